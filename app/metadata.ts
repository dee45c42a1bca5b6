import type { Metadata } from 'next';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { pickLabel } from '@/lib/catalogue/pick-label';
import type { ImageView, PhotographView } from '@/lib/catalogue/views';
import { embedPath } from '@/lib/embed/addresses';
import { frameCode, frameSize } from '@/lib/embed/frame';
import { presentationPath } from '@/lib/iiif/addresses';
import { config } from '@/server/config';

/** What others show when they link here. A stand-in is never handed out as the photograph (DECISIONS, 12). */
export function openGraphOf(language: Language, path: PagePath, image: ImageView | null): Metadata {
  // Open Graph knows absolute addresses only.
  if (!config().publicUrlIsSet) return {};
  const preview = image && !image.standIn ? image.previews.at(-1) : undefined;
  return {
    openGraph: {
      type: 'website',
      locale: language,
      alternateLocale: LANGUAGES.filter((other) => other !== language),
      url: publicAddress(pageAddress(language, path)),
      ...(preview
        ? { images: [{ url: publicAddress(preview.url), width: preview.width, height: preview.height }] }
        : {}),
    },
  };
}

/** Absolute where the institution has said where it publishes, else relative to the site (DECISIONS, 3). */
export function publicAddress(address: string): string {
  const { publicUrl, publicUrlIsSet } = config();
  return publicUrlIsSet ? `${publicUrl}${address}` : address;
}

/** The photograph's manifest; none until there is an image. Ids of IIIF are absolute, whatever the pages' addresses are (DECISIONS, 3). */
export function manifestAddress({ id, image }: Pick<PhotographView, 'id' | 'image'>): string | undefined {
  return image ? `${config().publicUrl}${presentationPath({ kind: 'photograph', id })}` : undefined;
}

/** The HTML that shows the photograph in another page; none until there is an image. */
export function frameCodeOf({ id, image, labels }: PhotographView, language: Language): string | undefined {
  if (!image) return undefined;
  return frameCode({
    src: `${config().publicUrl}${embedPath(language, id)}`,
    title: pickLabel(labels, 'title', language)?.text ?? '',
    size: frameSize(image),
  });
}

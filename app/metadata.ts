import type { Metadata } from 'next';
import { otherLanguages, type PagePath, pageAddress } from '@/i18n/addresses';
import { CARD_SIZE } from '@/lib/cards/card-address';
import type { Language } from '@/lib/catalogue/languages';
import { pickLabel } from '@/lib/catalogue/pick-label';
import type { PhotographView } from '@/lib/catalogue/views';
import { embedPath } from '@/lib/embed/addresses';
import { frameCode, frameSize } from '@/lib/embed/frame';
import { presentationPath } from '@/lib/iiif/addresses';
import { config } from '@/server/config';
import { loadSiteNames } from '@/server/site/loaders';
import { exhibitionCard, type PageCard } from './cards';

/** A language as Open Graph names it; a country where the spelling is that of one. */
const OPEN_GRAPH_LOCALES = { ar: 'ar', en: 'en_GB' } as const satisfies Record<Language, string>;

/** What others show when they link to a page. */
interface SharedPage {
  path: PagePath;
  /** What of the query belongs to what is shown, with its `?`. */
  query?: string;
  /** Without the site's name; its title where the page has none of its own. */
  title?: string;
  description?: string;
  card: PageCard;
}

/** Open Graph and the cards of Twitter, in the page's language. */
export async function sharedAs(language: Language, page: SharedPage): Promise<Metadata> {
  // Open Graph knows absolute addresses only (DECISIONS, 3).
  if (!config().publicUrlIsSet) return {};
  const site = await loadSiteNames(language);
  const title = page.title ?? site.title;
  const description = page.description ?? site.description;
  const { url, alt } = page.card;
  const image = { url: publicAddress(url), alt };
  return {
    openGraph: {
      type: 'website',
      siteName: site.title,
      title,
      description,
      locale: OPEN_GRAPH_LOCALES[language],
      alternateLocale: otherLanguages(language).map((other) => OPEN_GRAPH_LOCALES[other]),
      url: publicAddress(`${pageAddress(language, page.path)}${page.query ?? ''}`),
      images: [{ ...image, ...CARD_SIZE, type: 'image/jpeg' }],
    },
    twitter: { card: 'summary_large_image', title, description, images: [image] },
  };
}

/** The same for a page whose picture is the exhibition's. */
export async function sharedAsExhibition(
  language: Language,
  page: Omit<SharedPage, 'card'>,
): Promise<Metadata> {
  return sharedAs(language, { ...page, card: await exhibitionCard(language) });
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

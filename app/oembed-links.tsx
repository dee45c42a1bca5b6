import { getTranslations } from 'next-intl/server';
import { pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { DISCOVERY_TYPES, type OembedFormat, oembedAddress } from '@/lib/embed/oembed';
import { config } from '@/server/config';

interface Props {
  photograph: Pick<PhotographView, 'slug' | 'image'>;
  language: Language;
}

/** Where programs of others find how to show the photograph in their pages (oEmbed, 4). Only for a site that says where it is. */
export async function OembedLinks({ photograph: { slug, image }, language }: Props) {
  const { publicUrl, publicUrlIsSet } = config();
  if (!publicUrlIsSet || !image) return null;
  const t = await getTranslations({ locale: language, namespace: 'embed' });
  const page = `${publicUrl}${pageAddress(language, photographPath(slug))}`;
  return Object.entries(DISCOVERY_TYPES).map(([format, type]) => (
    <link
      key={format}
      rel="alternate"
      type={type}
      href={oembedAddress(publicUrl, page, format as OembedFormat)}
      title={t('describes')}
    />
  ));
}

import { pageAddress, photographPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { photographStatement, scriptText } from '@/lib/schema-org/photograph';
import { config } from '@/server/config';
import { loadSiteTexts } from '@/server/site/loaders';

interface Props {
  photograph: PhotographView;
  language: Language;
  manifest: string | undefined;
}

/** What search engines read of a photograph. Left out where nobody has said under which address the site is published. */
export async function StructuredData({ photograph, language, manifest }: Props) {
  const { publicUrl, publicUrlIsSet } = config();
  if (!publicUrlIsSet) return null;
  const { site } = await loadSiteTexts();
  const { image, slug } = photograph;
  const preview = image && !image.standIn ? image.previews.at(-1) : undefined;
  const statement = photographStatement(photograph, site.title, language, {
    page: `${publicUrl}${pageAddress(language, photographPath(slug))}`,
    manifest: manifest ?? null,
    exhibition: `${publicUrl}${pageAddress(language, '')}`,
    picture: preview ? `${publicUrl}${preview.url}` : null,
  });
  return <script type="application/ld+json">{scriptText(statement)}</script>;
}

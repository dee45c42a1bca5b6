import type { Publication } from '@/components/exhibition/take-away';
import type { ShareSource } from '@/components/viewer/share-links';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { sayIn } from '@/i18n/words';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { pickLabel } from '@/lib/catalogue/pick-label';
import type { PhotographView } from '@/lib/catalogue/views';
import { citedPhotograph } from '@/lib/citations/cited-photograph';
import { CITATION_STYLES, citationIn } from '@/lib/citations/styles';
import { detailRights } from '@/lib/downloads/offer';
import { canvasPath } from '@/lib/iiif/addresses';
import { config } from '@/server/config';
import { manifestAddress, publicAddress } from './metadata';

/** What the viewer needs to lead others here; nothing until there is an image. */
export async function shareSource(
  view: PhotographView,
  language: Language,
  { siteTitles, limits }: Pick<Publication, 'siteTitles' | 'limits'>,
): Promise<ShareSource | undefined> {
  const { id, slug, image, labels } = view;
  const manifest = manifestAddress(view);
  if (!image || !manifest) return undefined;
  const say = await sayIn(language);
  const cited = citedPhotograph(view, { language, siteTitles, page: '{address}', say });
  return {
    id,
    titles: inEachLanguage((each) => pickLabel(labels, 'title', each)?.text ?? ''),
    pages: inEachLanguage((each) => publicAddress(pageAddress(each, photographPath(slug)))),
    manifest,
    canvas: `${config().publicUrl}${canvasPath(id, image.scanId)}`,
    citations: CITATION_STYLES.map((style) => ({
      name: say(`citation.styles.${style}`),
      text: citationIn(style, { ...cited, isDetail: true }, say)
        .map(({ text }) => text)
        .join(''),
    })),
    download: detailRights(view, limits),
  };
}

function inEachLanguage<Value>(of: (language: Language) => Value): Record<Language, Value> {
  return Object.fromEntries(LANGUAGES.map((each) => [each, of(each)])) as Record<Language, Value>;
}

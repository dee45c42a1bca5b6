import { getTranslations } from 'next-intl/server';
import { ComparisonChoices } from '@/components/exhibition/comparison-choices';
import { comparePath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { loadAllPhotographs, loadSection } from '@/server/catalogue/loaders';
import { loadComparisonsOf } from '@/server/comparisons/loaders';
import { VisitorsFrame } from './visitors-frame';

interface Props {
  photograph: PhotographView;
  language: Language;
  /** Why what was asked for cannot be shown. */
  refusal?: 'itself' | 'preparing';
}

/** The page that offers what a photograph can be compared with: the curators' comparisons, its section, all others. */
export async function ChooseComparison({ photograph, language, refusal }: Props) {
  const { id, slug, section } = photograph;
  const [all, own, stored, t] = await Promise.all([
    loadAllPhotographs(),
    section ? loadSection(section.slug) : null,
    loadComparisonsOf(id),
    getTranslations({ locale: language, namespace: 'compare.choose' }),
  ]);
  const others = all.filter((each) => each.slug !== slug && each.image);
  const slugsNear = new Set(own?.kind === 'found' ? own.view.photographs.map((each) => each.slug) : []);
  return (
    <VisitorsFrame language={language} path={comparePath(slug)}>
      <ComparisonChoices
        photograph={photograph}
        stored={stored.map(({ first, second, titles }) => ({
          print: first.slug === slug ? second : first,
          slugs: [first.slug, second.slug],
          titles,
        }))}
        near={others.filter((each) => slugsNear.has(each.slug))}
        others={others.filter((each) => !slugsNear.has(each.slug))}
        language={language}
        remark={refusal && t(refusal)}
      />
    </VisitorsFrame>
  );
}

import { getTranslations } from 'next-intl/server';
import { otherLanguages } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { PageHeading } from './page-heading';

interface Props {
  name:
    | 'photographs.title'
    | 'tours.title'
    | 'communities.title'
    | 'search.title'
    | 'compare.title'
    | 'compare.choose.title'
    | 'missing.title'
    | 'gone.photograph.title'
    | 'gone.section.title'
    | 'gone.tour.title'
    | 'gone.place.title'
    | 'gone.community.title'
    | 'timeline.title'
    | 'map.title'
    | 'places.title';
  language: Language;
}

/** A heading that the software itself words: in the page's language first, then in the others. */
export async function PageTitle({ name, language }: Props) {
  const titles = await Promise.all(
    [language, ...otherLanguages(language)].map(async (lang) => {
      const t = await getTranslations({ locale: lang });
      return { text: t(name), lang };
    }),
  );
  return <PageHeading titles={titles} language={language} />;
}

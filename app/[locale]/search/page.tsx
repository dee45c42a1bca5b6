import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import styles from '@/components/exhibition/search.module.css';
import { SearchFacets } from '@/components/exhibition/search-facets';
import { SearchForm } from '@/components/exhibition/search-form';
import { SearchResults } from '@/components/exhibition/search-results';
import { SearchPages, SearchSaid } from '@/components/exhibition/search-said';
import { WaysIn } from '@/components/exhibition/ways-in';
import { asksForNothing, readSearchQuery, searchPath } from '@/lib/search/query';
import { loadSearch } from '@/server/search/loaders';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'search' });
  const { query } = readSearchQuery(await searchParams);
  const title = query.text === '' ? t('title') : t('titleFor', { text: query.text });
  return {
    title,
    // There are more searches than anyone should list; what they find is listed by itself.
    ...(asksForNothing(query) ? {} : { robots: { index: false } }),
    ...(await sharedAsExhibition(language, { path: '/search', title })),
  };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { query, cut } = readSearchQuery(await searchParams);
  const view = await loadSearch(query);
  return (
    <VisitorsFrame language={language} path={searchPath(query)}>
      <HeadLinks language={language} path="/search" />
      <div className={styles.page}>
        <PageTitle name="search.title" language={language} />
        <SearchForm query={query} language={language}>
          <SearchFacets facets={view.facets} language={language} />
        </SearchForm>
        <div>
          <SearchSaid view={view} query={query} cut={cut} language={language} />
          <SearchResults photographs={view.photographs} marked={view.marked} language={language} />
          <SearchPages view={view} query={query} language={language} />
        </div>
      </div>
      {view.total === 0 ? <WaysIn language={language} hasTours={false} without="search" /> : null}
    </VisitorsFrame>
  );
}

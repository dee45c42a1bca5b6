import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { PhotographFilters } from '@/components/studio/lists/photograph-filters';
import { PhotographList } from '@/components/studio/lists/photograph-list';
import { NewRecord } from '@/components/studio/new-record';
import { reaches } from '@/lib/people/roles';
import { type QueryParams, readQuery } from '@/lib/studio/photograph-filter';
import { loadPhotographList } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<QueryParams>;
}

export default async function PhotographsPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const query = readQuery(await searchParams);
  const [{ page, options }, t] = await Promise.all([
    loadPhotographList(actor, query),
    getTranslations({ locale: language, namespace: 'studio.lists' }),
  ]);
  const isCurator = reaches(actor.role, 'curator');
  return (
    <>
      <PageHead title={t('title')}>
        <NewRecord kind="photograph" language={language} />
      </PageHead>
      <PhotographFilters query={query} options={options} language={language} mayChooseMine={isCurator} />
      <PhotographList
        key={JSON.stringify(query.filter)}
        page={page}
        query={query}
        options={options}
        language={language}
        mayChangeMany={isCurator}
        now={new Date().toISOString()}
      />
    </>
  );
}

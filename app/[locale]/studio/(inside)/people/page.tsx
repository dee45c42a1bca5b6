import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { Invite } from '@/components/studio/people/invite';
import { PeopleTable } from '@/components/studio/people/people-table';
import { loadPeople } from '@/server/people/loaders';
import { enterStudio } from '../../enter-studio';

export default async function PeoplePage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'administrator');
  const t = await getTranslations({ locale: language, namespace: 'studio.people' });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Invite language={language} />
      </PageHead>
      <PeopleTable people={await loadPeople(actor)} me={actor.id} />
    </>
  );
}

import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import buttonStyles from '@/components/studio/controls/button.module.css';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { PageHead } from '@/components/studio/controls/page-head';
import { LogFilterForm } from '@/components/studio/people/log-filter-form';
import { LogPages, LogTable } from '@/components/studio/people/log-table';
import { readLogFilter, writeLogFilter } from '@/lib/studio/log-filter';
import { loadLog, loadPeople } from '@/server/people/loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LogPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language, 'administrator');
  const given = await searchParams;
  const filter = readLogFilter(given);
  const before = typeof given.before === 'string' ? given.before : null;
  const [people, { lines, next }] = await Promise.all([loadPeople(actor), loadLog(actor, filter, before)]);
  const t = await getTranslations({ locale: language, namespace: 'studio.people.logPage' });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <a
          className={buttonStyles.button}
          href={`/api/studio/log.csv?${writeLogFilter(filter, { language })}`}
        >
          {t('export')}
        </a>
      </PageHead>
      <LogFilterForm filter={filter} people={people.map(({ id, name }) => ({ id, name }))} />
      {lines.length === 0 ? <EmptyState title={t('empty')} /> : <LogTable lines={lines} />}
      <LogPages language={language} filter={filter} next={next} isFirst={before === null} />
    </>
  );
}

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { WorklistView } from '@/lib/studio/list-views';
import { FailedScans } from './failed-scans';
import { RecentList } from './recent-list';
import { type Task, TaskGroup } from './task-group';
import { UnfinishedUploads } from './unfinished-uploads';
import { useTasks } from './use-tasks';
import styles from './worklist.module.css';

interface Props {
  work: WorklistView;
  language: Language;
  /** ISO 8601. */
  now: string;
}

/** What waits for someone, the broken things first, and what others did last. */
export function Worklist({ work, language, now }: Props) {
  const t = useTranslations('studio.lists');
  const groups = useTasks(work);
  const open = groups.filter(({ tasks }) => tasks.some(isOpen));
  return (
    <div className={styles.page}>
      {open.length === 0 ? <Nothing isEmpty={work.total === 0} language={language} /> : null}
      <div className={styles.groups}>
        {open.map(({ name, tasks }) => (
          <TaskGroup key={name} name={name} tasks={tasks.filter(isOpen)} language={language} />
        ))}
      </div>
      <FailedScans scans={work.failedScans} language={language} />
      <UnfinishedUploads uploads={work.uploads} language={language} now={now} />
      {work.recent.length > 0 ? (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t('worklist.recent')}</h2>
          <RecentList rows={work.recent} language={language} now={now} />
          <p>
            <Link href={pageAddress(language, '/studio/photographs')}>
              {t('worklist.all', { count: work.total })}
            </Link>
          </p>
        </section>
      ) : null}
    </div>
  );
}

const isOpen = ({ count }: Task) => count > 0;

function Nothing({ isEmpty, language }: { isEmpty: boolean; language: Language }) {
  const t = useTranslations('studio.lists');
  return (
    <EmptyState title={t(isEmpty ? 'worklist.nothingYet' : 'worklist.nothing')}>
      <p>{t(isEmpty ? 'worklist.nothingYetHelp' : 'worklist.nothingHelp')}</p>
      {isEmpty ? <Link href={pageAddress(language, '/studio/upload')}>{t('upload')}</Link> : null}
    </EmptyState>
  );
}

import { useFormatter, useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { LogView } from '@/lib/people/views';
import { type LogFilter, writeLogFilter } from '@/lib/studio/log-filter';
import buttonStyles from '../controls/button.module.css';
import tableStyles from '../controls/table.module.css';
import { TableScroller } from '../controls/table-scroller';
import { sayActor, sayLogLine } from './log-words';
import styles from './people.module.css';

/** Lines of the log, each as a sentence. */
export function LogTable({ lines }: { lines: readonly LogView[] }) {
  const t = useTranslations('studio.people.logPage');
  const say = useTranslations('studio');
  const format = useFormatter();
  return (
    <TableScroller label={t('title')}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            {(['when', 'who', 'what', 'address'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <time dateTime={line.at}>
                  {format.dateTime(new Date(line.at), { dateStyle: 'medium', timeStyle: 'medium' })}
                </time>
              </td>
              <td>
                <bdi>{sayActor(say, line)}</bdi>
              </td>
              <td>{sayLogLine(say, line)}</td>
              <td>
                <bdi dir="ltr">{line.ipAddress}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}

interface PagesProps {
  language: Language;
  filter: LogFilter;
  next: string | null;
  isFirst: boolean;
}

export function LogPages({ language, filter, next, isFirst }: PagesProps) {
  const t = useTranslations('studio.people.logPage');
  const address = (more: Record<string, string>) =>
    `${pageAddress(language, '/studio/log')}?${writeLogFilter(filter, more)}`;
  return (
    <div className={styles.pages}>
      {isFirst ? null : (
        <a className={buttonStyles.button} href={address({})}>
          {t('newest')}
        </a>
      )}
      {next ? (
        <a className={buttonStyles.button} href={address({ before: next })}>
          {t('older')}
        </a>
      ) : null}
    </div>
  );
}

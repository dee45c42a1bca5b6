import { useTranslations } from 'next-intl';
import { AUDITED } from '@/lib/people/audited';
import type { LogFilter } from '@/lib/studio/log-filter';
import buttonStyles from '../controls/button.module.css';
import { sayLogLine } from './log-words';
import styles from './people.module.css';

interface Props {
  filter: LogFilter;
  people: readonly { id: string; name: string }[];
}

/** A plain form of an address: what it shows can be sent to a colleague. */
export function LogFilterForm({ filter, people }: Props) {
  const t = useTranslations('studio.people.logPage');
  const say = useTranslations('studio');
  const bare = { id: '', at: '', actorName: '', subject: '…', detail: ELLIPSES, ipAddress: null };
  return (
    <form className={styles.filter} method="get">
      <label>
        {t('who')}
        <select name="person" defaultValue={filter.person ?? ''}>
          <option value="">{t('anyone')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('what')}
        <select name="action" defaultValue={filter.action ?? ''}>
          <option value="">{t('anything')}</option>
          {AUDITED.map((action) => (
            <option key={action} value={action}>
              {sayLogLine(say, { ...bare, action })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('from')}
        <input type="date" name="from" defaultValue={filter.from ?? ''} />
      </label>
      <label>
        {t('to')}
        <input type="date" name="to" defaultValue={filter.to ?? ''} />
      </label>
      <button type="submit" className={`${buttonStyles.button} ${buttonStyles.full}`}>
        {t('filter')}
      </button>
    </form>
  );
}

/** For the kinds of lines, which are of nobody in particular. */
const ELLIPSES = { role: '…', from: '…', to: '…', at: '…' };

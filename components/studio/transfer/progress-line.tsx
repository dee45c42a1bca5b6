import { useTranslations } from 'next-intl';
import { ProgressBar } from 'react-aria-components';
import styles from './transfer.module.css';

interface Props {
  /** What is being done. */
  label: string;
  done: number;
  total: number;
  /** What is done of the one that is under way, from 0 to 1: the bar shows it too. */
  part?: number;
}

/** How far something has come, in words and as a bar. */
export function ProgressLine({ label, done, total, part = 0 }: Props) {
  const t = useTranslations('studio.transfer');
  return (
    <ProgressBar
      aria-label={label}
      value={done + part}
      maxValue={total}
      valueLabel={t('progress', { done, total })}
    >
      {({ percentage = 0, valueText }) => (
        <div className={styles.progress}>
          <span>{label}</span>
          <span>{valueText}</span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ inlineSize: `${percentage}%` }} />
          </span>
        </div>
      )}
    </ProgressBar>
  );
}

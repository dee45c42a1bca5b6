import type { ReactNode } from 'react';
import styles from './pill.module.css';

export type PillTone = 'plain' | 'good' | 'attention' | 'bad';

/** A state in a word or two; the colour only repeats what the word says. */
export function Pill({ tone = 'plain', children }: { tone?: PillTone; children: ReactNode }) {
  return <span className={`${styles.pill} ${styles[tone]}`}>{children}</span>;
}

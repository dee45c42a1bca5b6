import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** A list with nothing in it: says why, and what to do first. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

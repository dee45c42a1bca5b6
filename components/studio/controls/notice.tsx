import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface Props {
  tone?: 'plain' | 'good' | 'attention' | 'bad';
  /** Said by screen readers as soon as it appears. */
  isLive?: boolean;
  children: ReactNode;
}

/** A message inside a page, in its place: what happened and what can be done. */
export function Notice({ tone = 'plain', isLive = false, children }: Props) {
  const role = isLive ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={role}>
      {children}
    </div>
  );
}

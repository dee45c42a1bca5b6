import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface Props {
  title: string;
  /** One sentence: what is done here. */
  lead?: ReactNode;
  /** The page's actions, the most used first. */
  children?: ReactNode;
}

/** The head of every page of the studio. */
export function PageHead({ title, lead, children }: Props) {
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
      </div>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </header>
  );
}

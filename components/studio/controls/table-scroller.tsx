import type { ReactNode } from 'react';
import tableStyles from './table.module.css';

/** Holds a table that may be wider than the screen: it scrolls by itself, by keyboard too. @param label what the table lists */
export function TableScroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={tableStyles.scroller} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

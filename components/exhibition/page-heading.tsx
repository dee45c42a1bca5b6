import { LockUp } from '@/components/ui/lock-up';
import type { Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import styles from './page-title.module.css';

/** A page's heading as a lock-up of the given titles, the page's language first. */
export function PageHeading({ titles, language }: { titles: readonly Text[]; language: Language }) {
  return (
    <h1 className={styles.title}>
      <LockUp titles={titles} language={language} />
    </h1>
  );
}

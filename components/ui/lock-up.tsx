import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import styles from './lock-up.module.css';

interface Props {
  /** The page's language first. */
  titles: readonly Text[];
  language: Language;
}

/** One title in several languages: the page's first and large, the others under it, equal in weight. */
export function LockUp({ titles, language }: Props) {
  return (
    <span className={styles.lockUp}>
      {titles.map(({ text, lang }, index) => (
        <span
          key={lang}
          className={index === 0 ? styles.first : styles.other}
          lang={lang}
          // The direction of the page, so that all lines begin at the same edge; `bdi` keeps each one's own order.
          dir={directionOf(language)}
        >
          <bdi dir={directionOf(lang)}>{text}</bdi>
        </span>
      ))}
    </span>
  );
}

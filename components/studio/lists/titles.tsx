import { languageProps } from '@/components/ui/said';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './titles.module.css';

interface Props {
  titles: Texts;
  language: Language;
  /** Said where no language has a title. */
  fallback: string;
}

/** A title in every language that has one, the reader's first; each runs in its own direction. */
export function Titles({ titles, language, fallback }: Props) {
  const shown = textsInOrder(titles, language);
  if (shown.length === 0) return <span className={styles.none}>{fallback}</span>;
  return (
    <span className={styles.titles}>
      {shown.map(({ lang, text }) => (
        <bdi
          key={lang}
          className={styles.title}
          {...languageProps(lang, language)}
          // Left to itself it would go by its first letter, which in an Arabic title may be Latin.
          dir={directionOf(lang)}
        >
          {text}
        </bdi>
      ))}
    </span>
  );
}

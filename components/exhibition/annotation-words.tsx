import { languageProps } from '@/components/ui/said';
import { directionOf, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { AnnotationView, Text } from '@/lib/catalogue/views';
import styles from './annotation-list.module.css';

/** What an annotation says, with a term where one is needed. */
export function AnnotationWords({
  term,
  value,
  language,
}: {
  term?: string;
  value: Text;
  language: Language;
}) {
  return (
    <div className={styles.words}>
      {term ? <p className={styles.term}>{term}</p> : null}
      <p className={styles.text} {...languageProps(value.lang, language)} dir={directionOf(value.lang)}>
        {value.text}
      </p>
    </div>
  );
}

/** In the reader's language, else in the first that says it (DECISIONS, 4). */
export function annotationText(
  { texts }: Pick<AnnotationView, 'texts'>,
  name: 'title' | 'comment' | 'translation',
  language: Language,
): Text | null {
  for (const lang of [language, ...LANGUAGES]) {
    const text = texts[lang]?.[name];
    if (text) return { text, lang };
  }
  return null;
}

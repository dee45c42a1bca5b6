import { WordDiff } from '../editor/word-diff';
import styles from './history-dialog.module.css';

interface Props {
  /** What the field is called, in the reader's language. */
  name: string;
  before: string;
  after: string;
  /** BCP 47, of both. */
  lang: string;
}

/** What became of one field whose value is words. */
export function ChangedWords({ name, before, after, lang }: Props) {
  return (
    <>
      <p className={styles.name}>{name}</p>
      <WordDiff before={before} after={after} lang={lang} />
    </>
  );
}

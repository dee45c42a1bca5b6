import { Prose } from '@/components/ui/prose';
import type { Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { SiteDocumentOf } from '@/lib/site/documents';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import styles from './contact.module.css';
import { LetterForm, type LetterFormProps } from './letter-form';
import { PageHeading } from './page-heading';

interface Props extends Omit<LetterFormProps, 'privacyNote'> {
  words: SiteDocumentOf<'contact'>;
}

/** Where visitors write to the curators, or suggest a correction to one photograph's label. */
export function Contact({ words, language, photograph, ...rest }: Props) {
  const isCorrection = photograph !== undefined;
  return (
    <article className={styles.page}>
      <PageHeading
        titles={textsInOrder(isCorrection ? words.correctionTitle : words.title, language)}
        language={language}
      />
      <Words texts={isCorrection ? words.correctionText : words.text} language={language} />
      <LetterForm language={language} photograph={photograph} privacyNote={words.privacyNote} {...rest} />
    </article>
  );
}

/** What is said once a letter has come in. */
export function Thanks({ words, language }: { words: SiteDocumentOf<'contact'>; language: Language }) {
  return (
    <article className={styles.page}>
      <PageHeading titles={textsInOrder(words.thanksTitle, language)} language={language} />
      <Words texts={words.thanksText} language={language} />
    </article>
  );
}

function Words({ texts, language }: { texts: Texts; language: Language }) {
  const text = pickText(texts, language);
  return text ? <Prose value={text} language={language} /> : null;
}

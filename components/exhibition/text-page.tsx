import type { ReactNode } from 'react';
import { Prose } from '@/components/ui/prose';
import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { TextPageDocument, TextPart } from '@/lib/site/documents';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { PageHeading } from './page-heading';
import styles from './text-page.module.css';

interface PageProps {
  title: Texts;
  language: Language;
  children: ReactNode;
}

/** A page to read: its title, then parts one under the other. */
export function TextPage({ title, language, children }: PageProps) {
  return (
    <article className={styles.page}>
      <PageHeading titles={textsInOrder(title, language)} language={language} />
      {children}
    </article>
  );
}

/** A page that is nothing but its document. */
export function DocumentPage({ document, language }: { document: TextPageDocument; language: Language }) {
  return (
    <TextPage title={document.title} language={language}>
      <Parts parts={document.parts} language={language} />
    </TextPage>
  );
}

export function Parts({ parts, language }: { parts: readonly TextPart[]; language: Language }) {
  return parts.map((part) => (
    <Part key={part.id} heading={part.heading} text={part.text} language={language} />
  ));
}

interface PartProps {
  heading: Texts;
  text: Texts;
  language: Language;
  children?: ReactNode;
}

/** A heading with its text beside it, and what belongs under the text. */
export function Part({ heading, text, language, children }: PartProps) {
  const said = pickText(heading, language);
  const words = pickText(text, language);
  if (!said) return null;
  return (
    <section className={styles.part}>
      <h2>
        <Said value={said} language={language} />
      </h2>
      <div>
        {words ? <Prose value={words} language={language} /> : null}
        {children}
      </div>
    </section>
  );
}

import { createElement, Fragment, type ReactNode } from 'react';
import { languageProps } from '@/components/ui/said';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { CitationPart } from '@/lib/citations/writer';
import styles from './take-away.module.css';

/** A citation whose parts each stand in their own language and direction. */
export function CitationText({ parts, language }: { parts: readonly CitationPart[]; language: Language }) {
  return createElement(Fragment, null, ...parts.map((part) => partOf(part, language)));
}

function partOf({ text, lang, role }: CitationPart, language: Language): ReactNode {
  if (role === 'identifier' || role === 'address') {
    return (
      <bdi dir="ltr" translate="no">
        {text}
      </bdi>
    );
  }
  if (role !== 'title' && lang === undefined) return text;
  const Element = role === 'title' ? 'cite' : 'bdi';
  const spoken = lang ?? language;
  return (
    <Element className={styles.part} {...languageProps(spoken, language)} dir={directionOf(spoken)}>
      {text}
    </Element>
  );
}

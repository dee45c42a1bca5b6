'use client';

import { type ReactNode, useId, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { formattingTag } from '@/lib/text/digits';
import { foldText } from '@/lib/text/fold';
import styles from './find-prints.module.css';
import { useScript } from './use-script';

interface Props {
  words: { search: string; none: string; foundOne: string; found: string };
  language: Language;
  /** Prints in rows, each of whose places says in `data-find` what it is found by. */
  children: ReactNode;
}

/** Narrows rows of prints, which the server has rendered, to those with some words in a title. */
export function FindPrints({ words, language, children }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const field = useId();
  const hasScript = useScript();
  const [found, setFound] = useState<number | null>(null);
  const narrow = (text: string) => {
    const wanted = foldText(text);
    let count = 0;
    for (const item of list.current?.querySelectorAll<HTMLElement>('[data-find]') ?? []) {
      item.hidden = !item.dataset.find?.includes(wanted);
      if (!item.hidden) count += 1;
    }
    for (const group of list.current?.querySelectorAll<HTMLElement>('section') ?? [])
      group.hidden = group.querySelector('[data-find]:not([hidden])') === null;
    setFound(wanted === '' ? null : count);
  };
  return (
    <>
      <div className={styles.finder} hidden={!hasScript}>
        <label htmlFor={field}>{words.search}</label>
        <input
          id={field}
          type="search"
          dir="auto"
          autoComplete="off"
          onChange={(event) => narrow(event.target.value)}
        />
        <p role="status">{found !== null && said(found, words, language)}</p>
      </div>
      <div ref={list}>{children}</div>
    </>
  );
}

function said(found: number, words: Props['words'], language: Language): string {
  if (found === 0) return words.none;
  if (found === 1) return words.foundOne;
  return words.found.replace('{count}', new Intl.NumberFormat(formattingTag(language)).format(found));
}

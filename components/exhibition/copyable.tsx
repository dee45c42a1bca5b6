'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './take-away.module.css';
import { useScript } from './use-script';

interface Words {
  copy: string;
  copied: string;
  notCopied: string;
}

type Outcome = 'copied' | 'notCopied' | null;

/** Milliseconds that the button says so. */
const SAID_FOR = 4000;

/** A text with a button that copies it, with its italics where the program that it goes to knows them. */
export function Copyable({ words, of, children }: { words: Words; of: string; children: ReactNode }) {
  const text = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    if (text.current) setOutcome(await copyFrom(text.current));
  };
  return (
    <>
      <div ref={text}>{children}</div>
      {useScript() ? (
        <p className={styles.copyLine}>
          <button type="button" className={styles.copy} onClick={copy}>
            {outcome === 'copied' ? words.copied : words.copy}
            <span className="visually-hidden"> {of}</span>
          </button>
          <span role="status" className={outcome === 'notCopied' ? undefined : 'visually-hidden'}>
            {outcome ? words[outcome] : ''}
          </span>
        </p>
      ) : null}
    </>
  );
}

async function copyFrom(element: HTMLElement): Promise<Outcome> {
  const text = element.textContent ?? '';
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([element.innerHTML], { type: 'text/html' }),
      }),
    ]);
    return 'copied';
  } catch {
    return copyPlainly(element, text);
  }
}

async function copyPlainly(element: HTMLElement, text: string): Promise<Outcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    // A browser that forbids it, or a site that is not reached over https: the reader copies what is selected already.
    getSelection()?.selectAllChildren(element);
    return 'notCopied';
  }
}

'use client';

import { useId, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { copyFrom } from './copy';
import { Icon } from './icons';
import styles from './share-detail.module.css';

interface Props {
  label: string;
  value: string;
  copy: string;
  copied: string;
  notCopied: string;
  /** Of a text; without it, an address or a code, which read from left to right in every language. */
  language?: Language;
  /** Has the keyboard first. */
  isFirst?: boolean;
  setSaid(said: string): void;
}

/** What can be copied, with the button that does so. */
export function CopyField({ label, value, copy, copied, notCopied, language, isFirst, setSaid }: Props) {
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const press = async () => {
    if (!field.current) return;
    const worked = await copyFrom(field.current);
    setCopied(worked);
    setSaid(worked ? copied : notCopied);
  };
  const Field = language ? 'textarea' : 'input';
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        <span>{label}</span>
        <Field
          id={id}
          ref={field}
          dir={language ? 'auto' : 'ltr'}
          rows={language ? 3 : undefined}
          readOnly
          value={value}
          onFocus={(event: { currentTarget: { select(): void } }) => event.currentTarget.select()}
        />
      </label>
      <button type="button" className={styles.copy} onClick={press} data-first={isFirst ? '' : undefined}>
        <Icon name={isCopied ? 'done' : 'copy'} />
        {copy}
      </button>
    </div>
  );
}

'use client';

import { type MouseEvent, useEffect, useState } from 'react';
import { copyFrom } from '@/components/viewer/copy';
import styles from './embed-code.module.css';

/** Puts the code beside it into the clipboard. Without script there is no button, and the code is there to be selected. */
export function EmbedCopy({ copy, copied }: { copy: string; copied: string }) {
  const [isReady, setReady] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setReady(true), []);
  if (!isReady) return null;
  const write = async ({ currentTarget }: MouseEvent) => {
    const field = currentTarget.closest('details')?.querySelector('textarea');
    if (field) setCopied(await copyFrom(field));
  };
  return (
    <p>
      <button type="button" className={styles.copy} onClick={write}>
        {copy}
      </button>
      <span role="status">{isCopied ? copied : ''}</span>
    </p>
  );
}

'use client';

import { useEffect, useState } from 'react';
import styles from './embed-code.module.css';

/** Puts the code into the clipboard. Without script, or where the browser forbids it, the code is there to be selected. */
export function EmbedCopy({ code, copy, copied }: { code: string; copy: string; copied: string }) {
  const [isReady, setReady] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setReady(navigator.clipboard !== undefined), []);
  if (!isReady) return null;
  const write = () => {
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
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

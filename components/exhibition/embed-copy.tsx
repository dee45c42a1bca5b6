'use client';

import { type MouseEvent, useState } from 'react';
import { copyFrom } from '@/components/viewer/copy';
import styles from './embed-code.module.css';
import { useScript } from './use-script';

/** Puts the code beside it into the clipboard. Without script there is no button, and the code is there to be selected. */
export function EmbedCopy({ copy, copied }: { copy: string; copied: string }) {
  const hasScript = useScript();
  const [isCopied, setCopied] = useState(false);
  if (!hasScript) return null;
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

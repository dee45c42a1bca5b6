'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../controls/button';

/** Puts a text into the clipboard and says so. Where a browser forbids it, the text stands beside to be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations('studio.people');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <>
      <Button weight="full" onPress={copy}>
        {isCopied ? t('copied') : label}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied ? t('copied') : ''}
      </span>
    </>
  );
}

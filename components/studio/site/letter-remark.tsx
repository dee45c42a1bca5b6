'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { TextField } from '@/components/studio/controls/text-field';
import { useFailureWords } from '@/components/studio/failure-words';
import type { Language } from '@/lib/catalogue/languages';
import styles from './letters.module.css';

interface Props {
  id: string;
  remark: string | null;
  language: Language;
}

/** Curators' own words on a letter. */
export function LetterRemark({ id, remark, language }: Props) {
  const t = useTranslations('studio.site.letters');
  const word = useFailureWords();
  const [text, setText] = useState(remark ?? '');
  const [kept, setKept] = useState(remark ?? '');
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; words: string } | null>(null);
  const save = async () => {
    const outcome = await callStudio('letters.remark', { id, remark: text });
    if (outcome.ok) setKept(text);
    setSaid(
      outcome.ok ? { tone: 'good', words: t('remarkSaved') } : { tone: 'bad', words: word(outcome.failure) },
    );
  };
  return (
    <details className={styles.remark} open={remark !== null}>
      <summary>{t('remark')}</summary>
      <TextField
        label={t('remark')}
        help={t('remarkHelp')}
        value={text}
        onChange={setText}
        rows={2}
        lang={language}
        maxLength={4_000}
      />
      <div className={styles.actions}>
        <Button isDisabled={text === kept} onPress={() => void save()}>
          {t('saveRemark')}
        </Button>
      </div>
      {said ? (
        <Notice tone={said.tone} isLive>
          {said.words}
        </Notice>
      ) : null}
    </details>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { callDoor } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { TextField } from '../controls/text-field';
import { useFailureWords } from '../failure-words';
import styles from './door.module.css';

/** Asks for a link by mail. What it answers says nothing of whether the address is known. */
export function ForgottenForm({ language }: { language: Language }) {
  const t = useTranslations('studio.people.door');
  const words = useFailureWords();
  const [email, setEmail] = useState('');
  const [state, setState] = useState<'writing' | 'sending' | 'sent'>('writing');
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === '') return setFault(t('fillEmail'));
    setState('sending');
    setFault(null);
    const outcome = await callDoor('ask-link', { email, language });
    setState(outcome.ok ? 'sent' : 'writing');
    if (!outcome.ok) setFault(words(outcome.failure));
  };

  if (state === 'sent') {
    return (
      <Notice tone="good" isLive>
        {t('forgottenSent')}
      </Notice>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {fault ? (
        <Notice tone="bad" isLive>
          {fault}
        </Notice>
      ) : null}
      <TextField
        label={t('email')}
        type="email"
        inputMode="email"
        name="email"
        autoComplete="username"
        lang="en"
        value={email}
        onChange={setEmail}
        isRequired
        autoFocus
      />
      <Button type="submit" weight="full" isPending={state === 'sending'}>
        {t('askLink')}
      </Button>
    </form>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { callDoor } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { TextField } from '../controls/text-field';
import { useFailureWords } from '../failure-words';
import { CodeForm } from './code-form';
import styles from './door.module.css';
import { PasswordField } from './password-field';

interface Props {
  language: Language;
  /** A page of the studio, checked by the server. */
  next: string;
}

/** E-mail address and password, then the code where there is a second factor. */
export function SignInForm({ language, next }: Props) {
  const t = useTranslations('studio.people.door');
  const words = useFailureWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<'password' | 'sending' | 'code'>('password');
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() === '' || password === '') return setFault(t('fillBoth'));
    setStep('sending');
    setFault(null);
    const outcome = await callDoor('sign-in', { email, password });
    if (outcome.ok && outcome.value.step === 'inside') return location.assign(next);
    setStep(outcome.ok ? 'code' : 'password');
    if (outcome.ok) return;
    setPassword('');
    setFault(words(outcome.failure));
  };

  const startAgain = (reason: string) => {
    setStep('password');
    setPassword('');
    setFault(reason);
  };

  if (step === 'code') return <CodeForm next={next} onExpired={startAgain} />;
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
      <PasswordField
        label={t('password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" weight="full" isPending={step === 'sending'}>
        {t('signIn')}
      </Button>
      <a href={pageAddress(language, '/studio/forgotten')}>{t('forgotten')}</a>
    </form>
  );
}

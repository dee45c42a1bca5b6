'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { DoorOutputs } from '@/lib/people/door';
import { isLongEnough } from '@/lib/people/password';
import { callDoor } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import { CodeForm } from './code-form';
import styles from './door.module.css';
import { PasswordField } from './password-field';

type Opened =
  | { step: 'reading' }
  | { step: 'code' }
  | { step: 'refused'; reason: string }
  | { step: 'password'; link: DoorOutputs['read-link'] };

/** The token stands after `#`, where only this page sees it. */
const tokenOfPage = () => location.hash.slice(1);

/** Sets a password by a link, and signs in with it. */
export function LinkForm({ language }: { language: Language }) {
  const t = useTranslations('studio.people.door');
  const words = useFailureWords();
  const [opened, setOpened] = useState<Opened>({ step: 'reading' });
  const refuse = (reason: string) => setOpened({ step: 'refused', reason });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is read once, when the page opens
  useEffect(() => {
    let isGone = false;
    void callDoor('read-link', { token: tokenOfPage() || '-' }).then((outcome) => {
      if (isGone) return;
      if (outcome.ok) setOpened({ step: 'password', link: outcome.value });
      else refuse(words(outcome.failure));
    });
    return () => {
      isGone = true;
    };
  }, []);

  const next = pageAddress(language, '/studio');
  if (opened.step === 'reading') return <p role="status">{t('readingLink')}</p>;
  if (opened.step === 'code') return <CodeForm next={next} onExpired={refuse} />;
  if (opened.step === 'refused') {
    return (
      <>
        <Notice tone="bad" isLive>
          {opened.reason}
        </Notice>
        <a href={pageAddress(language, '/studio/sign-in')}>{t('toSignIn')}</a>
      </>
    );
  }
  return (
    <NewPassword
      link={opened.link}
      next={next}
      onCode={() => setOpened({ step: 'code' })}
      onRefused={refuse}
    />
  );
}

interface NewPasswordProps {
  link: DoorOutputs['read-link'];
  next: string;
  onCode(): void;
  onRefused(reason: string): void;
}

function NewPassword({ link, next, onCode, onRefused }: NewPasswordProps) {
  const t = useTranslations('studio.people.door');
  const words = useFailureWords();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [wasSent, setSent] = useState<'no' | 'sending' | 'faulty'>('no');
  const isLong = isLongEnough(password);
  const isSame = password === again;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isLong || !isSame) return setSent('faulty');
    setSent('sending');
    const outcome = await callDoor('use-link', { token: tokenOfPage(), password });
    if (!outcome.ok) return onRefused(words(outcome.failure));
    // The link stays out of the history: it is used up, but it is nobody's business.
    history.replaceState(null, '', location.pathname);
    if (outcome.value.step === 'second-factor') return onCode();
    location.replace(next);
  };

  const isFaulty = wasSent === 'faulty';
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>
        {t(link.kind === 'set-up' ? 'setUpLead' : 'resetLead', { name: link.name })}{' '}
        <bdi dir="ltr" className={styles.address}>
          {link.email}
        </bdi>
      </p>
      <input type="hidden" name="username" autoComplete="username" value={link.email} />
      <PasswordField
        label={t('newPassword')}
        help={t('passwordHelp')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={isFaulty && !isLong ? t('passwordShort') : null}
        autoFocus
      />
      <PasswordField
        label={t('passwordAgain')}
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        error={isFaulty && isLong && !isSame ? t('passwordsDiffer') : null}
      />
      <Button type="submit" weight="full" isPending={wasSent === 'sending'}>
        {t('setPassword')}
      </Button>
    </form>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { callDoor } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { TextField } from '../controls/text-field';
import { useFailureWords } from '../failure-words';
import styles from './door.module.css';

interface Props {
  next: string;
  /** The password has to be given again; `reason` says why. */
  onExpired(reason: string): void;
}

/** The second factor: a code of the authenticator, or one of the recovery codes. */
export function CodeForm({ next, onExpired }: Props) {
  const t = useTranslations('studio.people.door');
  const words = useFailureWords();
  const [code, setCode] = useState('');
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length < 6) return setFault(t('codeShort'));
    setSending(true);
    setFault(null);
    const outcome = await callDoor('second-factor', { code: toLatinDigits(code.trim()) });
    if (outcome.ok) return location.assign(next);
    setSending(false);
    setCode('');
    const reason = words(outcome.failure);
    const isOver = outcome.failure !== 'offline' && outcome.failure.code === 'SECOND_FACTOR_EXPIRED';
    if (isOver) onExpired(reason);
    else setFault(reason);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {fault ? (
        <Notice tone="bad" isLive>
          {fault}
        </Notice>
      ) : null}
      <TextField
        label={t('code')}
        help={t('codeHelp')}
        autoComplete="one-time-code"
        lang="en"
        maxLength={20}
        value={code}
        onChange={setCode}
        isRequired
        autoFocus
      />
      <Button type="submit" weight="full" isPending={isSending}>
        {t('signIn')}
      </Button>
    </form>
  );
}

/** An Arabic keyboard writes ٠–٩, and a Persian one ۰–۹. */
function toLatinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

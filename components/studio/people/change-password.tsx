'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { isLongEnough } from '@/lib/people/password';
import { callDoor } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { PasswordField } from './password-field';
import styles from './people.module.css';
import { useChange } from './use-change';

/** A new password; the other sessions end with the old one. */
export function ChangePassword({ email }: { email: string }) {
  const t = useTranslations('studio.people');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [state, setState] = useState<'writing' | 'short' | 'done'>('writing');
  const { change, isBusy, fault } = useChange();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isLongEnough(next)) return setState('short');
    setState('writing');
    const done = await change(() => callDoor('change-password', { current, next }));
    if (!done) return;
    setCurrent('');
    setNext('');
    setState('done');
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        label={t('account.currentPassword')}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={fault}
      />
      <PasswordField
        label={t('door.newPassword')}
        help={t('door.passwordHelp')}
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        error={state === 'short' ? t('door.passwordShort') : null}
      />
      <Button type="submit" isPending={isBusy}>
        {t('account.changePassword')}
      </Button>
      {state === 'done' ? (
        <Notice tone="good" isLive>
          {t('account.passwordChanged')}
        </Notice>
      ) : null}
    </form>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { DoorOutputs } from '@/lib/people/door';
import { callDoor } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { TextField } from '../controls/text-field';
import { CopyButton } from './copy-button';
import { PasswordField } from './password-field';
import styles from './people.module.css';
import { useChange } from './use-change';

type Ask = 'begin' | 'stop' | 'newCodes';

type Stage =
  | { at: 'rest'; said: 'turnedOn' | 'turnedOff' | null }
  | { at: 'password'; ask: Ask }
  | { at: 'set-up'; made: DoorOutputs['second-factor-begin'] }
  | { at: 'codes'; codes: string[] };

/** Turning the code after the password on and off. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const t = useTranslations('studio.people.account');
  const [stage, setStage] = useState<Stage>({ at: 'rest', said: null });
  const rest = (said: 'turnedOn' | 'turnedOff' | null = null) => setStage({ at: 'rest', said });
  const ask = (what: Ask) => () => setStage({ at: 'password', ask: what });

  if (stage.at === 'password') return <Password ask={stage.ask} onStage={setStage} onLeave={() => rest()} />;
  if (stage.at === 'set-up') {
    return <SetUp made={stage.made} onDone={() => rest('turnedOn')} onLeave={() => rest()} />;
  }
  if (stage.at === 'codes') return <Codes codes={stage.codes} onLeave={() => rest()} />;
  return (
    <>
      {stage.said ? (
        <Notice tone="good" isLive>
          {t(stage.said)}
        </Notice>
      ) : null}
      <p>{t(isOn ? 'secondFactorOn' : 'secondFactorOff')}</p>
      <div className={styles.row}>
        {isOn ? (
          <>
            <Button onPress={ask('newCodes')}>{t('newCodes')}</Button>
            <Button weight="danger" onPress={ask('stop')}>
              {t('stop')}
            </Button>
          </>
        ) : (
          <Button onPress={ask('begin')}>{t('begin')}</Button>
        )}
      </div>
    </>
  );
}

interface PasswordProps {
  ask: Ask;
  onStage(stage: Stage): void;
  onLeave(): void;
}

/** Asked before each: a screen that was left open must not be enough. */
function Password({ ask, onStage, onLeave }: PasswordProps) {
  const t = useTranslations('studio.people.account');
  const common = useTranslations('studio.common');
  const [password, setPassword] = useState('');
  const { change, isBusy, fault } = useChange();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (ask === 'begin') {
      const done = await change(() => callDoor('second-factor-begin', { password }));
      if (done) onStage({ at: 'set-up', made: done.value });
    } else if (ask === 'newCodes') {
      const done = await change(() => callDoor('second-factor-codes', { password }));
      if (done) onStage({ at: 'codes', codes: done.value.codes });
    } else {
      const done = await change(() => callDoor('second-factor-stop', { password }));
      if (done) onStage({ at: 'rest', said: 'turnedOff' });
    }
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <PasswordField
        label={t('confirmPassword')}
        help={t('confirmPasswordHelp')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={fault}
        autoFocus
      />
      <div className={styles.row}>
        <Button type="submit" weight={ask === 'stop' ? 'danger' : 'full'} isPending={isBusy}>
          {t(ask)}
        </Button>
        <Button onPress={onLeave}>{common('cancel')}</Button>
      </div>
    </form>
  );
}

interface SetUpProps {
  made: DoorOutputs['second-factor-begin'];
  onDone(): void;
  onLeave(): void;
}

function SetUp({ made, onDone, onLeave }: SetUpProps) {
  const t = useTranslations('studio.people.account');
  const common = useTranslations('studio.common');
  const [code, setCode] = useState('');
  const { change, isBusy, fault } = useChange();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await change(() => callDoor('second-factor-confirm', { code: code.trim() }));
    if (done) onDone();
    else setCode('');
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('scan')}</p>
      <img
        className={styles.picture}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(made.picture)}`}
        alt={t('qr')}
      />
      <p>
        {t('key')}:{' '}
        <bdi dir="ltr" className={styles.secret}>
          {made.secret}
        </bdi>
      </p>
      <CodeList codes={made.codes} />
      <TextField
        label={t('enterCode')}
        lang="en"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={setCode}
        error={fault}
        isRequired
      />
      <div className={styles.row}>
        <Button type="submit" weight="full" isPending={isBusy}>
          {t('confirm')}
        </Button>
        <Button onPress={onLeave}>{common('cancel')}</Button>
      </div>
    </form>
  );
}

function Codes({ codes, onLeave }: { codes: string[]; onLeave(): void }) {
  const t = useTranslations('studio.people');
  return (
    <>
      <CodeList codes={codes} />
      <div className={styles.row}>
        <Button onPress={onLeave}>{t('done')}</Button>
      </div>
    </>
  );
}

function CodeList({ codes }: { codes: string[] }) {
  const t = useTranslations('studio.people.account');
  return (
    <div className={styles.form}>
      <h3>{t('codes')}</h3>
      <p>{t('codesLead')}</p>
      <ul className={styles.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.row}>
        <CopyButton text={codes.join('\n')} label={t('copyCodes')} />
      </div>
    </div>
  );
}

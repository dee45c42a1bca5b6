'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { deviceOf } from '@/lib/people/device';
import type { SessionView } from '@/lib/people/views';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { Pill } from '../controls/pill';
import styles from './people.module.css';
import { useChange } from './use-change';

interface Props {
  language: Language;
  sessions: readonly SessionView[];
}

/** Where the reader is signed in, and how to end that. */
export function Sessions({ language, sessions }: Props) {
  const t = useTranslations('studio.people.account');
  const format = useFormatter();
  const { change, isBusy, fault } = useChange();
  const nameOf = ({ userAgent }: SessionView) => {
    const device = deviceOf(userAgent);
    return device ? t('device', device) : t('unknownDevice');
  };
  const endAll = async () => {
    const done = await change(() => callStudio('account.end-all-sessions', {}));
    if (done) location.assign(pageAddress(language, '/studio/sign-in'));
  };

  return (
    <>
      {fault ? (
        <Notice tone="bad" isLive>
          {fault}
        </Notice>
      ) : null}
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className={styles.session}>
            <div>
              <p>
                {nameOf(session)} {session.isThis ? <Pill tone="good">{t('thisSession')}</Pill> : null}
              </p>
              <p>
                {t('since', {
                  when: format.dateTime(new Date(session.since), { dateStyle: 'medium', timeStyle: 'short' }),
                })}{' '}
                · <bdi dir="ltr">{session.ipAddress}</bdi>
              </p>
            </div>
            {session.isThis ? null : (
              <Button
                weight="quiet"
                isDisabled={isBusy}
                aria-label={t('endSessionOf', { device: nameOf(session) })}
                onPress={() => change(() => callStudio('account.end-session', { id: session.id }))}
              >
                {t('endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p>{t('endAllLead')}</p>
      <div className={styles.row}>
        <Button weight="danger" isPending={isBusy} onPress={endAll}>
          {t('endAll')}
        </Button>
      </div>
    </>
  );
}

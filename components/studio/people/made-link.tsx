'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { LinkView } from '@/lib/studio/people-commands';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { CopyButton } from './copy-button';
import styles from './people.module.css';

export interface Made {
  link: LinkView;
  name: string;
  email: string;
}

interface Props {
  made: Made | null;
  onClose(): void;
}

/** The one time that a link is seen. */
export function MadeLink({ made, onClose }: Props) {
  const t = useTranslations('studio.people');
  const format = useFormatter();
  if (!made) return null;
  const { link, name, email } = made;
  const until = format.dateTime(new Date(link.expiresAt), { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Dialog title={t('linkMadeTitle', { name })} isOpen onClose={onClose} needsAnswer>
      <p>{t('linkMadeLead', { name, until })}</p>
      <p className={styles.secret} dir="ltr">
        {link.address}
      </p>
      {link.isMailed ? (
        <Notice tone="good">{t('linkMailed', { email })}</Notice>
      ) : (
        <Notice>{t('linkNotMailed')}</Notice>
      )}
      <DialogActions>
        <CopyButton text={link.address} label={t('copyLink')} />
        <Button onPress={onClose}>{t('done')}</Button>
      </DialogActions>
    </Dialog>
  );
}

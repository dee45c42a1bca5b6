'use client';

import { useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { callDoor } from './call';
import styles from './shell.module.css';

/** Ends this session and leaves for the door. */
export function SignOut({ language }: { language: Language }) {
  const t = useTranslations('studio.common');
  const leave = async () => {
    await callDoor('sign-out', {});
    location.assign(pageAddress(language, '/studio/sign-in'));
  };
  return (
    <button type="button" className={styles.link} onClick={leave}>
      {t('signOut')}
    </button>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import styles from './shell.module.css';

/** Ends this session and leaves for the door. */
export function SignOut({ language }: { language: Language }) {
  const t = useTranslations('studio.common');
  const leave = async () => {
    await fetch('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    location.assign(pageAddress(language, '/studio/sign-in'));
  };
  return (
    <button type="button" className={styles.link} onClick={leave}>
      {t('signOut')}
    </button>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { TextField } from '../controls/text-field';
import styles from './door.module.css';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  autoComplete: 'current-password' | 'new-password';
  help?: ReactNode;
  error?: string | null;
  autoFocus?: boolean;
}

/** A password, which its writer may look at: on a phone nobody types twelve characters blind. */
export function PasswordField(props: Props) {
  const t = useTranslations('studio.people.door');
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      lang="en"
      isRequired
      maxLength={128}
      aside={
        <ToggleButton className={styles.show} isSelected={isShown} onChange={setShown}>
          {isShown ? t('hidePassword') : t('showPassword')}
        </ToggleButton>
      }
    />
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';
import styles from './conflict-notice.module.css';
import { Notice } from './notice';

interface Props {
  /** Whose words it speaks in: `studio.<area>.conflict`. */
  area: 'authorities' | 'sections' | 'site';
  /** Who else changed the field. */
  who: string;
  onTheirs(): void;
  onMine(): void;
  /** Names of the two buttons for screen readers, where several conflicts stand on a page. */
  labels?: { theirs: string; mine: string };
  /** What they made of it. */
  children: ReactNode;
}

/** Two people changed one field: the second sees the other's and chooses. */
export function ConflictNotice({ area, who, onTheirs, onMine, labels, children }: Props) {
  const t = useTranslations(`studio.${area}.conflict`);
  return (
    <Notice tone="attention" isLive>
      <div className={styles.conflict}>
        <p>{t('text', { who })}</p>
        {children}
        <div className={styles.tools}>
          <Button onPress={onTheirs} aria-label={labels?.theirs}>
            {t('takeTheirs', { who })}
          </Button>
          <Button onPress={onMine} aria-label={labels?.mine}>
            {t('keepMine')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

interface QuotedProps {
  /** BCP 47 of what is quoted. */
  lang: string;
  dir: 'ltr' | 'rtl';
  children: ReactNode;
}

/** Somebody's words as they stand. */
export function Quoted({ lang, dir, children }: QuotedProps) {
  return (
    <p className={styles.quoted} lang={lang} dir={dir}>
      {children}
    </p>
  );
}

/** Somebody's order of things, each an `li`. */
export function QuotedOrder({ children }: { children: ReactNode }) {
  return <ol className={styles.quoted}>{children}</ol>;
}

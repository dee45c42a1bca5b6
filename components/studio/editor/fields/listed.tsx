'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './fields.module.css';

interface Props {
  /** Of the entry, for whoever hears the buttons. */
  name: string;
  lang?: string;
  isReadOnly: boolean;
  onRemove(): void;
  /** Absent where the list has no order, or the entry is already there. */
  onUp?: () => void;
  onDown?: () => void;
  hasOrder?: boolean;
  children?: ReactNode;
}

/** One entry of a list in a record: its name, what belongs to it, and buttons to move it and take it out. */
export function Listed({ name, lang, isReadOnly, onRemove, onUp, onDown, hasOrder, children }: Props) {
  const t = useTranslations('studio.editor.list');
  return (
    <li className={styles.listed}>
      <span className={styles.listedName} lang={lang}>
        {name}
      </span>
      {children ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out in a row
        <div className={styles.listedPart} role="group" aria-label={name}>
          {children}
        </div>
      ) : null}
      {isReadOnly ? null : (
        <span className={styles.listedButtons}>
          {hasOrder ? (
            <>
              <Button
                className={styles.small}
                aria-label={t('up', { name })}
                isDisabled={!onUp}
                onPress={onUp}
              >
                <Arrow isUp />
              </Button>
              <Button
                className={styles.small}
                aria-label={t('down', { name })}
                isDisabled={!onDown}
                onPress={onDown}
              >
                <Arrow />
              </Button>
            </>
          ) : null}
          <Button className={styles.small} aria-label={t('remove', { name })} onPress={onRemove}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3.5 3.5l9 9m0-9l-9 9" />
            </svg>
          </Button>
        </span>
      )}
    </li>
  );
}

function Arrow({ isUp = false }: { isUp?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={isUp ? 'M3 10.5l5-5 5 5' : 'M3 5.5l5 5 5-5'} />
    </svg>
  );
}

/** The list with two neighbours changed over. */
export function swapped<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
}

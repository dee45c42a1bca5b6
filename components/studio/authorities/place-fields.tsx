'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  type Coordinates,
  coordinatesOf,
  type TypedCoordinates as Typed,
} from '@/lib/catalogue/authority-draft';
import { readNumber } from '@/lib/catalogue/table-cells';
import { TextField } from '../controls/text-field';
import styles from './authorities.module.css';
import { EntryField, EntryText } from './entry-field';
import { OtherNamesField } from './other-names-field';
import { useOpenEntry } from './use-entry';

/** Where a place is and what else it is called. */
export function PlaceFields() {
  const t = useTranslations('studio.authorities');
  return (
    <>
      <OtherNamesField />
      <section className={styles.group} aria-labelledby="where-title">
        <h2 id="where-title" className={styles.title}>
          {t('groups.where')}
        </h2>
        <CoordinatesField />
        <EntryText field="coordinatesFrom" />
        <EntryText field="sourceUrl" type="url" />
      </section>
    </>
  );
}

type Part = keyof Coordinates;

const PARTS = ['latitude', 'longitude'] as const satisfies readonly Part[];

const NOWHERE: Typed = { latitude: null, longitude: null };

/** Two numbers at once, as maps copy them. */
const PAIR = /^\s*([-+]?\d+\.\d+)\s*[,;،\s]\s*([-+]?\d+\.\d+)\s*$/;

/** Texts and not number fields: those would turn a number beyond the limits into another one, and take it only when left. */
function CoordinatesField() {
  const t = useTranslations('studio.authorities');
  const { value, set, problems } = useOpenEntry();
  const now: Typed = { ...NOWHERE, ...coordinatesOf(value('coordinates')) };
  const isRefused = problems.coordinates !== undefined;
  const errorOf = useCoordinateError(isRefused);
  const put = (next: Typed) =>
    set('coordinates', next.latitude === null && next.longitude === null ? null : { ...next });
  const type = (part: Part, text: string) => {
    const [, latitude, longitude] = PAIR.exec(text) ?? [];
    if (latitude && longitude) put({ latitude: Number(latitude), longitude: Number(longitude) });
    else put({ ...now, [part]: text.trim() === '' ? null : (readNumber(text) ?? text) });
  };
  const { latitude, longitude } = now;
  return (
    <EntryField field="coordinates">
      <fieldset className={styles.plain} aria-describedby="coordinates-help">
        <legend className={styles.legend}>{t('fields.coordinates')}</legend>
        <p id="coordinates-help" className={styles.help}>
          {t('help.coordinates')}
        </p>
        <div className={styles.pair}>
          {PARTS.map((part) => (
            <NumberText
              key={part}
              label={t(`fields.${part}`)}
              value={now[part]}
              onChange={(text) => type(part, text)}
              error={errorOf(part, now[part])}
            />
          ))}
        </div>
        {typeof latitude === 'number' && typeof longitude === 'number' && !isRefused ? (
          <a
            href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('onMap')}
          </a>
        ) : null}
      </fieldset>
    </EntryField>
  );
}

interface NumberTextProps {
  label: string;
  value: Typed[Part];
  onChange(text: string): void;
  error: string | null;
}

/** Keeps what was typed ("31.70") as long as it says the same as the value. */
function NumberText({ label, value, onChange, error }: NumberTextProps) {
  const [typed, setTyped] = useState('');
  const isSame = value === (typed.trim() === '' ? null : (readNumber(typed) ?? typed));
  return (
    <TextField
      label={label}
      value={isSame ? typed : String(value ?? '')}
      onChange={(text) => {
        setTyped(text);
        onChange(text);
      }}
      lang="en"
      inputMode="decimal"
      maxLength={60}
      error={error}
    />
  );
}

const LIMITS: Record<Part, number> = { latitude: 90, longitude: 180 };
const BEYOND = { latitude: 'LATITUDE', longitude: 'LONGITUDE' } as const;

/** The refusal is of the pair; its words stand at the number that is to blame. */
function useCoordinateError(isRefused: boolean) {
  const t = useTranslations('studio.authorities.problems');
  return (part: Part, value: Typed[Part]): string | null => {
    if (!isRefused) return null;
    if (value === null) return t('BOTH');
    if (typeof value === 'string') return t('NUMBER');
    return Math.abs(value) > LIMITS[part] ? t(BEYOND[part]) : null;
  };
}

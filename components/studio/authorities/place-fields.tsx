'use client';

import { useTranslations } from 'next-intl';
import { coordinatesOf } from '@/lib/catalogue/authority-draft';
import { NumberField } from '../controls/number-field';
import styles from './authorities.module.css';
import { EntryField, EntryText } from './entry-field';
import { useEntryProblem } from './entry-words';
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

const NOWHERE = { latitude: null, longitude: null };

/** Limits are not given to the fields: they would turn a mistyped number into another one without a word. */
function CoordinatesField() {
  const t = useTranslations('studio.authorities');
  const { value, set, problems } = useOpenEntry();
  const now = { ...NOWHERE, ...coordinatesOf(value('coordinates')) };
  const { latitude, longitude } = now;
  const error = useCoordinateErrors(now, problems.coordinates !== undefined);
  const change = (part: Partial<typeof now>) => {
    const next = { ...now, ...part };
    set('coordinates', next.latitude === null && next.longitude === null ? null : { ...next });
  };
  return (
    <EntryField field="coordinates">
      <fieldset className={styles.plain} aria-describedby="coordinates-help">
        <legend className={styles.legend}>{t('fields.coordinates')}</legend>
        <p id="coordinates-help" className={styles.help}>
          {t('help.coordinates')}
        </p>
        <div className={styles.pair}>
          <NumberField
            label={t('fields.latitude')}
            value={latitude}
            onChange={(next) => change({ latitude: next })}
            decimals={6}
            isIdentifier
            error={error.latitude}
          />
          <NumberField
            label={t('fields.longitude')}
            value={longitude}
            onChange={(next) => change({ longitude: next })}
            decimals={6}
            isIdentifier
            error={error.longitude}
          />
        </div>
        {latitude !== null && longitude !== null && problems.coordinates === undefined ? (
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

interface At {
  latitude: number | null;
  longitude: number | null;
}

/** The refusal is of the pair; its words stand at the number that is to blame. */
function useCoordinateErrors({ latitude, longitude }: At, isRefused: boolean) {
  const t = useTranslations('studio.authorities.problems');
  const problem = useEntryProblem();
  const of = (number: number | null, limit: number, words: string) => {
    if (!isRefused) return null;
    if (number === null) return t('BOTH');
    return Math.abs(number) > limit ? words : null;
  };
  const errors = {
    latitude: of(latitude, 90, t('LATITUDE')),
    longitude: of(longitude, 180, t('LONGITUDE')),
  };
  return isRefused && !errors.latitude && !errors.longitude
    ? { ...errors, latitude: problem('NOT_USABLE') }
    : errors;
}

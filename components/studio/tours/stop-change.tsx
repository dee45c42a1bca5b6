'use client';

import { useTranslations } from 'next-intl';
import type { FieldChange, FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import { NO_STOP_TEXT, readStopField, type StopText, type TourStop } from '@/lib/tours/tour-draft';
import { ChangedWords } from '../history/changed-words';
import { useStops } from './tour-session';

/** What a change in the history did to a stop. */
export function StopChange({ change: { field, before, after } }: { change: FieldChange }) {
  const t = useTranslations('studio.tours');
  const { stops } = useStops();
  const named = readStopField(field);
  if (!named) return null;
  const number = stops.findIndex(({ id }) => id === named.stopId) + 1;
  const name = number > 0 ? t('stops.stop', { number }) : t('history.formerStop');
  if (named.language !== null)
    return <ChangedTexts name={name} before={before} after={after} language={named.language} />;
  return (
    <p>
      {name}: {t(`history.${whatHappened(before as TourStop | null, after as TourStop | null)}`)}
    </p>
  );
}

function whatHappened(before: TourStop | null, after: TourStop | null) {
  if (!before) return 'added';
  if (!after) return 'deleted';
  if (before.order !== after.order) return 'moved';
  return before.dwellSeconds === after.dwellSeconds ? 'framed' : 'dwell';
}

interface TextsProps {
  name: string;
  before: FieldValue;
  after: FieldValue;
  language: Language;
}

function ChangedTexts({ name, before, after, language }: TextsProps) {
  const t = useTranslations('studio.tours');
  const [old, now] = [(before ?? NO_STOP_TEXT) as StopText, (after ?? NO_STOP_TEXT) as StopText];
  const texts = (['title', 'text'] as const).filter((part) => old[part] !== now[part]);
  const hasVoiceChanged = old.narrationId !== now.narrationId || old.captionsId !== now.captionsId;
  return (
    <>
      {texts.map((part) => (
        <ChangedWords
          key={part}
          name={`${name}: ${t(part === 'title' ? 'stops.titleField' : 'stops.text')}`}
          before={old[part] ?? ''}
          after={now[part] ?? ''}
          lang={language}
        />
      ))}
      {hasVoiceChanged ? (
        <p>
          {name}: {t('history.voice')}
        </p>
      ) : null}
    </>
  );
}

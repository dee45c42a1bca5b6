'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type Ref, useImperativeHandle, useRef } from 'react';
import type { Framing } from '@/components/viewer/framing-viewer';
import { pageAddress } from '@/i18n/addresses';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { readingSeconds } from '@/lib/tours/reading-time';
import { stopTextOf, type TourDraft, type TourStop } from '@/lib/tours/tour-draft';
import arrangement from '../arrangements/arrangement.module.css';
import { useArrangement } from '../arrangements/arrangement-session';
import { FieldConflict } from '../arrangements/field-conflict';
import { Button } from '../controls/button';
import { NumberField } from '../controls/number-field';
import { StopFraming } from './stop-framing';
import { StopPills } from './stop-pills';
import { StopTexts } from './stop-texts';
import { type OpenStop, useTourMaterial } from './tour-session';
import styles from './tours.module.css';

/** What the panel of a stop can be asked for. */
export interface StopPanelHandle {
  focus(where: 'panel' | 'picture'): void;
}

interface Props {
  ref: Ref<StopPanelHandle>;
  one: OpenStop;
  /** As visitors count. */
  number: number;
  name: string;
  /** Null where the tour is full, as `onAnother` is. */
  onAdd: (() => void) | null;
  onRemove(): void;
  onAnother: (() => void) | null;
  onChange(part: Partial<TourStop>): void;
}

/** One stop: where it looks, what is said there, and how long it stays. */
export function StopPanel({ ref, one, number, name, onAdd, onRemove, onAnother, onChange }: Props) {
  const t = useTranslations('studio.tours.stops');
  const { isReadOnly, language } = useArrangement();
  const { photographs, draft } = useTourMaterial();
  const head = useRef<HTMLHeadingElement>(null);
  const framing = useRef<Framing>(null);
  useImperativeHandle(ref, () => ({
    focus: (where) => {
      head.current?.scrollIntoView({ block: 'start' });
      if (where === 'picture' && framing.current) framing.current.focus();
      else head.current?.focus({ preventScroll: true });
    },
  }));
  const photograph = photographs[one.stop.photographId];
  const seconds = slowestReading(one.id, draft);
  return (
    <section className={styles.panel} aria-labelledby="stop" data-field={`stops.${one.id}`}>
      <header className={styles.panelHead}>
        <h3 id="stop" ref={head} tabIndex={-1} className={styles.panelTitle}>
          {t('stop', { number })} <bdi className={styles.panelName}>{name}</bdi>
        </h3>
        <span className={styles.pills}>
          <StopPills one={one} />
        </span>
      </header>
      <FieldConflict field={`stops.${one.id}`} lang={language}>
        {(theirs) => <p>{t(theirs === null ? 'theyDeleted' : 'theyFramed')}</p>}
      </FieldConflict>
      <StopFraming handle={framing} photograph={photograph} stop={one.stop} onChange={onChange} />
      <StopTexts stopId={one.id} />
      <div className={styles.dwell}>
        <NumberField
          label={t('dwell')}
          help={t('dwellHelp', { seconds })}
          value={one.stop.dwellSeconds}
          onChange={(dwellSeconds) => onChange({ dwellSeconds })}
          minValue={1}
          maxValue={3600}
          isDisabled={isReadOnly}
        />
      </div>
      <div className={styles.tools}>
        {photograph ? (
          <Link
            className={arrangement.link}
            href={pageAddress(language, `/studio/photographs/${photograph.id}`)}
            prefetch={false}
          >
            {t('toPhotograph')}
          </Link>
        ) : null}
        {isReadOnly ? null : (
          <>
            <Button isDisabled={!onAdd} onPress={() => onAdd?.()}>
              {t('next')}
            </Button>
            <Button weight="quiet" isDisabled={!onAnother} onPress={() => onAnother?.()}>
              {t('another')}
            </Button>
            <Button weight="danger" onPress={onRemove}>
              {t('delete')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** Seconds that the slower of the languages takes to be read. */
function slowestReading(stopId: string, draft: TourDraft): number {
  const seconds = LANGUAGES.map((language) =>
    readingSeconds(stopTextOf(draft, stopId, language).text ?? '', language),
  );
  return Math.round(Math.max(...seconds));
}

'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useState } from 'react';
import { type Framing, FramingViewer } from '@/components/viewer/framing-viewer';
import type { StopPhotograph } from '@/lib/studio/tour-commands';
import { pickText } from '@/lib/text/pick-text';
import { reframed } from '@/lib/tours/stop-region';
import type { TourStop } from '@/lib/tours/tour-draft';
import type { Region } from '@/lib/viewport/region';
import { useArrangement } from '../arrangements/arrangement-session';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { lookOf } from './stop-region';
import { useTourMaterial } from './tour-session';
import styles from './tours.module.css';

interface Props {
  handle: RefObject<Framing | null>;
  photograph: StopPhotograph | undefined;
  stop: TourStop;
  onChange(part: Partial<TourStop>): void;
}

/** The zoom on the stop's photograph: what is seen is taken as the stop's view with one press. */
export function StopFraming({ handle, photograph, stop, onChange }: Props) {
  const t = useTranslations('studio.tours.framing');
  const { isReadOnly, language } = useArrangement();
  const { words } = useTourMaterial();
  const [said, setSaid] = useState('');
  const image = photograph?.image;
  if (!photograph || !image)
    return <Notice tone="attention">{t(photograph ? 'noImage' : 'noPhotograph')}</Notice>;
  const { region, needsFraming } = lookOf(stop, photograph);
  const frame = (next: Region | null) => {
    onChange(reframed(stop, { id: image.scanId, standIn: image.standIn }, next));
    setSaid(t(next ? 'taken' : 'takenWhole'));
  };
  return (
    <div className={styles.framing}>
      {needsFraming ? <Notice tone="attention">{t('review')}</Notice> : null}
      <div className={styles.room}>
        <FramingViewer
          key={image.id}
          {...{ image, region, words, language, handle }}
          alt={pickText(photograph.titles, language)?.text ?? t('noAlt')}
        />
      </div>
      {isReadOnly ? null : (
        <div className={styles.tools}>
          <Button weight="full" onPress={() => frame(handle.current?.region() ?? null)}>
            {t('take')}
          </Button>
          <Button isDisabled={region === null && stop.region === null} onPress={() => frame(null)}>
            {t('whole')}
          </Button>
          <p className={styles.said} role="status">
            {said || t(region ? 'framed' : 'wholeNow')}
          </p>
        </div>
      )}
    </div>
  );
}

'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import { ToolButton } from '../tool-button';
import styles from './attractor.module.css';
import type { TourPicture } from './player-tour';
import { Projector, type Sight } from './projector';
import { Slides } from './slides';
import { isCalm } from './use-tour';
import type { TourWords } from './words';

export interface AttractorSight extends Sight {
  /** What it is, said under the picture. */
  title: Text;
}

interface Props {
  pictures: readonly TourPicture[];
  /** In the order in which they come, again and again; at least one. */
  sights: readonly AttractorSight[];
  /** Name of it all. */
  name: string;
  words: Pick<TourWords, 'picture' | 'help' | 'play' | 'pause'>;
  language: Language;
  standInMark: ReactNode;
}

const STAY_MS = 12_000;
/** A view that has not come by then is passed over: a line that is down does not hold up the others. */
const PATIENCE_MS = 40_000;
/** Whoever has stopped it, or moved the picture, has left by then, or will stop it again. */
const RESUME_MS = 60_000;

/** Views that follow each other without end, on a screen that nobody attends; whoever wants them to rest stops them for a while. */
export function Attractor({ pictures, sights, name, words, language, standInMark }: Props) {
  const [shown, setShown] = useState({ at: 0, hasArrived: false });
  const [isPlaying, setPlaying] = useState(true);
  const first = sights[0];
  const [projector] = useState(
    () =>
      new Projector(first ?? { picture: 0, region: null }, isCalm, {
        arrived: () => setShown(({ at }) => ({ at, hasArrived: true })),
        moved: (own) => own && setPlaying(false),
        waiting: () => undefined,
        missing: () => undefined,
      }),
  );
  const { at, hasArrived } = shown;
  const next = (at + 1) % sights.length;
  const coming = sights[next];
  useEffect(() => {
    if (hasArrived && coming) projector.announce(coming);
  }, [hasArrived, coming, projector]);
  useEffect(() => {
    if (!coming) return undefined;
    const lead = () => {
      setPlaying(true);
      setShown({ at: next, hasArrived: false });
      projector.show(coming);
    };
    const wait = !isPlaying ? RESUME_MS : hasArrived ? STAY_MS : PATIENCE_MS;
    const timer = window.setTimeout(lead, wait);
    return () => window.clearTimeout(timer);
  }, [isPlaying, hasArrived, next, coming, projector]);
  const title = sights[at]?.title;
  return (
    <section className={styles.attractor} aria-label={name} data-sight={at}>
      <Slides
        projector={projector}
        pictures={pictures}
        words={words}
        isRightToLeft={directionOf(language) === 'rtl'}
        standInMark={standInMark}
      />
      <div className={styles.foot}>
        <p className={styles.title}>{title && <bdi lang={title.lang}>{title.text}</bdi>}</p>
        <ToolButton
          icon={isPlaying ? 'pause' : 'play'}
          name={isPlaying ? words.pause : words.play}
          act={() => setPlaying(!isPlaying)}
        />
      </div>
    </section>
  );
}

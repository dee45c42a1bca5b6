'use client';

import { type PointerEvent, useId, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { MM_PER_CM } from '@/lib/scale/ruler';
import { CARD_MM, PIXELS_PER_CM_LIMITS, USUAL_PIXELS_PER_CM, withinScreens } from '@/lib/scale/screen';
import { formattingTag } from '@/lib/text/digits';
import styles from './calibrate-screen.module.css';
import { calibration } from './calibration';
import { ViewerDialog } from './viewer-dialog';
import type { ScaleWords } from './words';

export interface CalibrateProps {
  words: ScaleWords;
  language: Language;
  /** CSS pixels that a centimetre takes on this screen. */
  measured(pixelsPerCm: number): void;
  closed(): void;
}

/** Narrower than a card lying on the screens of the hand: there it stands. CSS pixels. */
const ROOM_FOR_CARD = 640;
/** A tenth of a CSS pixel in a centimetre moves the edge of the card by less than one. */
const STEP = 0.1;

/** Measures the screen against a bank card, since no browser tells how large its pixels are. Fetched when it is asked for. */
export function CalibrateScreen({ words, language, measured, closed }: CalibrateProps) {
  const [perCm, setPerCm] = useState(startOf);
  const [isUpright] = useState(() => window.innerWidth < ROOM_FOR_CARD);
  const slider = useId();
  const grow = (value: number) => setPerCm(withinScreens(value));
  const done = () => {
    measured(perCm);
    closed();
  };
  return (
    <ViewerDialog heading={words.calibrate} close={words.close} closed={closed}>
      <p className={styles.text}>{words.how}</p>
      <Card {...{ perCm, isUpright, language, grow }} />
      <div className={styles.size}>
        <label htmlFor={slider}>{words.size}</label>
        <input
          id={slider}
          data-first=""
          type="range"
          min={PIXELS_PER_CM_LIMITS.min}
          max={PIXELS_PER_CM_LIMITS.max}
          step={STEP}
          value={perCm}
          aria-valuetext={sayMm(language, { fractions: 0 })(screenWidthMm(perCm))}
          onChange={(event) => grow(event.currentTarget.valueAsNumber)}
        />
      </div>
      <button type="button" className={styles.done} onClick={done}>
        {words.done}
      </button>
      <p className={styles.remark}>{words.remembered}</p>
    </ViewerDialog>
  );
}

function startOf(): number {
  const isHand = window.matchMedia('(pointer: coarse)').matches;
  return calibration() ?? (isHand ? USUAL_PIXELS_PER_CM.hand : USUAL_PIXELS_PER_CM.desk);
}

/** What the choice means for whoever cannot see the card: how broad the window would then be. */
function screenWidthMm(perCm: number): number {
  return (window.innerWidth / perCm) * MM_PER_CM;
}

function sayMm(language: Language, { fractions }: { fractions: number }): (mm: number) => string {
  const numbers = new Intl.NumberFormat(formattingTag(language), {
    style: 'unit',
    unit: 'millimeter',
    maximumFractionDigits: fractions,
  });
  return (mm) => numbers.format(mm);
}

interface CardProps {
  perCm: number;
  isUpright: boolean;
  language: Language;
  grow(perCm: number): void;
}

/** As large as a card, if the choice is right; its corner can be drawn with a finger or the mouse. */
function Card({ perCm, isUpright, language, grow }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  const held = useRef<number | null>(null);
  const [across, down] = isUpright ? [CARD_MM.height, CARD_MM.width] : [CARD_MM.width, CARD_MM.height];
  const pixels = (mm: number) => (mm * perCm) / MM_PER_CM;
  const widthAt = ({ clientX }: PointerEvent) => {
    const { left, right } = card.current?.getBoundingClientRect() ?? { left: 0, right: 0 };
    const isRtl = card.current !== null && getComputedStyle(card.current).direction === 'rtl';
    return isRtl ? right - clientX : clientX - left;
  };
  const take = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = widthAt(event) - pixels(across);
  };
  const draw = (event: PointerEvent) => {
    if (held.current !== null) grow(((widthAt(event) - held.current) / across) * MM_PER_CM);
  };
  const release = () => {
    held.current = null;
  };
  const say = sayMm(language, { fractions: 2 });
  return (
    <div className={styles.room}>
      <div
        ref={card}
        className={styles.card}
        style={{
          inlineSize: pixels(across),
          blockSize: pixels(down),
          borderRadius: pixels(CARD_CORNER_MM),
        }}
      >
        <span className={styles.breadth}>{say(across)}</span>
        <span
          className={styles.corner}
          aria-hidden="true"
          onPointerDown={take}
          onPointerMove={draw}
          onPointerUp={release}
          onPointerCancel={release}
        />
      </div>
    </div>
  );
}

/** ISO/IEC 7810 gives 2.88 to 3.48 mm. */
const CARD_CORNER_MM = 3.18;

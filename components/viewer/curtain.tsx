'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { formattingTag } from '@/lib/text/digits';
import styles from './compare.module.css';

interface Props {
  /** Per cent of the width, from the start of the line, that the first photograph takes. */
  value: number;
  name: string;
  /** Holds `{percent}`. */
  valueText: string;
  language: Language;
  set(value: number): void;
}

const STEP = 2;
const LARGE_STEP = 10;

/** The edge between two photographs that lie over each other; keys and fingers move it as it is seen, in any script. */
export function Curtain({ value, name, valueText, language, set }: Props) {
  const handle = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const held = handle.current;
    const around = held?.parentElement?.getBoundingClientRect();
    if (!held?.hasPointerCapture(event.pointerId) || !around) return;
    const fromLeft = ((event.clientX - around.left) / around.width) * 100;
    set(Math.min(100, Math.max(0, isFromRight(held) ? 100 - fromLeft : fromLeft)));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const wanted = valueAfter(event.key, value, isFromRight(event.currentTarget));
    if (wanted === null) return;
    event.preventDefault();
    event.stopPropagation();
    set(wanted);
  };
  const percent = new Intl.NumberFormat(formattingTag(language), { style: 'percent' }).format(value / 100);
  return (
    <div className={styles.curtain}>
      <div
        ref={handle}
        className={styles.handle}
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(value)}
        aria-valuetext={valueText.replace('{percent}', percent)}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      >
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
          <path d="M9 7l-5 5 5 5M15 7l5 5-5 5" />
        </svg>
      </div>
    </div>
  );
}

function isFromRight(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** Null for a key that is not the slider's. */
function valueAfter(key: string, value: number, fromRight: boolean): number | null {
  const outward = fromRight ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: outward * STEP,
    ArrowLeft: -outward * STEP,
    ArrowUp: STEP,
    ArrowDown: -STEP,
    PageUp: LARGE_STEP,
    PageDown: -LARGE_STEP,
    Home: -100,
    End: 100,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(100, Math.max(0, Math.round(value) + step));
}

'use client';

import { useRouter } from 'next/navigation';
import {
  type DragEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import styles from './timeline.module.css';

interface Props {
  /** Years that are shown, both included. */
  range: { from: number; to: number };
  /** The addresses of the ways, null where there is none. */
  ways: Record<'nearer' | 'farther' | 'earlier' | 'later' | 'whole', string | null>;
  /** Site-relative address of the timeline, without years. */
  address: string;
  isMirrored: boolean;
  words: { label: string; help: string };
  children: ReactNode;
}

interface Brush {
  start: number;
  end: number;
}

/** Pixels that a pointer moves at least before it chooses years: less is a click. */
const LEAST_BRUSH = 8;

/** Years are chosen by drawing over them, or moved through by keys; without script the drawing stands, and its links work. */
export function TimelineStage({ range, ways, address, isMirrored, words, children }: Props) {
  const router = useRouter();
  const go = (to: string | null) => to !== null && router.push(to, { scroll: false });
  const choose = ({ start, end }: Brush) => {
    const years = range.to + 1 - range.from;
    const from = Math.floor(range.from + start * years);
    const to = Math.max(from, Math.ceil(range.from + end * years) - 1);
    if (from !== range.from || to !== range.to) go(`${address}?from=${from}&to=${to}`);
  };
  const { stage, brush, handlers } = useBrush(isMirrored, choose);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [back, on] = isMirrored ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const keys: Record<string, string | null> = {
      ...{ [back]: ways.earlier, [on]: ways.later },
      ...{ '+': ways.nearer, '=': ways.nearer, '-': ways.farther, '0': ways.whole },
    };
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    go(keys[event.key] ?? null);
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links that can be moved through, not a field set */}
      <div
        ref={stage}
        className={styles.stage}
        role="group"
        aria-label={words.label}
        aria-describedby="timeline-help"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves it, and scrolls it where it is narrow
        tabIndex={0}
        onKeyDown={press}
        {...handlers}
      >
        <div className={styles.sheet}>
          {children}
          {brush ? <BrushShape brush={brush} /> : null}
        </div>
      </div>
      <p id="timeline-help" className="visually-hidden">
        {words.help}
      </p>
    </div>
  );
}

/** A stretch of the line drawn by a pointer. @param choose is told of it when the pointer is lifted */
function useBrush(isMirrored: boolean, choose: (brush: Brush) => void) {
  const stage = useRef<HTMLDivElement>(null);
  const origin = useRef<{ x: number; part: number } | null>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const partAt = (clientX: number): number => {
    const axis = stage.current?.querySelector('[data-axis]')?.getBoundingClientRect();
    if (!axis) return 0;
    const part = (clientX - axis.left) / axis.width;
    return Math.min(1, Math.max(0, isMirrored ? 1 - part : part));
  };
  const forget = () => {
    origin.current = null;
    setBrush(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      const isOnAxis = (event.target as Element).closest('[data-axis]') !== null;
      // A finger scrolls the drawing, and draws on its axis only.
      if (event.button !== 0 || (event.pointerType !== 'mouse' && !isOnAxis)) return;
      origin.current = { x: event.clientX, part: partAt(event.clientX) };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!origin.current) return;
      if (!brush && Math.abs(event.clientX - origin.current.x) < LEAST_BRUSH) return;
      if (!brush) stage.current?.setPointerCapture(event.pointerId);
      const ends = [origin.current.part, partAt(event.clientX)];
      setBrush({ start: Math.min(...ends), end: Math.max(...ends) });
    },
    onPointerUp: () => {
      if (brush) choose(brush);
      forget();
    },
    onPointerCancel: forget,
    // A link that is drawn over would be dragged away.
    onDragStart: (event: DragEvent) => event.preventDefault(),
  };
  return { stage, brush, handlers };
}

/** Logical insets: it runs as the page does, and so does time. The numbers are those of the drawing's line of years. */
function BrushShape({ brush: { start, end } }: { brush: Brush }) {
  return (
    <div
      className={styles.brush}
      style={{ insetInlineStart: `${9.6 + start * 88}%`, inlineSize: `${(end - start) * 88}%` }}
      aria-hidden="true"
    />
  );
}

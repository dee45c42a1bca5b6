'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { Point } from '@/lib/annotations/shape';
import type { Side } from '@/lib/comparisons/compare-state';
import styles from './align.module.css';
import type { CompareZoom } from './compare-zoom';

interface Props {
  /** Says the number and the place. */
  name: string;
  label: string;
  point: Point;
  zoom: CompareZoom;
  side: Side;
  set(point: Point): void;
}

const WAYS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const LARGE_STEP = 10;

/** A place on the picture that can be dragged, and moved pixel by pixel with the arrow keys. */
export function Crosshair({ name, label, point, zoom, side, set }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [px, py] = point;
  useEffect(() => {
    const lay = () => {
      const [x, y] = zoom.paneOf(side).placeOf([px, py]);
      if (button.current) button.current.style.transform = `translate(${x}px, ${y}px)`;
    };
    lay();
    return zoom.follow((drawn) => {
      if (drawn === side) lay();
    });
  }, [zoom, side, px, py]);
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? LARGE_STEP : 1;
    const pane = zoom.paneOf(side);
    // There and back, so that it stays on the picture.
    set(pane.pixelAt(pane.placeOf([px + way[0] * step, py + way[1] * step])));
  };
  const drag = ({ currentTarget, pointerId, clientX, clientY }: PointerEvent) => {
    const around = currentTarget.parentElement?.getBoundingClientRect();
    if (!currentTarget.hasPointerCapture(pointerId) || !around) return;
    set(zoom.paneOf(side).pixelAt([clientX - around.left, clientY - around.top]));
  };
  return (
    <button
      ref={button}
      type="button"
      // Coordinates are those of the picture, which never mirrors.
      dir="ltr"
      className={styles.crosshair}
      aria-label={name}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <svg viewBox="0 0 44 44" width="44" height="44" aria-hidden="true" focusable="false">
        <path d="M22 3v14M22 27v14M3 22h14M27 22h14" />
        <circle cx="22" cy="22" r="9" />
      </svg>
      <span aria-hidden="true">{label}</span>
    </button>
  );
}

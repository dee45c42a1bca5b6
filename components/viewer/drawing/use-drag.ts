import { type PointerEvent, useRef } from 'react';
import type { Point } from '@/lib/annotations/shape';
import type { Surface } from './surface';

interface Drag {
  /** From where it began to where it is, in pixels of the scan. */
  moving(from: Point, to: Point): void;
  done(from: Point, to: Point): void;
  cancelled(): void;
}

/** Props of an element that is dragged with one finger, a pen or the main button; it may leave the element meanwhile. */
export function useDrag(surface: Surface, { moving, done, cancelled }: Drag) {
  const began = useRef<{ id: number; from: Point } | null>(null);
  const end = ({ pointerId }: PointerEvent) => {
    const from = began.current?.id === pointerId ? began.current.from : null;
    if (from) began.current = null;
    return from;
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (!event.isPrimary || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      began.current = { id: event.pointerId, from: surface.pointOf(event) };
    },
    onPointerMove(event: PointerEvent) {
      if (began.current?.id === event.pointerId) moving(began.current.from, surface.pointOf(event));
    },
    onPointerUp(event: PointerEvent) {
      const from = end(event);
      if (from) done(from, surface.pointOf(event));
    },
    onPointerCancel(event: PointerEvent) {
      if (end(event)) cancelled();
    },
  };
}

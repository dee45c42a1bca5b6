import type { KeyboardEvent } from 'react';
import type { Point } from '@/lib/annotations/shape';

const ARROWS = new Map<string, Point>([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);

/** How far an arrow key moves across and down; null for any other key. Directions are those of the screen, in any script. */
export function arrowOf(key: string, step: number): Point | null {
  const towards = ARROWS.get(key);
  return towards ? [towards[0] * step, towards[1] * step] : null;
}

/** The key has been obeyed: neither the page nor the zoom is to do so again. */
export function keep(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

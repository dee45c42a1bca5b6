import type { CSSProperties } from 'react';
import type { Point } from '@/lib/annotations/shape';

/** Puts an element at a place of the scan, from where the layer's numbers carry it along. */
export function placeOf([x, y]: Point): CSSProperties {
  return { '--at-x': x, '--at-y': y } as CSSProperties;
}

'use client';

import type { KeyboardEvent } from 'react';
import { withCorner, withCornerAfter, withoutCorner } from '@/lib/annotations/edit-shape';
import { cornersOf, type Point, type Shape } from '@/lib/annotations/shape';
import type { Size } from '@/lib/viewport/region';
import { arrowOf, keep } from './arrows';
import styles from './drawing.module.css';
import { placeOf } from './place-of';
import type { Surface } from './surface';
import { useDrag } from './use-drag';

/** A region that is being worked on. */
export interface Edit {
  shape: Shape;
  surface: Surface;
  image: Size;
  /** While the hand holds it; null: as it was. */
  show(shape: Shape | null): void;
  take(shape: Shape): void;
  ended(): void;
}

interface CornerProps {
  edit: Edit;
  index: number;
  at: Point;
  name: string;
}

/** Arrow keys and drags move it; of an outline, Enter sets another after it and Delete takes it away. */
export function Corner({ edit, index, at, name }: CornerProps) {
  const { shape, surface, image, show, take, ended } = edit;
  const put = (to: Point) => withCorner(shape, index, to, image);
  const drag = useDrag(surface, {
    moving: (_, to) => show(put(to)),
    // A press alone would put the corner where the finger is, beside it.
    done: (from, to) => (surface.distance(from, to) > 2 ? take(put(to)) : show(null)),
    cancelled: () => show(null),
  });
  const pressed = (event: KeyboardEvent) => {
    const { key } = event;
    const by = arrowOf(key, surface.step);
    const isOutline = shape.type === 'polygon';
    if (by) take(put([at[0] + by[0], at[1] + by[1]]));
    else if (key === 'Escape') ended();
    else if (isOutline && key === 'Enter') take(withCornerAfter(shape, index));
    else if (isOutline && (key === 'Delete' || key === 'Backspace')) take(withoutCorner(shape, index));
    else return;
    keep(event);
  };
  return (
    <button
      type="button"
      className={styles.corner}
      style={placeOf(at)}
      aria-label={name}
      onKeyDown={pressed}
      {...drag}
    />
  );
}

/** Half-way along a side of an outline, from where a hand draws another corner; the keyboard has Enter for that. */
export function Halfway({ edit, index, isHidden }: { edit: Edit; index: number; isHidden: boolean }) {
  const { shape, surface, image, show, take } = edit;
  const grown = withCornerAfter(shape, index);
  const put = (to: Point) => withCorner(grown, index + 1, to, image);
  const drag = useDrag(surface, {
    moving: (_, to) => show(put(to)),
    done: (from, to) => (surface.distance(from, to) > 2 ? take(put(to)) : show(null)),
    cancelled: () => show(null),
  });
  const at = cornersOf(grown)[index + 1] ?? [0, 0];
  return (
    <span
      className={styles.halfway}
      style={placeOf(at)}
      data-hidden={isHidden}
      aria-hidden="true"
      {...drag}
    />
  );
}

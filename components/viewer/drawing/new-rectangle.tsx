'use client';

import { useState } from 'react';
import { middleOf, rectangleBetween } from '@/lib/annotations/edit-shape';
import { cornersOf, type Point, type Shape } from '@/lib/annotations/shape';
import type { DrawingProps } from './drawing';
import styles from './drawing.module.css';
import { Outline, Shapes } from './shapes';
import type { Surface } from './surface';
import { useDrag } from './use-drag';
import { useStageKeys } from './use-stage-keys';

/** CSS pixels: what is shorter was no drag. */
const LEAST = 6;

type Props = Pick<DrawingProps, 'stage' | 'image' | 'drawn' | 'ended'> & { surface: Surface };

/** A rectangle from one corner to the other; Enter puts one in the middle of the view. */
export function NewRectangle({ stage, image, surface, drawn, ended }: Props) {
  const [live, setLive] = useState<Shape | null>(null);
  const drag = useDrag(surface, {
    moving: (from, to) => setLive(rectangleBetween(from, to, image)),
    done: (from: Point, to: Point) => {
      setLive(null);
      if (surface.distance(from, to) >= LEAST) drawn(rectangleBetween(from, to, image));
    },
    cancelled: () => setLive(null),
  });
  useStageKeys(stage, {
    confirm: () => drawn(middleOf(surface.view, image)),
    leave: ended,
  });
  return (
    <>
      <div className={styles.surface} {...drag} />
      {live ? (
        <Shapes surface={surface}>
          <Outline corners={cornersOf(live)} />
        </Shapes>
      ) : null}
    </>
  );
}

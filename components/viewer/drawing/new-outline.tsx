'use client';

import { useEffect, useRef, useState } from 'react';
import { middleOf, onPixel } from '@/lib/annotations/edit-shape';
import { cornersOf, type Point, readShape } from '@/lib/annotations/shape';
import { listenForTaps } from '../taps';
import type { DrawingProps } from './drawing';
import styles from './drawing.module.css';
import { placeOf } from './place-of';
import { Outline, Shapes } from './shapes';
import type { Surface } from './surface';
import { useStageKeys } from './use-stage-keys';

/** CSS pixels: a tap this near to the last corner is the second of a double tap, which ends the outline. */
const SAME_PLACE = 10;

type Props = Pick<DrawingProps, 'stage' | 'image' | 'words' | 'drawn' | 'refused' | 'ended'> & {
  surface: Surface;
};

/** An outline corner by corner: taps set them, while drags and wheel go on moving the picture. */
export function NewOutline({ stage, image, surface, words, drawn, refused, ended }: Props) {
  const [corners, setCorners] = useState<readonly Point[]>([]);
  const [pointer, setPointer] = useState<Point | null>(null);
  const finish = () => {
    const read = readShape({ type: 'polygon', points: corners });
    if (read.ok) drawn(read.shape);
    else refused(read.problem);
  };
  const tapped = (x: number, y: number) => {
    const at = onPixel(surface.pointAt(x, y), image);
    const last = corners.at(-1);
    if (last && surface.distance(last, at) < SAME_PLACE) {
      if (corners.length > 2) finish();
      return;
    }
    setCorners([...corners, at]);
  };
  useTapsAndMoves(stage, tapped, (event) =>
    setPointer(event.pointerType === 'mouse' ? onPixel(surface.pointOf(event), image) : null),
  );
  useStageKeys(stage, {
    confirm: () => {
      if (corners.length > 0) finish();
      else drawn({ type: 'polygon', points: cornersOf(middleOf(surface.view, image)) });
    },
    takeBack: () => setCorners(corners.slice(0, -1)),
    leave: ended,
  });
  const first = corners[0];
  return (
    <>
      <Shapes surface={surface}>
        <Outline corners={pointer && first ? [...corners, pointer] : corners} isOpen />
      </Shapes>
      {corners.slice(1).map((corner, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the order
        <span key={index} className={styles.set} style={placeOf(corner)} />
      ))}
      {first ? (
        <button
          type="button"
          className={styles.corner}
          style={placeOf(first)}
          data-closes=""
          aria-label={words.finish}
          // Not a tap on the stage too.
          onPointerUp={(event) => event.stopPropagation()}
          onClick={finish}
        />
      ) : null}
    </>
  );
}

function useTapsAndMoves(
  stage: HTMLElement,
  tapped: (x: number, y: number) => void,
  moved: (event: PointerEvent) => void,
): void {
  const now = useRef({ tapped, moved });
  now.current = { tapped, moved };
  useEffect(() => {
    const end = listenForTaps(stage, (x, y) => now.current.tapped(x, y));
    const follow = (event: PointerEvent) => now.current.moved(event);
    stage.addEventListener('pointermove', follow);
    return () => {
      end();
      stage.removeEventListener('pointermove', follow);
    };
  }, [stage]);
}

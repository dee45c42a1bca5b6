'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { moved, resized } from '@/lib/annotations/edit-shape';
import { cornersOf, MOST_POINTS, readShape, type Shape } from '@/lib/annotations/shape';
import { writeNumber } from '@/lib/text/digits';
import { arrowOf, keep } from './arrows';
import { Corner, type Edit, Halfway } from './corners';
import type { DrawingProps } from './drawing';
import styles from './drawing.module.css';
import { Outline, pointsOf, Shapes } from './shapes';
import type { Surface } from './surface';
import { useDrag } from './use-drag';

interface Props extends Omit<DrawingProps, 'shape'> {
  shape: Shape;
  surface: Surface;
}

/** A region that can be moved, made larger and smaller, and given other corners, with the hand or the keyboard. */
export function EditableShape({ shape, surface, image, words, language, ...events }: Props) {
  const [live, setLive] = useState<Shape | null>(null);
  const take = (next: Shape) => {
    setLive(null);
    const read = readShape(next);
    if (!read.ok) events.refused(read.problem);
    else if (JSON.stringify(read.shape) !== JSON.stringify(shape)) events.changed(read.shape);
  };
  const edit: Edit = { shape, surface, image, show: setLive, take, ended: events.ended };
  const corners = cornersOf(live ?? shape);
  const mayGrow = shape.type === 'polygon' && shape.points.length < MOST_POINTS;
  return (
    <>
      <Shapes surface={surface}>
        <Outline corners={corners} isRefused={live !== null && !readShape(live).ok} />
        <Body
          edit={edit}
          points={pointsOf(corners)}
          name={words.shape}
          removed={events.removed}
          confirmed={events.confirmed}
        />
      </Shapes>
      {corners.map((corner, index) => (
        <Corner
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the order
          key={index}
          edit={edit}
          index={index}
          at={corner}
          name={words.corner.replace('{number}', writeNumber(index + 1, language))}
        />
      ))}
      {mayGrow
        ? shape.points.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Halfway key={index} edit={edit} index={index} isHidden={live !== null} />
          ))
        : null}
    </>
  );
}

interface BodyProps extends Pick<DrawingProps, 'removed' | 'confirmed'> {
  edit: Edit;
  points: string;
  name: string;
}

/** The inside of the region: dragged as a whole, and the first that the keyboard reaches. */
function Body({ edit, points, name, removed, confirmed }: BodyProps) {
  const { shape, surface, image, show, take, ended } = edit;
  const body = useRef<SVGPolygonElement>(null);
  useEffect(() => body.current?.focus({ preventScroll: true }), []);
  const drag = useDrag(surface, {
    moving: (from, to) => show(moved(shape, to[0] - from[0], to[1] - from[1], image)),
    done: (from, to) => take(moved(shape, to[0] - from[0], to[1] - from[1], image)),
    cancelled: () => show(null),
  });
  const pressed = (event: KeyboardEvent) => {
    const by = arrowOf(event.key, surface.step);
    if (by) take((event.shiftKey ? resized : moved)(shape, ...by, image));
    else if (removed && (event.key === 'Delete' || event.key === 'Backspace')) removed();
    else if (confirmed && event.key === 'Enter') confirmed();
    else if (event.key === 'Escape') ended();
    else return;
    keep(event);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button has no corners
    <polygon
      ref={body}
      className={styles.body}
      points={points}
      tabIndex={0}
      role="button"
      aria-label={name}
      onKeyDown={pressed}
      {...drag}
    />
  );
}

'use client';

import { useEffect, useRef, useState } from 'react';
import type { Point } from '@/lib/annotations/shape';
import type { Side } from '@/lib/comparisons/compare-state';
import styles from './align.module.css';
import compare from './compare.module.css';
import { CompareTakeover, findFigures } from './compare-takeover';
import { type ComparedPhotograph, Pane } from './compare-viewer';
import type { CompareWords } from './compare-words';
import type { CompareZoom } from './compare-zoom';
import { Crosshair } from './crosshair';
import { listen } from './figure';
import viewer from './viewer.module.css';

/** Two places on each photograph, in pixels of its scan; null where one is not set yet. */
export type AlignPoints = Record<Side, [Point | null, Point | null]>;

/** Which of the two places. */
export type PointNumber = 0 | 1;

export interface AlignWords {
  /** Hold `{number}`. */
  point: string;
  /** Holds `{x}` and `{y}`, too. */
  pointAt: string;
  middle: string;
  help: string;
  choose: string;
}

interface Props {
  photographs: Record<Side, ComparedPhotograph>;
  points: AlignPoints;
  /** As a reader of the page writes 1 and 2. */
  numbers: readonly [string, string];
  words: AlignWords;
  zoomWords: CompareWords;
  onChange(side: Side, number: PointNumber, point: Point): void;
}

const SIDES = ['first', 'second'] as const;
const NUMBERS = [0, 1] as const;

/** Two photographs, each zoomed by itself, on which the same two places are marked. */
export function AlignBoard({ photographs, points, numbers, words, zoomWords, onChange }: Props) {
  const root = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<PointNumber>(0);
  const set = (side: Side, number: PointNumber, point: Point) => {
    onChange(side, number, point);
    const other = side === 'first' ? 'second' : 'first';
    const next = number === 0 ? 1 : 0;
    if (points[other][number] !== null && points[side][next] === null) setChosen(next);
  };
  const zoom = useAlignZoom(root, photographs, (side, point) => set(side, chosen, point));
  const help = `align-help-${photographs.first.image.id}`;
  return (
    <section
      ref={root}
      className={`${viewer.viewer} ${compare.compare} ${styles.board}`}
      data-compare=""
      data-mode="side"
    >
      <div className={compare.panes}>
        {SIDES.map((side) => (
          <Pane key={side} side={side} photograph={photographs[side]} help={help}>
            {NUMBERS.map((number) => {
              const point = points[side][number];
              return point && zoom ? (
                <Crosshair
                  key={number}
                  name={words.pointAt
                    .replace('{number}', numbers[number])
                    .replace('{x}', String(point[0]))
                    .replace('{y}', String(point[1]))}
                  label={numbers[number]}
                  point={point}
                  zoom={zoom}
                  side={side}
                  set={(moved) => onChange(side, number, moved)}
                />
              ) : null;
            })}
          </Pane>
        ))}
      </div>
      <div className={styles.tools}>
        <fieldset className={styles.choice} aria-label={words.choose}>
          {NUMBERS.map((number) => (
            <button
              key={number}
              type="button"
              aria-pressed={chosen === number}
              onClick={() => setChosen(number)}
            >
              {words.point.replace('{number}', numbers[number])}
            </button>
          ))}
        </fieldset>
        {SIDES.map((side) => (
          <button
            key={side}
            type="button"
            disabled={!zoom}
            onClick={() => {
              const pane = zoom?.paneOf(side);
              if (pane) set(side, chosen, pane.pixelAt(pane.middle));
            }}
          >
            {words.middle.replace('{number}', numbers[chosen])} {photographs[side].alt}
          </button>
        ))}
      </div>
      <p id={help} className={viewer.spoken}>
        {words.help} {zoomWords.help}
      </p>
    </section>
  );
}

/** A press that moves farther, in CSS pixels, or takes longer, in milliseconds, moves the picture. */
const FARTHEST_PRESS = 6;
const LONGEST_PRESS_MS = 600;

function useAlignZoom(
  root: React.RefObject<HTMLElement | null>,
  photographs: Props['photographs'],
  place: (side: Side, point: Point) => void,
): CompareZoom | null {
  const [zoom, setZoom] = useState<CompareZoom | null>(null);
  const placing = useRef(place);
  placing.current = place;
  const images = { first: photographs.first.image, second: photographs.second.image };
  // biome-ignore lint/correctness/useExhaustiveDependencies: two zooms for two images; a new image has a new id
  useEffect(() => {
    const figures = findFigures(root.current?.firstElementChild ?? null);
    if (!figures) return;
    const nothing = () => undefined;
    const apart = { first: null, second: null, isApart: true };
    const events = { opened: setZoom, changed: nothing, rested: nothing, missing: nothing };
    const takeover = new CompareTakeover(figures, images, null, apart, events);
    const endings = SIDES.map((side) => {
      const { stage } = figures[side];
      stage.tabIndex = 0;
      const endKeys = listen(figures[side], (command) => takeover.obey(command));
      const endPress = hearPresses(stage, (at) => {
        const point = takeover.pixelAt(side, at);
        if (point) placing.current(side, point);
      });
      return () => {
        endKeys();
        endPress();
      };
    });
    void takeover.begin();
    return () => {
      for (const end of endings) end();
      takeover.end();
      setZoom(null);
    };
  }, [images.first.id, images.second.id]);
  return zoom;
}

/** Calls back with the place on the stage of a short press. @returns a function that ends it */
function hearPresses(stage: HTMLElement, pressed: (at: Point) => void): () => void {
  let began: PointerEvent | null = null;
  const down = (event: PointerEvent) => {
    began = event.isPrimary && event.button === 0 ? event : null;
  };
  const up = (event: PointerEvent) => {
    const from = began;
    began = null;
    if (!from || event.timeStamp - from.timeStamp > LONGEST_PRESS_MS) return;
    const distance = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY);
    if (distance > FARTHEST_PRESS) return;
    const { left, top } = stage.getBoundingClientRect();
    pressed([event.clientX - left, event.clientY - top]);
  };
  const heard = { capture: true };
  stage.addEventListener('pointerdown', down, heard);
  stage.addEventListener('pointerup', up, heard);
  return () => {
    stage.removeEventListener('pointerdown', down, heard);
    stage.removeEventListener('pointerup', up, heard);
  };
}

'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { boundsOf } from '@/lib/annotations/shape';
import type { Size } from '@/lib/viewport/region';
import { chooseMark, useChosenMark } from './chosen-mark';
import { Icon } from './icons';
import { markElementId } from './mark-element';
import { type Mark, MarksLayer } from './marks-layer';
import { regionAround } from './region-around';
import styles from './viewer.module.css';
import type { ViewerWords } from './words';
import type { Zoom } from './zoom';

export interface MarksProps {
  marks: readonly Mark[];
  image: Size;
  zoom: Zoom;
  stage: HTMLElement;
  words: ViewerWords;
  isShown: boolean;
  /** The marks are being worked on: what is chosen on the picture stays where the hand is. */
  isEdited: boolean;
}

/** The marks over the zoom, and the words of the chosen one where the list is out of sight. Fetched with the zoom. */
export function Marks({ marks, image, zoom, stage, words, isShown, isEdited }: MarksProps) {
  const layer = useRef<MarksLayer | null>(null);
  const chosen = useChosenMark();
  const now = useRef(marks);
  now.current = marks;
  useEffect(() => {
    const drawn = new MarksLayer(stage, zoom, (id) => {
      // A tap there sets a corner.
      if (!stage.dataset.drawing) chooseMark({ id, from: 'picture' });
    });
    layer.current = drawn;
    return () => {
      drawn.end();
      layer.current = null;
      chooseMark(null);
    };
  }, [stage, zoom]);
  // After the layer's, on purpose: a new layer has no marks yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => layer.current?.mark(marks), [stage, zoom, marks]);
  useEffect(() => {
    layer.current?.show(isShown || chosen !== null);
  }, [isShown, chosen]);
  useEffect(() => {
    if (!isShown) chooseMark(null);
  }, [isShown]);
  useEffect(() => {
    layer.current?.choose(chosen?.id ?? null);
    const mark = now.current.find(({ id }) => id === chosen?.id);
    if (!mark || (isEdited && chosen?.from === 'picture')) return;
    zoom.show(regionAround(boundsOf(mark.shape), image));
    // From a list that has been pulled over the picture, back to the picture.
    if (chosen?.from === 'list' && !window.matchMedia('(min-width: 64rem)').matches) {
      const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      window.scrollTo({ top: 0, behavior: isCalm ? 'auto' : 'smooth' });
    }
  }, [chosen, image, zoom, isEdited]);
  return <Caption id={chosen?.id ?? null} words={words} />;
}

/** What the list says of the chosen mark, on the picture itself: on a phone and in full screen the list is not beside it. */
function Caption({ id, words }: { id: string | null; words: ViewerWords }) {
  const said = useRef<HTMLDivElement>(null);
  useCopyOf(id, said);
  // The studio's list is a form, which is nothing to be copied.
  if (id === null || !document.getElementById(markElementId(id))) return null;
  return (
    <div className={styles.caption}>
      <div ref={said} className={styles.said} />
      <button type="button" className={styles.button} onClick={() => chooseMark(null)}>
        <Icon name="close" />
        <span className={styles.name}>{words.closeMark}</span>
      </button>
    </div>
  );
}

/** The list's own words, so that they travel to the browser once. */
function useCopyOf(id: string | null, into: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const source = id === null ? null : document.getElementById(markElementId(id));
    if (!source || !into.current) return;
    const copy = source.cloneNode(true) as HTMLElement;
    for (const button of copy.querySelectorAll('button')) button.replaceWith(plainly(button));
    into.current.replaceChildren(...copy.childNodes);
  }, [id, into]);
}

function plainly(button: HTMLElement): HTMLElement {
  const text = document.createElement('p');
  text.className = button.className;
  text.append(...[...button.childNodes].map((node) => node.cloneNode(true)));
  return text;
}

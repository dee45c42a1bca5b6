'use client';

import { useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Shape, ShapeProblem } from '@/lib/annotations/shape';
import type { Language } from '@/lib/catalogue/languages';
import type { Size } from '@/lib/viewport/region';
import type { Zoom } from '../zoom';
import styles from './drawing.module.css';
import { EditableShape } from './editable-shape';
import { NewOutline } from './new-outline';
import { NewRectangle } from './new-rectangle';
import { Surface } from './surface';

/** What can be drawn next. */
export type DrawingTool = 'rectangle' | 'polygon';

/** Names for screen readers, in the page's language; `{number}` stands for a corner's. */
export interface DrawingWords {
  shape: string;
  corner: string;
  /** On the first corner of an outline that may be closed. */
  finish: string;
}

export interface DrawingProps {
  zoom: Zoom;
  stage: HTMLElement;
  image: Size;
  language: Language;
  words: DrawingWords;
  tool: DrawingTool | null;
  /** What can be moved and changed; null: nothing. Pixels of the scan. */
  shape: Shape | null;
  drawn(shape: Shape): void;
  /** The shape as it was let go. */
  changed(shape: Shape): void;
  /** What was drawn is no region; it stays as it was. */
  refused(problem: ShapeProblem): void;
  /** The shape is to go. */
  removed?(): void;
  /** Enter on the shape: it is as wished. */
  confirmed?(): void;
  /** Escape: enough of this. */
  ended(): void;
}

/**
 * Drawing on the picture with mouse, finger, pen or keyboard. It lies in the zoom's stage and moves with each of its
 * frames, by three numbers of its style that all of its parts are placed by.
 */
export function Drawing(props: DrawingProps) {
  const { zoom, stage, image, tool, shape } = props;
  const hasShape = shape !== null;
  const layer = useRef<HTMLDivElement>(null);
  const surface = useMemo(() => new Surface(zoom, stage, image), [zoom, stage, image]);
  useEffect(() => {
    const end = zoom.follow((placement) => {
      surface.placement = placement;
      const { x, y, scale } = placement;
      layer.current?.style.setProperty('--x', `${x}px`);
      layer.current?.style.setProperty('--y', `${y}px`);
      layer.current?.style.setProperty('--scale', `${scale}px`);
    });
    return () => void end();
  }, [zoom, surface]);
  useEffect(() => {
    if (!tool) return;
    stage.dataset.drawing = tool;
    if (!hasShape) stage.focus({ preventScroll: true });
    const endTaps = zoom.holdDoubleTaps();
    return () => {
      delete stage.dataset.drawing;
      endTaps();
    };
  }, [stage, zoom, tool, hasShape]);
  return createPortal(
    <div ref={layer} className={styles.layer} data-part="drawing">
      {tool === 'rectangle' ? <NewRectangle {...props} surface={surface} /> : null}
      {tool === 'polygon' ? <NewOutline {...props} surface={surface} /> : null}
      {shape ? <EditableShape {...props} shape={shape} surface={surface} /> : null}
    </div>,
    stage,
  );
}

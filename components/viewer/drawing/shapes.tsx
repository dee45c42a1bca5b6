'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { Point } from '@/lib/annotations/shape';
import styles from './drawing.module.css';
import type { Surface } from './surface';

/** Where outlines are drawn, in pixels of the scan; it moves with each frame of the zoom. */
export function Shapes({ surface, children }: { surface: Surface; children: ReactNode }) {
  const group = useRef<SVGGElement>(null);
  useEffect(() => {
    const end = surface.zoom.follow(({ x, y, scale }) =>
      group.current?.setAttribute('transform', `matrix(${scale} 0 0 ${scale} ${x} ${y})`),
    );
    return () => void end();
  }, [surface]);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: what can be worked with in it has a name of its own
    <svg className={styles.shapes}>
      <g ref={group}>{children}</g>
    </svg>
  );
}

interface OutlineProps {
  corners: readonly Point[];
  isOpen?: boolean;
  isRefused?: boolean;
}

/** A light line over a dark one, so that it is seen on any print. */
export function Outline({ corners, isOpen = false, isRefused = false }: OutlineProps) {
  const points = pointsOf(corners);
  const Line = isOpen ? 'polyline' : 'polygon';
  return (
    <>
      <Line className={styles.shade} points={points} />
      <Line className={styles.outline} points={points} data-refused={isRefused} />
    </>
  );
}

/** Corners as SVG writes them (SVG 2, 9.7.1). */
export function pointsOf(corners: readonly Point[]): string {
  return corners.map((point) => point.join(',')).join(' ');
}

'use client';

import { useTranslations } from 'next-intl';
import styles from './fields.module.css';

/** Radius of the drawn circle, in units of its 100-unit box. */
const RADIUS = 40;

/** The direction of the view and its breadth on a small compass; north is up in every language. */
export function Compass({ bearing, angle }: { bearing: number | null; angle: number | null }) {
  const t = useTranslations('studio.editor.viewpoint');
  const name = bearing === null ? t('compassEmpty') : t('compass', { bearing: String(bearing) });
  return (
    <svg className={styles.compass} viewBox="0 0 100 100" role="img" aria-label={name}>
      <circle cx="50" cy="50" r={RADIUS} className={styles.compassRing} />
      <path d="M50 6v8M50 86v8M6 50h8M86 50h8" className={styles.compassRing} />
      <text x="50" y="28" className={styles.compassNorth}>
        {t('north')}
      </text>
      {bearing === null ? null : (
        <>
          {angle === null ? null : <path d={coneOf(bearing, angle)} className={styles.compassCone} />}
          <path d={`M50 50L${pointAt(bearing)}`} className={styles.compassNeedle} />
        </>
      )}
      <circle cx="50" cy="50" r="3" className={styles.compassCentre} />
    </svg>
  );
}

/** @param degrees clockwise from north */
function pointAt(degrees: number): string {
  const turn = ((degrees - 90) * Math.PI) / 180;
  return `${(50 + RADIUS * Math.cos(turn)).toFixed(2)} ${(50 + RADIUS * Math.sin(turn)).toFixed(2)}`;
}

function coneOf(bearing: number, angle: number): string {
  // A whole circle as one arc would begin and end in one point, and draw nothing.
  const half = Math.min(angle, 359.9) / 2;
  const isLarge = angle > 180 ? 1 : 0;
  return `M50 50L${pointAt(bearing - half)}A${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${pointAt(bearing + half)}Z`;
}

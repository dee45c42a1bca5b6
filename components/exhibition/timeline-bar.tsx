import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Bar } from '@/lib/dates/argument';
import styles from './dating-argument.module.css';

interface Props {
  bar: Bar;
  /** The record's date, which every bar is seen against. */
  recorded: Bar | null;
  language: Language;
}

/** Units of the drawing, which is stretched to the room that there is. */
const [LENGTH, HEIGHT, THICK] = [1000, 14, 6] as const;
/** Of an open side: it ends where the line of years does, and fades to say that it goes on. */
const FADING = [0.75, 0.5, 0.25] as const;
const FADE = 30;

/** A date on the line of years, which runs as the page's language is read. What it shows is said in words beside it. */
export function TimelineBar({ bar, recorded, language }: Props) {
  const isMirrored = directionOf(language) === 'rtl';
  const across = (from: number, to: number) => {
    const [x, end] = isMirrored ? [1 - to, 1 - from] : [from, to];
    return { x: Math.round(x * LENGTH), width: Math.round((end - x) * LENGTH) };
  };
  const fade = (FADE * FADING.length) / LENGTH;
  const from = bar.isOpenBefore ? fade : bar.from;
  const to = bar.isOpenAfter ? 1 - fade : bar.to;
  const middle = { y: (HEIGHT - THICK) / 2, height: THICK, className: styles.bar };
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${LENGTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className={styles.axis} x={0} width={LENGTH} y={HEIGHT / 2 - 0.5} height={1} />
      {recorded ? (
        <rect className={styles.band} {...across(recorded.from, recorded.to)} y={0} height={HEIGHT} />
      ) : null}
      {to > from ? <rect {...across(from, to)} {...middle} /> : null}
      {FADING.map((opacity, index) => {
        const [near, far] = [index, index + 1].map((count) => fade - (count * FADE) / LENGTH) as [
          number,
          number,
        ];
        return (
          <g key={opacity} opacity={opacity}>
            {bar.isOpenBefore ? <rect {...across(far, near)} {...middle} /> : null}
            {bar.isOpenAfter ? <rect {...across(1 - near, 1 - far)} {...middle} /> : null}
          </g>
        );
      })}
    </svg>
  );
}

import type { AuthorityView } from '@/lib/catalogue/views';
import { stretchOf } from '@/lib/dates/argument';
import { indexTime, type YearRange } from '@/lib/timeline/time-index';
import type { LifeView } from '@/lib/timeline/views';

/** EDTF. */
export interface Life {
  born: string | null;
  died: string | null;
}

/** Makers that are drawn. */
const MOST_LIVES = 8;

/** The lives of makers, as far as the list of makers gives their dates and they touch the range; the first of them. */
export function livesIn(
  range: YearRange,
  makers: readonly AuthorityView[],
  lives: ReadonlyMap<string, Life>,
): LifeView[] {
  const found: LifeView[] = [];
  for (const { slug, names } of makers) {
    if (found.length === MOST_LIVES) break;
    const life = lives.get(slug);
    const place = life && placeOf(life, range);
    if (life && place && !found.some((one) => one.slug === slug))
      found.push({ slug, names, ...life, ...place });
  }
  return found;
}

function placeOf({ born, died }: Life, range: YearRange) {
  const first = born === null ? null : (stretchOf(born)?.first ?? null);
  const last = died === null ? null : (stretchOf(died)?.last ?? null);
  const {
    from: [from],
    to: [to],
  } = indexTime([{ first, last }]);
  if (from === undefined || to === undefined || from >= range.to + 1 || to <= range.from) return null;
  const part = (year: number) => (year - range.from) / (range.to + 1 - range.from);
  return {
    ...{ start: Math.max(0, part(from)), end: Math.min(1, part(to)) },
    ...{ openBefore: first === null, openAfter: last === null },
  };
}

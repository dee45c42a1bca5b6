import { setImmediate as othersTurn } from 'node:timers/promises';
import type { AuthorityView, PhotographSummary } from '@/lib/catalogue/views';
import { type Stretch, stretchOf } from '@/lib/dates/argument';
import { ticksOf } from '@/lib/timeline/axis';
import { insideOf, layOut, type Mark } from '@/lib/timeline/layout';
import { indexTime, type TimeIndex, type YearRange } from '@/lib/timeline/time-index';
import type { MarkView, TimelineView } from '@/lib/timeline/views';
import { type RangeRemark, readRange, waysFrom } from '@/lib/timeline/year-range';
import { type Exhibition, summaryOf } from '@/server/catalogue/exhibition';
import { loadExhibition } from '@/server/catalogue/loaders';
import { oncePerVersion } from '@/server/catalogue/once-per-version';
import type { Db } from '@/server/db/client';
import { type Life, livesIn } from './lives';

/** Photographs of one page of the list, where the drawing counts them in groups. */
const LISTED = 40;
/** Those without a date that stand beside it. */
const UNDATED = 12;
const MOST_INTERVALS = 10;
/** Dates read between two turns of others. */
const SLICE = 500;
const MOST_KNOWN = 60_000;

/** What a date stands for never changes: it is read once, and not with every publish again. */
const known = new Map<string, Stretch | null>();

interface Loaded {
  exhibition: Exhibition;
  index: TimeIndex;
  /** By slug. */
  lives: Map<string, Life>;
}

const load = oncePerVersion(async (db): Promise<Loaded> => {
  const exhibition = await loadExhibition();
  const stretches: (Stretch | null)[] = [];
  for (const { snapshot } of exhibition.walk) {
    if (stretches.length % SLICE === SLICE - 1) await othersTurn();
    stretches.push(readStretch(snapshot.dateEdtf));
  }
  return { exhibition, index: indexTime(stretches), lives: await readLives(db) };
});

function readStretch(edtf: string | null): Stretch | null {
  if (edtf === null) return null;
  const kept = known.get(edtf);
  if (kept !== undefined) return kept;
  if (known.size >= MOST_KNOWN) known.clear();
  const stretch = stretchOf(edtf);
  known.set(edtf, stretch);
  return stretch;
}

async function readLives(db: Db): Promise<Map<string, Life>> {
  const rows = await db.maker.findMany({
    where: { mergedIntoId: null },
    select: { slug: true, born: true, died: true },
  });
  return new Map(rows.map(({ slug, born, died }) => [slug, { born, died }]));
}

type Asked = Record<'from' | 'to', string | string[] | undefined> & { page: number };

/**
 * What the timeline shows of the years that an address asks for.
 * @param asked its parameters as they came; page from 1, beyond the last one it is the last
 */
export async function loadTimeline({ from, to, page }: Asked): Promise<TimelineView> {
  const { exhibition, index, lives } = await load();
  const undated = {
    total: index.undated.length,
    photographs: summariesOf(index.undated.slice(0, UNDATED), exhibition),
  };
  if (!index.whole) return { dated: null, undated };
  const { range, remark } = readRange(from, to, index.whole);
  return {
    dated: datedView({ range, remark, page, whole: index.whole }, { exhibition, index, lives }),
    undated,
  };
}

interface Shown {
  range: YearRange;
  remark: RangeRemark | null;
  page: number;
  whole: YearRange;
}

function datedView(
  { range, remark, page, whole }: Shown,
  { exhibition, index, lives }: Loaded,
): TimelineView['dated'] {
  const { marks, rows, total } = layOut(index, range);
  const inside = insideOf(index, range).map((place) => index.owner[place] ?? 0);
  const isGrouped = marks.some(({ count }) => count > 1);
  const pages = isGrouped ? Math.ceil(total / LISTED) : 1;
  const at = Math.min(Math.max(1, page), pages);
  const listed = isGrouped ? inside.slice((at - 1) * LISTED, at * LISTED) : [];
  return {
    ...{ range, remark, whole, total, rows, isGrouped, pages, page: at },
    ways: waysFrom(range, whole),
    ticks: ticksOf(range, MOST_INTERVALS),
    marks: marks.map((mark) => markView(mark, index, exhibition, range)),
    listed: summariesOf(listed, exhibition),
    lives: livesIn(range, makersOf(inside, exhibition), lives),
  };
}

function markView(mark: Mark, index: TimeIndex, exhibition: Exhibition, range: YearRange): MarkView {
  const [place] = mark.members;
  const [photograph = null] = place === undefined ? [] : summariesOf([index.owner[place] ?? 0], exhibition);
  const isNearer = mark.years.to - mark.years.from < range.to - range.from;
  return { ...mark, photograph, nearer: isNearer ? mark.years : null };
}

function summariesOf(numbers: readonly number[], exhibition: Exhibition): PhotographSummary[] {
  return numbers.flatMap((number) => {
    const entry = exhibition.walk[number];
    return entry ? [summaryOf(entry, exhibition)] : [];
  });
}

/** Those who made the photographs, most of them first. */
function makersOf(numbers: readonly number[], { walk, authorities }: Exhibition): AuthorityView[] {
  const counts = new Map<AuthorityView, number>();
  for (const number of numbers) {
    for (const { makerId } of walk[number]?.snapshot.makers ?? []) {
      const maker = authorities.makers.get(makerId);
      if (maker) counts.set(maker, (counts.get(maker) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([maker]) => maker);
}

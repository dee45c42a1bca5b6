import type { ScanSize } from '@/lib/annotations/shape';
import type { ImageView, Texts } from '@/lib/catalogue/views';
import { type Alignment, pointsOn, similarityOn } from '@/lib/comparisons/alignment';
import type { ComparisonView } from '@/lib/comparisons/views';
import type { Comparable, ComparisonRow } from '@/lib/studio/comparison-commands';
import { inverseOf } from '@/lib/viewport/similarity';
import type { Db, Tx } from '@/server/db/client';

/** A comparison as it is kept. */
export interface KeptComparison {
  id: string;
  firstId: string;
  secondId: string;
  revision: number;
  titles: Texts;
  texts: Texts;
  alignment: Alignment | null;
}

/** Both ids in one order, whichever of the two stands first. */
export function pairOf(firstId: string, secondId: string): string {
  return [firstId, secondId].sort().join(' ');
}

/** Those that are not removed, the newest first; `where` narrows them. */
export async function readComparisons(
  db: Db | Tx,
  where: { id?: string; pair?: string; of?: string } = {},
): Promise<KeptComparison[]> {
  const { id, pair, of } = where;
  const rows = await db.comparison.findMany({
    where: { id, pair, deletedAt: null, ...(of ? { OR: [{ firstId: of }, { secondId: of }] } : {}) },
    orderBy: { id: 'desc' },
  });
  return rows.map(({ titles, texts, alignment, ...row }) => ({
    id: row.id,
    firstId: row.firstId,
    secondId: row.secondId,
    revision: row.revision,
    titles: JSON.parse(titles) as Texts,
    texts: JSON.parse(texts) as Texts,
    alignment: alignment === null ? null : (JSON.parse(alignment) as Alignment),
  }));
}

/** What visitors are given of it, for the order in which they look at the two. */
export function comparisonView(
  kept: KeptComparison,
  first: { id: string; image: ImageView },
  second: { image: ImageView },
): ComparisonView {
  const { titles, texts, alignment } = kept;
  const isTurned = kept.firstId !== first.id;
  const [one, other] = isTurned ? [second.image, first.image] : [first.image, second.image];
  const found = alignment && similarityOn(alignment, scanOf(one), scanOf(other));
  return { titles, texts, isTurned, aligned: found && isTurned ? inverseOf(found) : found };
}

/** What its curators are given of it. @param comparable by id */
export function comparisonRow(
  kept: KeptComparison,
  comparable: ReadonlyMap<string, Comparable>,
): ComparisonRow {
  const { id, revision, firstId, secondId, titles, texts, alignment } = kept;
  const photographs = {
    first: comparable.get(firstId) ?? null,
    second: comparable.get(secondId) ?? null,
  };
  const { first, second } = photographs;
  const one = alignment && first && pointsOn(alignment.first, scanOf(first.image));
  const other = alignment && second && pointsOn(alignment.second, scanOf(second.image));
  const points = one && other ? { first: one, second: other } : null;
  const isForReview = alignment !== null && first !== null && second !== null && points === null;
  return { id, revision, photographs, titles, texts, points, isForReview };
}

function scanOf({ scanId, width, height, standIn }: ImageView): ScanSize {
  return { id: scanId, width, height, standIn };
}

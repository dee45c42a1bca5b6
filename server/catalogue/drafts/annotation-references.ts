import {
  type Annotation,
  annotationField,
  annotationsOf,
  MOST_ANNOTATIONS,
} from '@/lib/annotations/annotation';
import { isOn } from '@/lib/annotations/shape';
import type { FieldProblem, PhotographDraft } from '@/lib/catalogue/draft';
import { sameValue } from '@/lib/catalogue/field-changes';
import type { Tx } from '@/server/db/client';
import { readScanSizes } from './annotation-rows';
import { targetsOf } from './references';

/**
 * Leads an annotation's place to its present entry and holds its region against the scan that it is drawn on.
 * @param current the draft before the save: a region that is kept as it was is not judged again, its scan may be gone
 */
export async function checkAnnotation(
  tx: Tx,
  { photographId, id, current }: { photographId: string; id: string; current: PhotographDraft },
  given: Annotation,
): Promise<{ value: Annotation } | { problem: FieldProblem }> {
  const before = current[annotationField(id)] ?? null;
  if (!before && annotationsOf(current).length >= MOST_ANNOTATIONS) return { problem: 'TOO_MANY' };
  const problem = await checkRegion(tx, photographId, { before, given });
  if (problem) return { problem };
  if (given.placeId === null) return { value: given };
  const placeId = (await targetsOf(tx, 'place', [given.placeId])).get(given.placeId);
  return placeId === undefined ? { problem: 'NOT_KNOWN' } : { value: { ...given, placeId } };
}

type Placed = Pick<Annotation, 'scanId' | 'shape'>;

/** What is wrong with a region that is new or was moved; null where nothing is. */
export async function checkRegion(
  tx: Tx,
  photographId: string,
  { before, given }: { before: Placed | null; given: Placed },
): Promise<FieldProblem | null> {
  if (before && before.scanId === given.scanId && sameValue(before.shape, given.shape)) return null;
  const scan = (await readScanSizes(tx, photographId)).get(given.scanId);
  if (!scan) return 'NOT_KNOWN';
  return isOn(given.shape, scan) ? null : 'REGION_OUTSIDE';
}

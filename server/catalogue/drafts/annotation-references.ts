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
  const isMoved = !before || before.scanId !== given.scanId || !sameValue(before.shape, given.shape);
  if (isMoved) {
    const scan = (await readScanSizes(tx, photographId)).get(given.scanId);
    if (!scan) return { problem: 'NOT_KNOWN' };
    if (!isOn(given.shape, scan)) return { problem: 'REGION_OUTSIDE' };
  }
  if (given.placeId === null) return { value: given };
  const placeId = (await targetsOf(tx, 'place', [given.placeId])).get(given.placeId);
  return placeId === undefined ? { problem: 'NOT_KNOWN' } : { value: { ...given, placeId } };
}

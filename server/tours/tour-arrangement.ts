import { isOn } from '@/lib/annotations/shape';
import type { FieldProblem } from '@/lib/catalogue/draft';
import { sameValue } from '@/lib/catalogue/field-changes';
import { languageOfTitled } from '@/lib/catalogue/titled-text';
import {
  isTourField,
  MOST_STOPS,
  readStopField,
  readTourField,
  type StopText,
  stopOf,
  stopsOf,
  type TourDraft,
  type TourField,
  type TourStop,
} from '@/lib/tours/tour-draft';
import type { Arrangement } from '@/server/catalogue/arrangements/arrangement';
import { readScanSizes } from '@/server/catalogue/drafts/annotation-rows';
import type { Tx } from '@/server/db/client';
import { readFindings } from './readiness';
import { tourSnapshotOf } from './snapshot';
import { applyStops, readTour, textsOfTour, wordsAt } from './tour-rows';

/** Tours, as they are saved, published and restored. */
export const TOURS: Arrangement<TourDraft, TourField> = {
  kind: 'tour',
  isField: isTourField,
  readField: readTourField,
  async checkField(tx, field, { id, value, current }) {
    const named = readStopField(field);
    if (!named || value === null) return { value };
    // `readTourField` has read them by their names.
    const problem =
      named.language === null
        ? await problemOfStop(tx, { stopId: named.stopId, current }, value as TourStop)
        : await problemOfText(tx, { id, field, current }, value as StopText);
    return problem ? { problem } : { value };
  },
  read: readTour,
  apply: applyStops,
  textsOf: textsOfTour,
  languagesWritten(field, before, after) {
    const titled = languageOfTitled(field);
    const { stopId, language } = readStopField(field) ?? { stopId: '', language: null };
    if (titled !== null || language === null) return titled === null ? [] : [titled];
    return sameValue(wordsAt(before, stopId, language), wordsAt(after, stopId, language)) ? [] : [language];
  },
  async findErrors(db, id) {
    const findings = await readFindings(db, id);
    return findings.filter(({ weight }) => weight === 'error').map(({ code }) => code);
  },
  async freeze(tx, id) {
    return tourSnapshotOf(tx, id, await readTour(tx, id));
  },
};

/** A region that is kept as it was is not judged again: its scan may be gone, and its photograph in the trash. */
async function problemOfStop(
  tx: Tx,
  { stopId, current }: { stopId: string; current: TourDraft },
  stop: TourStop,
): Promise<FieldProblem | null> {
  const before = stopOf(current, stopId);
  if (!before && stopsOf(current).length >= MOST_STOPS) return 'TOO_MANY';
  const { photographId, scanId, region } = stop;
  if (before?.photographId !== photographId) {
    const known = await tx.photograph.count({ where: { id: photographId, purgedAt: null } });
    if (known === 0) return 'NOT_KNOWN';
  }
  if (region === null || (before?.scanId === scanId && sameValue(before.region, region))) return null;
  const scan = scanId === null ? undefined : (await readScanSizes(tx, photographId)).get(scanId);
  if (!scan) return 'NOT_KNOWN';
  return isOn({ type: 'rectangle', ...region }, scan) ? null : 'REGION_OUTSIDE';
}

/** Far more texts than stops that can be there: those that were taken away keep theirs. */
const MOST_TEXTS = MOST_STOPS * 10;

async function problemOfText(
  tx: Tx,
  { id: tourId, field, current }: { id: string; field: string; current: TourDraft },
  { narrationId, captionsId }: StopText,
): Promise<FieldProblem | null> {
  if (!Object.hasOwn(current, field) && Object.keys(current).length >= MOST_TEXTS) return 'TOO_MANY';
  const isThere = async (id: string | null, kind: 'NARRATION' | 'CAPTIONS') =>
    id === null || (await tx.tourMedia.count({ where: { id, tourId, kind } })) === 1;
  const known = (await isThere(narrationId, 'NARRATION')) && (await isThere(captionsId, 'CAPTIONS'));
  return known ? null : 'NOT_KNOWN';
}

import { annotationsOf } from '@/lib/annotations/annotation';
import { moveToScan, type ScanSize } from '@/lib/annotations/shape';
import type { PhotographDraft } from '@/lib/catalogue/draft';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { readinessOf } from '@/lib/catalogue/readiness';
import { CodedError } from '@/lib/errors';
import { printScale, type ScaleProblem } from '@/lib/scale/print-scale';
import type { ReadinessFinding } from '@/lib/studio/photograph-commands';
import type { Db, Tx } from '@/server/db/client';
import { readScanSizes } from '../drafts/annotation-rows';
import { readDraft } from '../drafts/draft-rows';
import { readStates } from '../drafts/language-states';

export interface ShownScan {
  id: string;
  standIn: boolean;
}

/**
 * The scan that a publish would show: the wished one, else the one that is shown, else the newest; a stand-in only where
 * there is no scan that is READY. A stand-in counts before it is drawn: the page says that it is on its way.
 * @throws CodedError RECORD_UNKNOWN where the wished one is not a READY scan of this photograph
 */
export async function chooseScan(
  db: Db | Tx,
  photographId: string,
  wished?: string,
): Promise<ShownScan | null> {
  const scans = await db.scan.findMany({
    where: { photographId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      standIn: true,
      state: true,
      publications: { where: { currentOf: { isNot: null } }, select: { id: true } },
    },
  });
  if (wished === undefined) return pickScan(scans);
  const found = scans.find((scan) => scan.id === wished && isReady(scan));
  if (!found) throw new CodedError('RECORD_UNKNOWN');
  return found;
}

export interface ScanState extends ShownScan {
  state: string;
  /** That visitors see now. */
  publications: readonly unknown[];
}

const isReady = ({ state }: ScanState) => state === 'READY';

/** The scan that a publish would show where nobody wishes another. @param scans of one photograph, the newest first */
export function pickScan<Scan extends ScanState>(scans: readonly Scan[]): Scan | null {
  const isShown = ({ publications }: Scan) => publications.length > 0;
  const pictures = scans.filter((scan) => !scan.standIn && isReady(scan));
  const sheets = scans.filter(({ standIn, state }) => standIn && state !== 'FAILED');
  return (
    pictures.find(isShown) ?? pictures[0] ?? sheets.find(isShown) ?? sheets.find(isReady) ?? sheets[0] ?? null
  );
}

/** What this photograph lacks for its visitors, errors first. */
export async function readReadiness(
  db: Db | Tx,
  photographId: string,
  scan: ShownScan | null,
): Promise<ReadinessFinding[]> {
  const [draft, states] = [await readDraft(db, photographId), await readStates(db, photographId)];
  return readinessOf({
    draft,
    stale: LANGUAGES.filter((language) => states[language]?.stale),
    scan,
    ...(await findMisplaced(db, photographId, { draft, scan })),
  });
}

/**
 * Annotations that visitors of this scan would not see, because nobody has said where on it they belong, and why it would have no
 * ruler.
 */
async function findMisplaced(
  db: Db | Tx,
  photographId: string,
  { draft, scan }: { draft: PhotographDraft; scan: ShownScan | null },
): Promise<{ unplaced: string[]; scaleProblem: ScaleProblem | null }> {
  const drawn = annotationsOf(draft);
  const nothing = { unplaced: [], scaleProblem: null };
  if ((drawn.length === 0 && !draft.dimensions) || !scan) return nothing;
  const scans = await readScanSizes(db, photographId);
  const shown = scans.get(scan.id);
  if (!shown) return nothing;
  const unplaced = drawn.flatMap(({ id, annotation: { scanId, shape } }) => {
    const from = scans.get(scanId);
    return from && moveToScan(shape, from, shown) ? [] : [id];
  });
  return { unplaced, scaleProblem: scaleProblemOf(draft, scans, shown) };
}

function scaleProblemOf(
  { dimensions, measured }: PhotographDraft,
  scans: ReadonlyMap<string, ScanSize>,
  shown: ScanSize,
): ScaleProblem | null {
  if (!dimensions) return null;
  const from = measured && scans.get(measured.scanId);
  if (measured && !from) return 'REVIEW';
  const framed = measured && from ? { scan: from, region: measured.shape } : null;
  const scale = printScale(dimensions, framed, shown);
  return scale.ok ? null : scale.problem;
}

import { LANGUAGES } from '@/lib/catalogue/languages';
import { reaches } from '@/lib/people/roles';
import type { FailedScanView, WorklistView } from '@/lib/studio/list-views';
import { ANNOTATION_GAPS, MISSING_TEXTS } from '@/lib/studio/photograph-filter';
import type { TourRow } from '@/lib/studio/tour-commands';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { visibleTo } from '@/server/people/gate';
import { countNewLetters } from '@/server/site/letters';
import { readTourRows } from '@/server/tours/data';
import { readAnnotationWork } from './annotation-work';
import { countInterrupted } from './batches/data';
import { readRecentRows, titlesOf } from './studio-lists';
import { livePhotographs, unansweredFailures } from './studio-where';
import { readWorklistCounts } from './worklist-counts';

const RECENT = 8;
const SHOWN_FAILURES = 10;
const SHOWN_UPLOADS = 10;

/** What waits for someone: numbers that each lead to the list behind them. Contributors see what is theirs. */
export async function readWorklist(db: Db, actor: Actor, now = new Date()): Promise<WorklistView> {
  const live = livePhotographs(actor);
  const { languages, noRights, noSection, total, ...counts } = await readWorklistCounts(
    db,
    visibleTo(actor),
    now,
  );
  const isCurator = reaches(actor.role, 'curator');
  const [uploads, failedScans, recent, annotations, letters, batches, tours] = await Promise.all([
    readUnfinishedUploads(db, actor),
    counts.failed === 0 ? [] : readFailedScans(db, actor),
    readRecentRows(db, live, RECENT),
    readAnnotationWork(db, live),
    isCurator ? countNewLetters(db) : 0,
    isCurator ? countInterrupted(db, actor, now) : 0,
    isCurator ? readTourRows(db) : [],
  ]);
  return {
    ...{ failedScans, recent, total },
    counts: { ...counts, uploads: uploads.length, letters, batches },
    missing: [
      ...MISSING_TEXTS.flatMap((text) =>
        LANGUAGES.map((language) => ({
          what: `${text}.${language}` as const,
          count: total - (languages.get(language)?.[text] ?? 0),
        })),
      ),
      { what: 'rights', count: noRights },
      { what: 'section', count: noSection },
    ],
    annotations: ANNOTATION_GAPS.map((gap) => ({ gap, count: annotations[gap].length })),
    stale: LANGUAGES.map((language) => ({ language, count: languages.get(language)?.stale ?? 0 })),
    tours: tourCountsOf(tours),
    uploads: uploads.slice(0, SHOWN_UPLOADS),
  };
}

function tourCountsOf(tours: readonly TourRow[]): WorklistView['tours'] {
  const sum = (count: (tour: TourRow) => number) => tours.reduce((all, tour) => all + count(tour), 0);
  return {
    toFrame: sum(({ toFrame }) => toFrame),
    unpublishedStops: sum(({ unpublishedStops }) => unpublishedStops),
    missing: LANGUAGES.map((language) => ({
      language,
      count: sum(({ missing }) => Number(missing.includes(language))),
    })),
    stale: LANGUAGES.map((language) => ({
      language,
      count: sum(({ stale }) => Number(stale.includes(language))),
    })),
  };
}

async function readFailedScans(db: Db, actor: Actor): Promise<FailedScanView[]> {
  const failed = await unansweredFailures(db);
  const scans = await db.scan.findMany({
    where: { id: { in: failed.map(({ scanId }) => scanId) }, photograph: livePhotographs(actor) },
    orderBy: { createdAt: 'desc' },
    take: SHOWN_FAILURES,
    select: {
      id: true,
      photographId: true,
      originalName: true,
      failureCode: true,
      failureDetail: true,
      photograph: { select: { labels: { select: { language: true, title: true } } } },
    },
  });
  return scans.map((scan) => ({
    scanId: scan.id,
    photographId: scan.photographId ?? '',
    titles: titlesOf(scan.photograph?.labels ?? []),
    fileName: scan.originalName,
    failure: scan.failureCode
      ? { code: scan.failureCode, detail: JSON.parse(scan.failureDetail ?? '{}') }
      : null,
  }));
}

/** One's own only: another's half-sent file can be resumed by nobody else. */
async function readUnfinishedUploads(db: Db, actor: Actor): Promise<WorklistView['uploads']> {
  if (actor.id === null) return [];
  const rows = await db.upload.findMany({
    where: { userId: actor.id, state: { in: ['ARRIVING', 'FINISHING'] } },
    orderBy: { touchedAt: 'desc' },
    select: { id: true, name: true, bytes: true, touchedAt: true },
  });
  return rows.map(({ id, name, bytes, touchedAt }) => ({
    id,
    name,
    bytes: Number(bytes),
    touchedAt: touchedAt.toISOString(),
  }));
}

import { LANGUAGES } from '@/lib/catalogue/languages';
import { reaches } from '@/lib/people/roles';
import type { FailedScanView, WorklistView } from '@/lib/studio/list-views';
import { MISSING_TEXTS, type Missing } from '@/lib/studio/photograph-filter';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { countNewLetters } from '@/server/site/letters';
import { readRecentRows, titlesOf } from './studio-lists';
import {
  livePhotographs,
  type PhotographWhere,
  unansweredFailures,
  whereMissing,
  whereScan,
  whereStatus,
} from './studio-where';

const RECENT = 8;
const SHOWN_FAILURES = 10;
const SHOWN_UPLOADS = 10;

/** What waits for someone: numbers that each lead to the list behind them. Contributors see what is theirs. */
export async function readWorklist(db: Db, actor: Actor, now = new Date()): Promise<WorklistView> {
  const live = livePhotographs(actor);
  const count = (where: PhotographWhere) => db.photograph.count({ where: { AND: [live, where] } });
  const scan = async (state: Parameters<typeof whereScan>[1]) => count(await whereScan(db, state));
  const status = (name: Parameters<typeof whereStatus>[1]) => count(whereStatus(db, name, now));
  const [draft, changed, scheduled, overdue] = await Promise.all([
    status('draft'),
    status('changed'),
    status('scheduled'),
    status('overdue'),
  ]);
  const [waiting, building, failed, noScan] = await Promise.all([
    scan('waiting'),
    scan('building'),
    scan('failed'),
    scan('none'),
  ]);
  const uploads = await readUnfinishedUploads(db, actor);
  return {
    counts: {
      ...{ draft, changed, scheduled, overdue, waiting, building, failed, noScan },
      uploads: uploads.length,
      letters: reaches(actor.role, 'curator') ? await countNewLetters(db) : 0,
    },
    missing: await Promise.all(
      WANTED.map(async (what) => ({ what, count: await count(whereMissing(what)) })),
    ),
    stale: await Promise.all(
      LANGUAGES.map(async (language) => ({
        language,
        count: await count({ labels: { some: { stale: true, language } } }),
      })),
    ),
    failedScans: await readFailedScans(db, actor),
    uploads: uploads.slice(0, SHOWN_UPLOADS),
    recent: await readRecentRows(db, live, RECENT),
    total: await count({}),
  };
}

/** What a photograph needs before it can be published, as far as words and rights go. */
const WANTED: readonly Missing[] = [
  ...MISSING_TEXTS.flatMap((text) => LANGUAGES.map((language) => `${text}.${language}` as const)),
  'rights',
  'section',
];

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

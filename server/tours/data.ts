import { LANGUAGES } from '@/lib/catalogue/languages';
import { isCodedError } from '@/lib/errors';
import type { TourDraftView, TourFinding, TourRow } from '@/lib/studio/tour-commands';
import { stopsOf, type TourDraft } from '@/lib/tours/tour-draft';
import { readStanding, standingOf } from '@/server/catalogue/arrangements/rows';
import { progressOf, statesOf } from '@/server/catalogue/drafts/language-states';
import { titlesOf } from '@/server/catalogue/studio-lists';
import type { Db, Tx } from '@/server/db/client';
import { readMediaNamedBy } from './media';
import { findingsOf } from './readiness';
import { readSizes } from './snapshot';
import { readStopPhotographs } from './stop-photographs';
import { draftOf, textsOfTour, WHOLE_TOUR } from './tour-rows';

/** The tours as the studio lists them, in their order. */
export async function readTourRows(db: Db | Tx): Promise<TourRow[]> {
  const rows = await db.tour.findMany({
    where: { deletedAt: null, purgedAt: null },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    include: { ...WHOLE_TOUR, publication: { select: { createdAt: true } } },
  });
  const drafts = rows.map((row) => ({ row, draft: draftOf(row) }));
  const around = await readAround(
    db,
    drafts.map(({ draft }) => draft),
  );
  return drafts.map(({ row, draft }) => {
    const states = statesOf(row.labels);
    const findings = findingsOf(draft, { ...around, states });
    return {
      ...{ id: row.id, slug: row.slug, titles: titlesOf(row.labels) },
      stale: LANGUAGES.filter((language) => states[language]?.stale),
      stops: stopsOf(draft).length,
      missing: LANGUAGES.filter((language) => findings.some((found) => isMissing(found, language))),
      toFrame: findings.filter(({ code }) => code === 'TOUR_STOP_REVIEW').length,
      unpublishedStops: findings.filter(({ code }) => code === 'STOP_PHOTOGRAPH_UNPUBLISHED').length,
      ...standingOf(row),
    };
  });
}

const MISSING: readonly TourFinding['code'][] = ['TITLE_MISSING', 'STOP_TITLE_MISSING', 'STOP_TEXT_MISSING'];

function isMissing({ code, language }: TourFinding, wanted: string): boolean {
  return language === wanted && MISSING.includes(code);
}

/** What the findings of these drafts depend on. */
async function readAround(db: Db | Tx, drafts: readonly TourDraft[]) {
  const stops = drafts.flatMap(stopsOf).map(({ stop }) => stop);
  return {
    photographs: await readStopPhotographs(
      db,
      stops.map(({ photographId }) => photographId),
    ),
    scans: await readSizes(
      db,
      stops.map(({ scanId }) => scanId),
    ),
  };
}

/** A tour's draft with all that its editor shows. @throws CodedError RECORD_UNKNOWN */
export async function readTourView(db: Db, id: string): Promise<TourDraftView> {
  const standing = await readStanding(db, 'tour', id);
  const row = await db.tour.findUniqueOrThrow({ where: { id }, include: WHOLE_TOUR });
  const fields = draftOf(row);
  const states = statesOf(row.labels);
  const around = await readAround(db, [fields]);
  return {
    id,
    ...standing,
    fields,
    languages: progressOf(states, textsOfTour(fields)),
    photographs: Object.fromEntries(around.photographs),
    media: await readMediaNamedBy(db, id, fields),
    findings: findingsOf(fields, { ...around, states }),
  };
}

/** As `readTourView`; null where there is no such tour. */
export async function findTourView(db: Db, id: string): Promise<TourDraftView | null> {
  return readTourView(db, id).catch((error: unknown) => {
    if (isCodedError(error) && error.code === 'RECORD_UNKNOWN') return null;
    throw error;
  });
}

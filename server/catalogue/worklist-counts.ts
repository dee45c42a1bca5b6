import type { Db } from '@/server/db/client';

/** Photographs that are neither in the trash nor removed. */
export interface WorklistCounts {
  total: number;
  draft: number;
  changed: number;
  proposed: number;
  scheduled: number;
  overdue: number;
  noRights: number;
  noSection: number;
  noScan: number;
  unshown: number;
  waiting: number;
  building: number;
  /** Their newest delivered scan failed. */
  failed: number;
  /** By language: how many have the text, and how many are stale. */
  languages: ReadonlyMap<string, { title: number; caption: number; altText: number; stale: number }>;
}

/** Whose photographs; everyone's where `ownerId` is absent, as `visibleTo` has it. */
interface Whose {
  ownerId?: string | null;
}

/**
 * All numbers of the worklist, each by the rule of the list behind it (`studio-where.ts`). Three readings of the tables by hand-written
 * SQL in the part that both engines know: as one count for each number it took twenty.
 */
export async function readWorklistCounts(db: Db, whose: Whose, now: Date): Promise<WorklistCounts> {
  const all = whose.ownerId === undefined ? 1 : 0;
  const owner = whose.ownerId ?? '';
  const [[facts], labels, scans] = await Promise.all([
    readFacts(db, { all, owner, now }),
    readLabels(db, { all, owner }),
    readScans(db, { all, owner }),
  ]);
  const found = (state: string) => Number(scans.find((row) => row.state === state)?.photographs ?? 0);
  return {
    ...(numbersOf(facts ?? {}) as Record<keyof FactsRow, number>),
    ...{ waiting: found('WAITING'), building: found('BUILDING'), failed: found('FAILED') },
    languages: new Map(
      labels.map(({ language, ...row }) => [language, numbersOf(row) as Record<keyof typeof row, number>]),
    ),
  };
}

/** Sums come as numbers or as big ones, by engine; over no rows, as null. */
type Sum = number | bigint | null;

function numbersOf(row: object): Record<string, number> {
  return Object.fromEntries(Object.entries(row).map(([name, sum]) => [name, Number((sum as Sum) ?? 0)]));
}

interface Who {
  /** 1: everyone's. */
  all: number;
  owner: string;
}

type FactsRow = Record<
  | 'total'
  | 'draft'
  | 'changed'
  | 'proposed'
  | 'scheduled'
  | 'overdue'
  | 'noRights'
  | 'noSection'
  | 'noScan'
  | 'unshown',
  Sum
>;

function readFacts(db: Db, { all, owner, now }: Who & { now: Date }): Promise<FactsRow[]> {
  return db.$queryRaw<FactsRow[]>`
    SELECT
      COUNT(*) AS "total",
      SUM(CASE WHEN p."publicationId" IS NULL THEN 1 ELSE 0 END) AS "draft",
      SUM(CASE WHEN p."publicationId" IS NOT NULL AND p."revision" > p."publishedRevision" THEN 1 ELSE 0 END)
        AS "changed",
      SUM(CASE WHEN p."proposedById" IS NOT NULL THEN 1 ELSE 0 END) AS "proposed",
      SUM(CASE WHEN p."publishAt" > ${now} AND p."publishFailure" IS NULL THEN 1 ELSE 0 END) AS "scheduled",
      SUM(CASE WHEN p."publishFailure" IS NOT NULL OR p."publishAt" <= ${now} THEN 1 ELSE 0 END) AS "overdue",
      SUM(CASE WHEN p."rightsId" IS NULL THEN 1 ELSE 0 END) AS "noRights",
      SUM(CASE WHEN p."sectionId" IS NULL THEN 1 ELSE 0 END) AS "noSection",
      SUM(CASE WHEN NOT EXISTS (SELECT 1 FROM "Scan" s WHERE s."photographId" = p."id") THEN 1 ELSE 0 END)
        AS "noScan",
      SUM(CASE WHEN EXISTS (
          SELECT 1 FROM "PhotographPublication" b JOIN "Scan" sheet ON sheet."id" = b."scanId"
          WHERE b."id" = p."publicationId" AND sheet."standIn")
        AND EXISTS (
          SELECT 1 FROM "Scan" s WHERE s."photographId" = p."id" AND NOT s."standIn" AND s."state" = 'READY')
        THEN 1 ELSE 0 END) AS "unshown"
    FROM "Photograph" p
    WHERE p."deletedAt" IS NULL AND p."purgedAt" IS NULL AND (${all} = 1 OR p."ownerId" = ${owner})`;
}

interface LabelsRow {
  language: string;
  title: Sum;
  caption: Sum;
  altText: Sum;
  stale: Sum;
}

function readLabels(db: Db, { all, owner }: Who): Promise<LabelsRow[]> {
  return db.$queryRaw<LabelsRow[]>`
    SELECT l."language",
      COUNT(l."title") AS "title", COUNT(l."caption") AS "caption", COUNT(l."altText") AS "altText",
      SUM(CASE WHEN l."stale" THEN 1 ELSE 0 END) AS "stale"
    FROM "PhotographLabel" l JOIN "Photograph" p ON p."id" = l."photographId"
    WHERE p."deletedAt" IS NULL AND p."purgedAt" IS NULL AND (${all} = 1 OR p."ownerId" = ${owner})
    GROUP BY l."language"`;
}

interface ScansRow {
  state: string;
  photographs: Sum;
}

function readScans(db: Db, { all, owner }: Who): Promise<ScansRow[]> {
  return db.$queryRaw<ScansRow[]>`
    SELECT s."state", COUNT(DISTINCT s."photographId") AS "photographs"
    FROM "Scan" s JOIN "Photograph" p ON p."id" = s."photographId"
    WHERE s."state" IN ('WAITING', 'BUILDING', 'FAILED') AND NOT s."standIn"
      AND (s."state" <> 'FAILED' OR NOT EXISTS (
        SELECT 1 FROM "Scan" later
        WHERE later."photographId" = s."photographId" AND NOT later."standIn"
          AND later."createdAt" > s."createdAt"))
      AND p."deletedAt" IS NULL AND p."purgedAt" IS NULL AND (${all} = 1 OR p."ownerId" = ${owner})
    GROUP BY s."state"`;
}

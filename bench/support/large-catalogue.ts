import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { photographSnapshot } from '@/lib/catalogue/snapshot';
import { foldText } from '@/lib/text/fold';
import { readDrafts } from '@/server/catalogue/drafts/draft-rows';
import type { Db } from '@/server/db/client';

export const PHOTOGRAPHS = 5000;
const IN_TRASH = 300;
const REVISIONS_EACH = 3;
const LOG_LINES = 5000;
const BATCHES = 120;
const SECTIONS = 12;
/** So many of each authority list. */
const ENTRIES = { maker: 250, place: 300, community: 20, technique: 15, holder: 60 } as const;
/** Rows of one statement. */
const SLICE = 250;

const WORDS = {
  ar: 'القدس باب العمود سوق القطانين قبة الصخرة ساحة طريق جبل الزيتون كنيسة القيامة حارة المغاربة مدرسة حجر قافلة بائعون',
  en: 'Jerusalem Damascus Gate cotton market Dome of the Rock street caravan Mount Olives church school stone sellers steps',
};

/** What the rest of the bench asks for by id. */
export interface LargeCatalogue {
  /** Has thousands of photographs. */
  sectionId: string;
  makerId: string;
  holderId: string;
  communityId: string;
  placeId: string;
  /** Has a long history. */
  photographId: string;
}

/**
 * Fills a database with a catalogue as an institution has after years: photographs with words in both languages, some missing,
 * some stale; long authority lists, scans in every state, histories, a full trash, a log and past batches. The same each time,
 * but for ids.
 */
export async function makeLargeCatalogue(db: Db, curatorId: string): Promise<LargeCatalogue> {
  const lists = await makeLists(db);
  const rows = Array.from({ length: PHOTOGRAPHS + IN_TRASH }, (_, n) => photographRow(n, lists, curatorId));
  await inSlices(rows, (data) => db.photograph.createMany({ data }));
  const ids = rows.map(({ id }) => id);
  await inSlices(ids.flatMap(labelRows), (data) => db.photographLabel.createMany({ data }));
  await makeLinks(db, ids, lists);
  await inSlices(ids.flatMap(scanRows), (data) => db.scan.createMany({ data }));
  await publishSome(db, ids, lists);
  await makeHistory(db, ids, curatorId);
  await makeLog(db, ids, curatorId);
  const [sectionId = ''] = lists.section;
  const [photographId = ''] = ids;
  return {
    ...{ sectionId, photographId, makerId: lists.maker[3] ?? '', holderId: lists.holder[3] ?? '' },
    ...{ communityId: lists.community[3] ?? '', placeId: lists.place[3] ?? '' },
  };
}

type Lists = Record<keyof typeof ENTRIES | 'section' | 'rights', string[]>;

async function inSlices<Row>(rows: readonly Row[], write: (slice: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += SLICE) await write(rows.slice(at, at + SLICE));
}

/** A whole number from 0 to below `below`, always the same for the same two numbers. */
function pick(seed: number, salt: number, below: number): number {
  let mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % below;
}

function say(language: keyof typeof WORDS, seed: number, count: number): string {
  const words = WORDS[language].split(' ');
  return Array.from({ length: count }, (_, n) => words[pick(seed, n, words.length)]).join(' ');
}

async function makeLists(db: Db): Promise<Lists> {
  const entries = (count: number, kind: string) =>
    Array.from({ length: count }, (_, n) => ({ id: randomUUID(), slug: `bench-${kind}-${n}` }));
  const names = (rows: readonly { id: string }[], column: string) =>
    rows.flatMap(({ id }, n) =>
      (['ar', 'en'] as const).map((language) => ({ [column]: id, language, name: say(language, n, 3) })),
    );
  const lists: Partial<Lists> = {};
  for (const [kind, count] of Object.entries(ENTRIES)) {
    const rows = entries(count, kind);
    await db[kind as 'maker'].createMany({ data: rows });
    const data = names(rows, `${kind}Id`) as { makerId: string; language: string; name: string }[];
    await db[`${kind}Name` as 'makerName'].createMany({ data });
    lists[kind as keyof Lists] = rows.map(({ id }) => id);
  }
  const sections = entries(SECTIONS, 'section').map((row, n) => ({ ...row, position: n + 10 }));
  await db.section.createMany({ data: sections });
  const labels = sections.flatMap(({ id }, n) =>
    (['ar', 'en'] as const).map((language) => ({ sectionId: id, language, title: say(language, n, 3) })),
  );
  await db.sectionLabel.createMany({ data: labels });
  const rights = await db.rightsStatement.findMany({ select: { id: true } });
  return {
    ...(lists as Lists),
    section: sections.map(({ id }) => id),
    rights: rights.map(({ id }) => id),
  };
}

const DAY_MS = 86_400_000;

function photographRow(n: number, lists: Lists, curatorId: string) {
  const of = (list: keyof Lists) => lists[list][pick(n, list.length, lists[list].length)] ?? null;
  const changed = new Date(Date.now() - pick(n, 2, 700) * DAY_MS - n * 1000);
  return {
    id: randomUUID(),
    slug: `bench-${n}`,
    sortKey: foldText(say('ar', n, 5)),
    sourceTitle: say('en', n, 8),
    sourceTitleLanguage: 'en',
    dateEdtf: n % 9 === 0 ? null : String(1850 + pick(n, 3, 70)),
    inventoryNumber: `LC-DIG-${10_000 + n}`,
    internalNotes: say('en', n, 40),
    creditLine: 'Library of Congress',
    rightsId: n % 13 === 0 ? null : of('rights'),
    holderId: n % 17 === 0 ? null : of('holder'),
    techniqueId: of('technique'),
    // Half of them in one section.
    sectionId: n % 19 === 0 ? null : n % 2 === 0 ? (lists.section[0] ?? null) : of('section'),
    position: n,
    revision: REVISIONS_EACH,
    ownerId: n % 29 === 0 ? curatorId : null,
    createdAt: changed,
    updatedAt: changed,
    publishAt: n % 211 === 0 ? new Date(Date.now() + 10 * DAY_MS) : null,
    ...(n >= PHOTOGRAPHS
      ? { status: 'DELETED' as const, deletedAt: new Date(Date.now() - n * 1000), deletedById: curatorId }
      : {}),
  };
}

function labelRows(photographId: string, n: number) {
  return (['ar', 'en'] as const).map((language, which) => ({
    ...{ photographId, language },
    title: pick(n, which + 5, 11) === 0 ? null : say(language, n, 5),
    caption: pick(n, which + 7, 5) === 0 ? null : say(language, n, 25),
    description: say(language, n + 1, 120),
    altText: pick(n, which + 9, 3) === 0 ? null : say(language, n, 18),
    stale: pick(n, which + 11, 12) === 0,
    seen: JSON.stringify({ text: say('en', n, 60) }),
  }));
}

async function makeLinks(db: Db, ids: readonly string[], lists: Lists): Promise<void> {
  const link = (list: keyof typeof ENTRIES, each: number) =>
    ids.flatMap((photographId, n) =>
      Array.from({ length: pick(n, each, 3) }, (_, k) => ({
        photographId,
        id: lists[list][(pick(n, each + 1, 997) + k * 7) % ENTRIES[list]] ?? '',
        position: k,
      })),
    );
  await inSlices(link('maker', 20), (rows) =>
    db.photographMaker.createMany({ data: rows.map(({ id, ...row }) => ({ ...row, makerId: id })) }),
  );
  await inSlices(link('place', 30), (rows) =>
    db.photographPlace.createMany({ data: rows.map(({ id, ...row }) => ({ ...row, placeId: id })) }),
  );
  await inSlices(link('community', 40), (rows) =>
    db.photographCommunity.createMany({
      data: rows.map(({ id, photographId }) => ({ photographId, communityId: id, basis: 'title' })),
    }),
  );
}

type ScanRow = Extract<
  NonNullable<Parameters<Db['scan']['createMany']>[0]>['data'],
  readonly unknown[]
>[number];

const STATES: readonly ScanRow['state'][] = ['FAILED', 'WAITING', 'BUILDING'];

function scanRows(photographId: string, n: number): ScanRow[] {
  if (n % 37 === 0) return [];
  const shown = {
    photographId,
    originalSha256: randomUUID(),
    originalName: `scan-${n}.tif`,
    imageId: randomUUID(),
    previews: JSON.stringify([320, 640, 1280, 1920].map((width) => ({ width, height: width * 0.75 }))),
    previewsAt: new Date(),
    placeholder: `data:image/webp;base64,${'A'.repeat(300)}`,
    embedded: JSON.stringify({ note: say('en', n, 80) }),
  };
  const standIn = {
    ...shown,
    standIn: true,
    originalSha256: null,
    originalName: null,
    imageId: randomUUID(),
  };
  const state = STATES[n % 101] ?? 'READY';
  const failure = state === 'FAILED' ? { failureCode: 'IMAGE_DAMAGED', failureDetail: '{}' } : {};
  return [{ ...standIn, state: 'READY' as const }, ...(n % 7 === 0 ? [] : [{ ...shown, state, ...failure }])];
}

async function publishSome(db: Db, ids: readonly string[], lists: Lists): Promise<void> {
  const published = ids.flatMap((photographId, n) =>
    n % 5 < 3
      ? [{ id: randomUUID(), photographId, revision: REVISIONS_EACH, snapshot: snapshotOf(n, lists) }]
      : [],
  );
  await inSlices(published, (data) => db.photographPublication.createMany({ data }));
  await db.$executeRaw`
    UPDATE "Photograph" SET
      "publicationId" = (SELECT "id" FROM "PhotographPublication" WHERE "photographId" = "Photograph"."id"),
      "publishedRevision" = ${REVISIONS_EACH} - ("position" % 4 = 0),
      "status" = 'PUBLISHED'
    WHERE "deletedAt" IS NULL AND "position" % 5 < 3 AND "slug" LIKE 'bench-%'`;
}

function snapshotOf(n: number, lists: Lists): string {
  const label = (language: keyof typeof WORDS) => ({
    ...{ title: say(language, n, 5), titleIsOurs: true, caption: say(language, n, 25), note: null },
    ...{ description: say(language, n + 1, 120), altText: say(language, n, 18) },
  });
  const snapshot = {
    labels: { ar: label('ar'), en: label('en') },
    ...{ sourceTitle: null, dateEdtf: '1890', dateAsWritten: null, technique: null, dimensions: null },
    ...{
      dimensionsAsWritten: null,
      inventoryNumber: `LC-DIG-${10_000 + n}`,
      sourceUrl: null,
      creditLine: null,
    },
    ...{ rightsId: lists.rights[0] ?? null, rightsAsStated: null, evidence: 'FIRST_HAND', seenIn: null },
    ...{ holderId: null, makers: [], placeIds: [], communities: [], position: n, secondarySectionIds: [] },
    sectionId: lists.section[0] ?? null,
  } satisfies z.input<typeof photographSnapshot>;
  return JSON.stringify(snapshot);
}

async function makeHistory(db: Db, ids: readonly string[], actorId: string): Promise<void> {
  const batches = Array.from({ length: BATCHES }, (_, n) => ({
    id: randomUUID(),
    kind: n % 3 === 0 ? 'import' : 'bulk',
    ...{ actorId, actorName: 'Salma', at: new Date(Date.now() - n * 3_600_000) },
    ...{ finishedAt: new Date(), changed: 40 },
    detail: JSON.stringify(
      n % 3 === 0 ? { file: `table-${n}.csv`, rows: 40 } : { change: 'section', total: 40 },
    ),
  }));
  await db.batch.createMany({ data: batches });
  const changes = JSON.stringify([{ field: 'labels.en.caption', before: 'Before', after: say('en', 3, 25) }]);
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE);
    const states = await readDrafts(db, slice);
    const data = slice.flatMap((subjectId, k) =>
      Array.from({ length: REVISIONS_EACH }, (_, revision) => ({
        ...{ kind: 'photograph', subjectId, number: revision + 1, actorId, actorName: 'Salma', changes },
        reason: revision === 0 ? 'create' : 'edit',
        state: JSON.stringify(states.get(subjectId) ?? {}),
        batchId: revision === 2 ? (batches[(at + k) % (BATCHES * 2)]?.id ?? null) : null,
      })),
    );
    await db.revision.createMany({ data });
  }
}

async function makeLog(db: Db, ids: readonly string[], actorId: string): Promise<void> {
  const lines = Array.from({ length: LOG_LINES }, (_, n) => ({
    ...{ actorId, actorName: 'Salma', ipAddress: '203.0.113.7', subject: ids[n % ids.length] ?? null },
    at: new Date(Date.now() - n * 60_000),
    action: n % 3 === 0 ? 'photograph.publish' : 'photograph.trash',
    detail: JSON.stringify({ slug: `bench-${n}` }),
  }));
  await inSlices(lines, (data) => db.auditEntry.createMany({ data }));
}

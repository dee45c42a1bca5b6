import { type PhotographSnapshot, photographSnapshot } from '@/lib/catalogue/snapshot';
import type { Db } from '@/server/db/client';
import { imageOf, type PublishedEntry } from './data';

/** Rows read at once: between two slices the process answers others. */
const SLICE = 1000;

/** Snapshots parsed at once; each is a page of text. */
const SNAPSHOTS = 100;

/** So many are read one by one. */
const FEW = 10;

interface KeptEntry {
  /** As it was read. */
  row: Row;
  entry: PublishedEntry;
}

interface Kept {
  byPhotograph: ReadonlyMap<string, KeptEntry>;
  /** The newest reading that was asked for by a version. */
  latest?: { version: number; value: Promise<PublishedEntry[]> };
}

/** The web entry and Next's bundle each carry a copy of this module: what was read is in memory once. */
const shared = globalThis as typeof globalThis & { convergenceEntries?: WeakMap<Db, Kept> };

function keptOf(db: Db): Kept {
  shared.convergenceEntries ??= new WeakMap();
  const kept: Kept = shared.convergenceEntries.get(db) ?? { byPhotograph: new Map() };
  shared.convergenceEntries.set(db, kept);
  return kept;
}

/**
 * Every published photograph, by id; the walk's order is the caller's business, for it depends on the sections'. An entry of which
 * nothing changed is the same object as in the reading before.
 * @param version the catalogue's, read before this is called: whoever has seen the same one shares one reading
 */
export function readPublishedPhotographs(db: Db, version?: number): Promise<PublishedEntry[]> {
  if (version === undefined) return readEntries(db);
  const kept = keptOf(db);
  if (kept.latest?.version === version) return kept.latest.value;
  const latest = { version, value: readEntries(db) };
  kept.latest = latest;
  latest.value.catch(() => {
    if (kept.latest === latest) kept.latest = undefined;
  });
  return latest.value;
}

async function readEntries(db: Db): Promise<PublishedEntry[]> {
  const kept = keptOf(db);
  const known = kept.byPhotograph;
  const current = new Map<string, KeptEntry>();
  let after = '';
  let rows: Row[];
  do {
    rows = await readRows(db, after);
    for (const each of await entriesOf(db, rows, known)) current.set(each.entry.id, each);
    after = rows.at(-1)?.id ?? '';
    await giveOthersATurn();
  } while (rows.length === SLICE);
  // Only what is published now is kept.
  kept.byPhotograph = current;
  return Array.from(current.values(), ({ entry }) => entry);
}

/** Those of which nothing changed as they were, the others made anew. */
async function entriesOf(
  db: Db,
  rows: readonly Row[],
  known: ReadonlyMap<string, KeptEntry>,
): Promise<KeptEntry[]> {
  const published = rows.filter(({ status, publicationId }) => status === 'PUBLISHED' && publicationId);
  const snapshots = new Map<string, PhotographSnapshot>();
  const missing = published.filter(({ id, publicationId }) => {
    const before = known.get(id);
    // A publication is never changed (DECISIONS, 2): it may be the same with another scan.
    if (before?.row.publicationId === publicationId) snapshots.set(publicationId, before.entry.snapshot);
    return before?.row.publicationId !== publicationId;
  });
  for (let at = 0; at < missing.length; at += SNAPSHOTS)
    await readSnapshots(db, missing.slice(at, at + SNAPSHOTS), snapshots);
  return published.flatMap((row) => {
    const before = known.get(row.id);
    if (before && isSame(before.row, row)) return [before];
    const snapshot = snapshots.get(row.publicationId);
    return snapshot ? [{ row, entry: entryOf(row, snapshot) }] : [];
  });
}

/** Of rows in the order of their ids. */
async function readSnapshots(
  db: Db,
  rows: readonly Row[],
  into: Map<string, PhotographSnapshot>,
): Promise<void> {
  const read = rows.length > FEW ? await readRange(db, rows) : await readEach(db, rows);
  for (const { id, snapshot } of read) into.set(id, photographSnapshot.parse(JSON.parse(snapshot)));
  await giveOthersATurn();
}

interface SnapshotRow {
  id: string;
  snapshot: string;
}

/** Not by a list of ids: with statistics from a smaller catalogue the database reads the whole table for one. */
function readRange(db: Db, rows: readonly Row[]): Promise<SnapshotRow[]> {
  return db.$queryRaw<SnapshotRow[]>`
    SELECT b."id", b."snapshot"
    FROM "Photograph" p JOIN "PhotographPublication" b ON b."id" = p."publicationId"
    WHERE p."id" >= ${rows[0]?.id ?? ''} AND p."id" <= ${rows.at(-1)?.id ?? ''}`;
}

async function readEach(db: Db, rows: readonly Row[]): Promise<SnapshotRow[]> {
  const found: SnapshotRow[] = [];
  for (const { publicationId } of rows)
    found.push(
      ...(await db.$queryRaw<SnapshotRow[]>`
        SELECT "id", "snapshot" FROM "PhotographPublication" WHERE "id" = ${publicationId}`),
    );
  return found;
}

/** Whole numbers come as numbers or as big ones, and truth as either or as itself, by engine. */
type Whole = number | bigint;

interface Row {
  id: string;
  slug: string;
  status: string;
  publicationId: string;
  scanId: string | null;
  state: string | null;
  imageId: string | null;
  width: Whole | null;
  height: Whole | null;
  tileSize: Whole | null;
  previews: string | null;
  placeholder: string | null;
  standIn: Whole | boolean | null;
}

/** By hand, in the part of SQL that both engines know: the same by the client's own query took sixteen seconds for 50,000. */
function readRows(db: Db, after: string): Promise<Row[]> {
  // The state is looked at afterwards: an index on it would lead the database away from the order of the ids.
  return db.$queryRaw<Row[]>`
    SELECT p."id", p."slug", p."status", p."publicationId", s."id" AS "scanId", s."state", s."imageId", s."width", s."height",
      s."tileSize", s."previews", s."placeholder", s."standIn"
    FROM "Photograph" p
    JOIN "PhotographPublication" b ON b."id" = p."publicationId"
    LEFT JOIN "Scan" s ON s."id" = b."scanId"
    WHERE p."id" > ${after}
    ORDER BY p."id" LIMIT ${SLICE}`;
}

function isSame(a: Row, b: Row): boolean {
  return (
    a.publicationId === b.publicationId &&
    a.slug === b.slug &&
    a.scanId === b.scanId &&
    a.state === b.state &&
    a.imageId === b.imageId &&
    a.width === b.width &&
    a.height === b.height &&
    a.tileSize === b.tileSize &&
    a.previews === b.previews &&
    a.placeholder === b.placeholder &&
    a.standIn === b.standIn
  );
}

function entryOf(row: Row, snapshot: PhotographSnapshot): PublishedEntry {
  const { id, slug, scanId, state, imageId, previews, placeholder } = row;
  const scan = scanId !== null && {
    ...{ id: scanId, state: state ?? '', imageId, previews, placeholder },
    width: numberOf(row.width),
    height: numberOf(row.height),
    tileSize: numberOf(row.tileSize),
    standIn: Boolean(row.standIn),
  };
  return { id, slug: snapshot.slug ?? slug, snapshot, image: imageOf(scan || null) };
}

function numberOf(whole: Whole | null): number | null {
  return whole === null ? null : Number(whole);
}

function giveOthersATurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

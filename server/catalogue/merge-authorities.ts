import { changesBetween } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { CodedError } from '@/lib/errors';
import type { AuthorityKind, AuthorityRow, MergePreview } from '@/lib/studio/authority-commands';
import type { Db, Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { nameState, readAuthorityRows, SLUG_KINDS, saveName } from './authorities';
import { bumpCatalogueVersion } from './mutations';
import { repointPhotographs } from './repoint-photographs';

export interface Merge {
  kind: AuthorityKind;
  /** The entry that goes. */
  id: string;
  /** The entry that stays. */
  into: string;
}

/** @throws CodedError MERGE_INTO_ITSELF; RECORD_UNKNOWN where one of them is not in the list, or no longer */
async function readBoth(
  db: Db | Tx,
  { kind, id, into }: Merge,
): Promise<{ going: AuthorityRow; staying: AuthorityRow }> {
  if (id === into) throw new CodedError('MERGE_INTO_ITSELF');
  const [going] = await readAuthorityRows(db, kind, id);
  const [staying] = await readAuthorityRows(db, kind, into);
  if (!going || !staying) throw new CodedError('RECORD_UNKNOWN');
  return { going, staying };
}

/** Names in languages that the entry that stays has none in. */
function namesThatMove({ going, staying }: { going: AuthorityRow; staying: AuthorityRow }): Texts {
  const moving: Texts = {};
  for (const language of LANGUAGES)
    if (going.names[language] && !staying.names[language]) moving[language] = going.names[language];
  return moving;
}

/**
 * What a merge would move; changes nothing.
 * @throws CodedError MERGE_INTO_ITSELF, RECORD_UNKNOWN
 */
export async function previewMerge(db: Db, merge: Merge): Promise<MergePreview> {
  const both = await readBoth(db, merge);
  return { photographs: both.going.photographs, names: namesThatMove(both) };
}

/**
 * Makes one entry of two: every draft that names the first then names the second, and so do the addresses. What is published
 * keeps its words and is led to the second by `mergedIntoId`. The first stays in the database for that, and for its history.
 * @throws CodedError MERGE_INTO_ITSELF, RECORD_UNKNOWN
 */
export async function mergeAuthorities(tx: Tx, actor: Actor<'curator'>, merge: Merge): Promise<void> {
  const { kind, id, into } = merge;
  const both = await readBoth(tx, merge);
  await repointPhotographs(tx, kind, { from: id, to: into });
  await moveNames(tx, kind, both);
  await keepAddresses(tx, kind, both);
  await recordBoth(tx, actor, kind, both);
  await recordAudit(tx, actor, 'authority.merge', into, {
    slug: both.going.slug,
    into: both.staying.slug,
    count: both.going.photographs,
  });
  await bumpCatalogueVersion(tx);
}

interface Both {
  going: AuthorityRow;
  staying: AuthorityRow;
}

async function moveNames(tx: Tx, kind: AuthorityKind, both: Both): Promise<void> {
  const moving = namesThatMove(both);
  for (const language of LANGUAGES) {
    const name = moving[language];
    if (name) await saveName(tx, kind, { id: both.staying.id, language, name });
  }
  if (kind === 'place') await moveOtherPlaceNames(tx, both);
}

/** A place is found under each name it ever had: what the other was mainly called is from now on a former name. */
async function moveOtherPlaceNames(tx: Tx, { going, staying }: Both): Promise<void> {
  const has = await tx.placeName.findMany({ where: { placeId: staying.id } });
  const known = new Set(has.map(({ language, name }) => `${language} ${name}`));
  const names = await tx.placeName.findMany({ where: { placeId: going.id } });
  for (const { id: _, placeId: __, kind, ...name } of names) {
    if (known.has(`${name.language} ${name.name}`)) continue;
    await tx.placeName.create({
      data: { ...name, placeId: staying.id, kind: kind === 'MAIN' ? 'FORMER' : kind },
    });
  }
}

async function keepAddresses(tx: Tx, kind: AuthorityKind, { going, staying }: Both): Promise<void> {
  const slugKind = SLUG_KINDS[kind];
  await tx.formerSlug.updateMany({
    where: { kind: slugKind, targetId: going.id },
    data: { targetId: staying.id },
  });
  await tx.formerSlug.upsert({
    where: { kind_slug: { kind: slugKind, slug: going.slug } },
    create: { kind: slugKind, slug: going.slug, targetId: staying.id },
    update: { targetId: staying.id },
  });
}

async function recordBoth(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: AuthorityKind,
  { going, staying }: Both,
): Promise<void> {
  const moved = { ...staying.names, ...namesThatMove({ going, staying }) };
  const staysAs = { ...nameState(moved), merged: going.slug };
  const goesAs = { ...nameState(going.names), mergedInto: staying.slug };
  const steps = [
    { row: staying, before: nameState(staying.names), state: staysAs, data: {} },
    { row: going, before: nameState(going.names), state: goesAs, data: { mergedIntoId: staying.id } },
  ];
  for (const { row, before, state, data } of steps) {
    const number = row.revision + 1;
    await tx[kind as 'maker'].update({ where: { id: row.id }, data: { ...data, revision: number } });
    const changes = changesBetween(before, state);
    await recordRevision(tx, actor, { kind, subjectId: row.id, number, changes, state, reason: 'merge' });
  }
}

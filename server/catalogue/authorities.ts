import { randomBytes } from 'node:crypto';
import {
  type AuthorityKind,
  type EntryKind,
  entryNames,
  readEntryField,
} from '@/lib/catalogue/authority-draft';
import { changesBetween } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { CodedError } from '@/lib/errors';
import type { AuthorityRow, EntryView } from '@/lib/studio/authority-commands';
import { slugFrom } from '@/lib/text/slug';
import type { Db, Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { readEntries, requireEntry, SLUG_KINDS, writeEntry } from './authority-rows';
import { countUses } from './authority-uses';
import { bumpCatalogueVersion } from './mutations';
import { ensureFirstEntryRevision } from './save-entry';

/** What a row of a list shows beside names and number. */
const ROW_FACTS = ['born', 'died', 'coordinates', 'url'] as const;

/** An authority list with how many photographs name each entry, without what was merged. */
export async function readAuthorityRows(db: Db | Tx, kind: EntryKind, id?: string): Promise<AuthorityRow[]> {
  const [entries, uses] = await Promise.all([readEntries(db, kind, id), countUses(db, kind, id)]);
  return entries.map(({ fields, ...row }) => ({
    ...row,
    names: entryNames(fields),
    photographs: uses.get(row.id)?.live ?? 0,
    facts: Object.fromEntries(
      ROW_FACTS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
    ),
  }));
}

/** One entry with all its facts; null where it is not in the list, or no longer. */
export async function readEntryView(db: Db, kind: EntryKind, id: string): Promise<EntryView | null> {
  const [entry] = await readEntries(db, kind, id);
  if (!entry) return null;
  const [uses, former] = await Promise.all([
    countUses(db, kind, id),
    kind === 'rights'
      ? []
      : db.formerSlug.findMany({
          where: { kind: SLUG_KINDS[kind], targetId: id },
          orderBy: { slug: 'asc' },
        }),
  ]);
  const { live = 0, trashed = 0 } = uses.get(id) ?? {};
  return { kind, ...entry, photographs: live, trashed, formerSlugs: former.map(({ slug }) => slug) };
}

interface NewEntry {
  kind: AuthorityKind;
  /** Absent: from a Latin name, or one of chance. */
  slug?: string;
  names: Texts;
}

/** @throws CodedError SLUG_TAKEN */
export async function createAuthority(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, slug: wished, names }: NewEntry,
): Promise<string> {
  const slug = wished ?? (await freeSlug(tx, kind, names));
  await refuseTakenSlug(tx, kind, { slug, id: null });
  const { id } = await tx[kind as 'maker'].create({
    data: { slug, revision: 1, ...(kind === 'community' ? { position: await lastPosition(tx) } : {}) },
    select: { id: true },
  });
  const { fields: before } = await requireEntry(tx, kind, id);
  const given = LANGUAGES.flatMap((language) => {
    const field = `names.${language}`;
    const read = readEntryField(kind, field, names[language] ?? null);
    return read.ok ? [[field, read.value] as const] : [];
  });
  const state = { ...before, ...Object.fromEntries(given) };
  const changes = changesBetween(before, state);
  await writeEntry(
    tx,
    { kind, id },
    state,
    changes.map(({ field }) => field),
  );
  await recordRevision(tx, actor, { kind, subjectId: id, number: 1, changes, state, reason: 'create' });
  await recordAudit(tx, actor, 'authority.create', id, { slug });
  await bumpCatalogueVersion(tx);
  return id;
}

async function lastPosition(tx: Tx): Promise<number> {
  const { _max } = await tx.community.aggregate({ _max: { position: true } });
  return (_max.position ?? 0) + 1;
}

/** Attempts at a free address before one of chance is taken. */
const MOST_TRIES = 50;

async function freeSlug(tx: Tx, kind: AuthorityKind, names: Texts): Promise<string> {
  const wished = slugFrom(names.en ?? '') ?? slugFrom(Object.values(names).join(' '));
  for (let n = 1; wished && n <= MOST_TRIES; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!(await isSlugTaken(tx, kind, { slug, id: null }))) return slug;
  }
  return `${kind}-${randomBytes(5).toString('hex')}`;
}

interface Address {
  slug: string;
  /** Of the entry that asks; null for one that is still to be made. */
  id: string | null;
}

async function isSlugTaken(tx: Tx, kind: AuthorityKind, { slug, id }: Address): Promise<boolean> {
  const row = await tx[kind as 'maker'].findUnique({ where: { slug }, select: { id: true } });
  if (row && row.id !== id) return true;
  const former = await tx.formerSlug.findUnique({
    where: { kind_slug: { kind: SLUG_KINDS[kind], slug } },
  });
  if (!former || former.targetId === id) return false;
  // What a deleted entry was called may be used again.
  return (await tx[kind as 'maker'].count({ where: { id: former.targetId } })) > 0;
}

/** @throws CodedError SLUG_TAKEN where another entry has this address, or had it */
async function refuseTakenSlug(tx: Tx, kind: AuthorityKind, address: Address): Promise<void> {
  const { slug } = address;
  if (await isSlugTaken(tx, kind, address)) throw new CodedError('SLUG_TAKEN', { slug });
  await tx.formerSlug.deleteMany({ where: { kind: SLUG_KINDS[kind], slug } });
}

/**
 * Gives an entry another address; the old one leads to it from then on.
 * @throws CodedError RECORD_UNKNOWN, SLUG_TAKEN, DRAFT_CHANGED where somebody saved meanwhile
 */
export async function renameAuthority(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, id, base, slug }: { kind: AuthorityKind; id: string; base: number; slug: string },
): Promise<number> {
  const entry = await requireEntry(tx, kind, id);
  const revision = await ensureFirstEntryRevision(tx, kind, entry);
  if (revision !== Math.max(base, 1)) throw new CodedError('DRAFT_CHANGED');
  if (entry.slug === slug) return revision;
  await refuseTakenSlug(tx, kind, { slug, id });
  const number = revision + 1;
  await tx.formerSlug.create({ data: { kind: SLUG_KINDS[kind], slug: entry.slug, targetId: id } });
  await tx[kind as 'maker'].update({ where: { id }, data: { slug, revision: number } });
  const changes = [{ field: 'slug', before: entry.slug, after: slug }];
  const state = { ...entry.fields, slug };
  await recordRevision(tx, actor, { kind, subjectId: id, number, changes, state });
  await recordAudit(tx, actor, 'authority.rename', id, { slug: entry.slug, to: slug });
  await bumpCatalogueVersion(tx);
  return number;
}

/** Puts the communities into an order, for visitors at once. Those that are not named keep theirs, at the end. */
export async function orderCommunities(
  tx: Tx,
  actor: Actor<'curator'>,
  ids: readonly string[],
): Promise<void> {
  const rows = await tx.community.findMany({
    where: { mergedIntoId: null },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: { id: true, position: true },
  });
  const known = new Map(rows.map(({ id, position }) => [id, position]));
  const order = [...new Set([...ids.filter((id) => known.has(id)), ...known.keys()])];
  const moved = order.flatMap((id, index) => (known.get(id) === index + 1 ? [] : [{ id, to: index + 1 }]));
  for (const { id, to } of moved) await tx.community.update({ where: { id }, data: { position: to } });
  if (moved.length === 0) return;
  await recordAudit(tx, actor, 'communities.order', null);
  await bumpCatalogueVersion(tx);
}

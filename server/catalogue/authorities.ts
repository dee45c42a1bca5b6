import { changesBetween, type Fields } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { CodedError } from '@/lib/errors';
import type { AuthorityKind, AuthorityRow } from '@/lib/studio/authority-commands';
import type { Db, Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { bumpCatalogueVersion } from './mutations';
import { namesOf } from './studio-lists';

/** The kind under which each list's former addresses are kept. */
export const SLUG_KINDS = {
  maker: 'MAKER',
  place: 'PLACE',
  community: 'COMMUNITY',
  technique: 'TECHNIQUE',
  holder: 'HOLDER',
} as const satisfies Record<AuthorityKind, string>;

const COUNTED = {
  names: { select: { language: true, name: true } },
  _count: { select: { photographs: true } },
} as const;

function findRows(db: Db | Tx, kind: AuthorityKind, id?: string) {
  const where = { mergedIntoId: null, ...(id === undefined ? {} : { id }) };
  const query = { where, orderBy: { slug: 'asc' }, include: COUNTED } as const;
  switch (kind) {
    case 'maker':
      return db.maker.findMany(query);
    case 'place':
      return db.place.findMany({
        ...query,
        include: { ...COUNTED, names: { where: { kind: 'MAIN' }, select: { language: true, name: true } } },
      });
    case 'community':
      return db.community.findMany(query);
    case 'technique':
      return db.technique.findMany(query);
    case 'holder':
      return db.holder.findMany(query);
  }
}

/** An authority list with what names each entry, without what was merged. */
export async function readAuthorityRows(
  db: Db | Tx,
  kind: AuthorityKind,
  id?: string,
): Promise<AuthorityRow[]> {
  const rows = await findRows(db, kind, id);
  return rows.map(({ names, _count, ...row }) => ({
    id: row.id,
    slug: row.slug,
    revision: row.revision,
    names: namesOf(names),
    photographs: _count.photographs,
  }));
}

/** @throws CodedError SLUG_TAKEN */
export async function createAuthority(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, slug, names }: { kind: AuthorityKind; slug: string; names: Texts },
): Promise<string> {
  await refuseTakenSlug(tx, kind, { slug, id: null });
  const { id } = await tx[kind as 'maker'].create({ data: { slug }, select: { id: true } });
  await saveNames(tx, actor, { kind, id, names, before: {}, number: 1 });
  return id;
}

/** @throws CodedError SLUG_TAKEN where another entry has this address, or had it */
async function refuseTakenSlug(
  tx: Tx,
  kind: AuthorityKind,
  { slug, id }: { slug: string; id: string | null },
): Promise<void> {
  const row = await tx[kind as 'maker'].findUnique({ where: { slug }, select: { id: true } });
  const former = await tx.formerSlug.findUnique({
    where: { kind_slug: { kind: SLUG_KINDS[kind], slug } },
  });
  if ((row && row.id !== id) || (former && former.targetId !== id))
    throw new CodedError('SLUG_TAKEN', { slug });
}

/** @throws CodedError RECORD_UNKNOWN, DRAFT_CHANGED where somebody saved meanwhile */
export async function saveAuthority(
  tx: Tx,
  actor: Actor<'curator'>,
  { kind, id, base, names }: { kind: AuthorityKind; id: string; base: number; names: Texts },
): Promise<number> {
  const [row] = await readAuthorityRows(tx, kind, id);
  if (!row) throw new CodedError('RECORD_UNKNOWN');
  if (row.revision !== base) throw new CodedError('DRAFT_CHANGED');
  const after = { ...row.names, ...names };
  if (changesBetween(row.names as Fields, after as Fields).length === 0) return base;
  await saveNames(tx, actor, { kind, id, names: after, before: row.names, number: base + 1 });
  return base + 1;
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
  const [row] = await readAuthorityRows(tx, kind, id);
  if (!row) throw new CodedError('RECORD_UNKNOWN');
  if (row.revision !== base) throw new CodedError('DRAFT_CHANGED');
  if (row.slug === slug) return base;
  await refuseTakenSlug(tx, kind, { slug, id });
  const number = base + 1;
  const slugKind = SLUG_KINDS[kind];
  await tx.formerSlug.deleteMany({ where: { kind: slugKind, slug } });
  await tx.formerSlug.create({ data: { kind: slugKind, slug: row.slug, targetId: id } });
  await tx[kind as 'maker'].update({ where: { id }, data: { slug, revision: number } });
  const state = { ...nameState(row.names), slug };
  const changes = [{ field: 'slug', before: row.slug, after: slug }];
  await recordRevision(tx, actor, { kind, subjectId: id, number, changes, state });
  await bumpCatalogueVersion(tx);
  return number;
}

interface Naming {
  kind: AuthorityKind;
  id: string;
  names: Texts;
  before: Texts;
  number: number;
}

async function saveNames(tx: Tx, actor: Actor<'curator'>, naming: Naming): Promise<void> {
  const { kind, id, names, before, number } = naming;
  for (const language of LANGUAGES) await saveName(tx, kind, { id, language, name: names[language] ?? '' });
  await tx[kind as 'maker'].update({ where: { id }, data: { revision: number } });
  const state = nameState(names);
  const changes = changesBetween(nameState(before), state);
  const reason = number === 1 && Object.keys(before).length === 0 ? 'create' : 'edit';
  await recordRevision(tx, actor, { kind, subjectId: id, number, changes, state, reason });
  await bumpCatalogueVersion(tx);
}

/** Names as fields of the history: `names.<language>`, null where there is none. */
export function nameState(names: Texts): Fields {
  return Object.fromEntries(LANGUAGES.map((language) => [`names.${language}`, names[language] || null]));
}

/** Writes an entry's own name in one language; an empty one is none. */
export async function saveName(
  tx: Tx,
  kind: AuthorityKind,
  { id, language, name }: { id: string; language: string; name: string },
): Promise<void> {
  switch (kind) {
    case 'maker': {
      const key = { makerId: id, language };
      if (name === '') await tx.makerName.deleteMany({ where: key });
      else
        await tx.makerName.upsert({
          where: { makerId_language: key },
          create: { ...key, name },
          update: { name },
        });
      return;
    }
    case 'community': {
      const key = { communityId: id, language };
      if (name === '') await tx.communityName.deleteMany({ where: key });
      else
        await tx.communityName.upsert({
          where: { communityId_language: key },
          create: { ...key, name },
          update: { name },
        });
      return;
    }
    case 'technique': {
      const key = { techniqueId: id, language };
      if (name === '') await tx.techniqueName.deleteMany({ where: key });
      else
        await tx.techniqueName.upsert({
          where: { techniqueId_language: key },
          create: { ...key, name },
          update: { name },
        });
      return;
    }
    case 'holder': {
      const key = { holderId: id, language };
      if (name === '') await tx.holderName.deleteMany({ where: key });
      else
        await tx.holderName.upsert({
          where: { holderId_language: key },
          create: { ...key, name },
          update: { name },
        });
      return;
    }
    case 'place': {
      const key = { placeId: id, language, kind: 'MAIN' as const };
      const { count } =
        name === ''
          ? await tx.placeName.deleteMany({ where: key })
          : await tx.placeName.updateMany({ where: key, data: { name } });
      if (count === 0 && name !== '') await tx.placeName.create({ data: { ...key, name } });
    }
  }
}

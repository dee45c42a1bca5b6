import {
  type AuthorityKind,
  entryFieldLanguage,
  entryNames,
  type OtherName,
  otherNamesOf,
} from '@/lib/catalogue/authority-draft';
import { changesBetween, type Fields, type FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import type { MergePreview } from '@/lib/studio/authority-commands';
import type { Db, Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { recordAudit } from '@/server/people/audit';
import { type Entry, requireEntry, SLUG_KINDS, writeEntry } from './authority-rows';
import { readUsers } from './authority-uses';
import { bumpCatalogueVersion } from './mutations';
import { repointPhotographs } from './repoint-photographs';
import { ensureFirstEntryRevision } from './save-entry';

export interface Merge {
  kind: AuthorityKind;
  /** The entry that goes. */
  id: string;
  /** The entry that stays. */
  into: string;
}

interface Both {
  going: Entry;
  staying: Entry;
}

/** @throws CodedError MERGE_INTO_ITSELF; RECORD_UNKNOWN where one of them is not in the list, or no longer */
async function readBoth(db: Db | Tx, { kind, id, into }: Merge): Promise<Both> {
  if (id === into) throw new CodedError('MERGE_INTO_ITSELF');
  return { going: await requireEntry(db, kind, id), staying: await requireEntry(db, kind, into) };
}

/** Facts that only make sense together: the second says where the first is from. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  coordinates: ['coordinatesFrom'],
};

/** What the entry that stays has nothing in, and a place's further names. Its own facts are never written over. */
function fieldsThatMove({ going, staying }: Both): Fields {
  const moving: Record<string, FieldValue> = {};
  const isEmpty = (field: string) => (staying.fields[field] ?? null) === null;
  for (const [field, value] of Object.entries(going.fields)) {
    if (value === null || !isEmpty(field)) continue;
    if (Object.entries(TOGETHER).some(([lead, rest]) => rest.includes(field) && !isEmpty(lead))) continue;
    const language = entryFieldLanguage(field);
    // Whose words a name is goes with the name.
    if (language && field !== `names.${language}` && !isEmpty(`names.${language}`)) continue;
    moving[field] = value;
  }
  for (const language of LANGUAGES) {
    const owner = `namesAreOurs.${language}`;
    if (moving[`names.${language}`] && going.fields[owner] === true) moving[owner] = true;
  }
  if (going.fields.otherNames !== undefined) Object.assign(moving, otherNamesThatMove({ going, staying }));
  return moving;
}

/** A place is found under each name it ever had: what the other was mainly called is from now on a former name. */
function otherNamesThatMove({ going, staying }: Both): Fields {
  const has = otherNamesOf(staying.fields.otherNames);
  const known = new Set([
    ...has.map(({ lang, text }) => `${lang} ${text}`),
    ...Object.entries(entryNames(staying.fields)).map(([lang, text]) => `${lang} ${text}`),
  ]);
  const main = Object.entries(entryNames(going.fields)).flatMap(([lang, text]): OtherName[] =>
    staying.fields[`names.${lang}`]
      ? [
          {
            ...{ kind: 'former', text, lang, isOurs: going.fields[`namesAreOurs.${lang}`] === true },
            source: (going.fields[`nameSources.${lang}`] as string | null | undefined) ?? null,
          },
        ]
      : [],
  );
  const more = [...main, ...otherNamesOf(going.fields.otherNames)].filter(
    ({ lang, text }) => !known.has(`${lang} ${text}`),
  );
  return more.length === 0 ? {} : { otherNames: [...has, ...more] as unknown as FieldValue };
}

/**
 * What a merge would move; changes nothing.
 * @throws CodedError MERGE_INTO_ITSELF, RECORD_UNKNOWN
 */
export async function previewMerge(db: Db, merge: Merge): Promise<MergePreview> {
  const both = await readBoth(db, merge);
  const users = await readUsers(db, merge.kind, merge.id);
  return { photographs: users.length, fields: fieldsThatMove(both) };
}

/**
 * Makes one entry of two: every draft that names the first then names the second, and so do the addresses. What is published
 * keeps its words and is led to the second by `mergedIntoId`. The first stays in the database for that, and for its history.
 * @throws CodedError MERGE_INTO_ITSELF, RECORD_UNKNOWN
 */
export async function mergeAuthorities(tx: Tx, actor: Actor<'curator'>, merge: Merge): Promise<void> {
  const { kind, id, into } = merge;
  const both = await readBoth(tx, merge);
  const count = await repointPhotographs(tx, actor, kind, { from: id, to: into });
  await keepAddresses(tx, kind, both);
  await writeBoth(tx, actor, kind, both);
  await recordAudit(tx, actor, 'authority.merge', into, {
    slug: both.going.slug,
    into: both.staying.slug,
    count,
  });
  await bumpCatalogueVersion(tx);
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

async function writeBoth(
  tx: Tx,
  actor: Actor<'curator'>,
  kind: AuthorityKind,
  { going, staying }: Both,
): Promise<void> {
  const moving = fieldsThatMove({ going, staying });
  const merged = { ...staying.fields, ...moving };
  await writeEntry(tx, { kind, id: staying.id }, merged, Object.keys(moving));
  const steps = [
    { entry: staying, state: { ...merged, merged: going.slug }, data: {} },
    {
      entry: going,
      state: { ...going.fields, mergedInto: staying.slug },
      data: { mergedIntoId: staying.id },
    },
  ];
  for (const { entry, state, data } of steps) {
    const number = (await ensureFirstEntryRevision(tx, kind, entry)) + 1;
    await tx[kind as 'maker'].update({ where: { id: entry.id }, data: { ...data, revision: number } });
    const changes = changesBetween(entry.fields, state);
    await recordRevision(tx, actor, {
      ...{ kind, subjectId: entry.id, number, changes, state },
      reason: 'merge',
    });
  }
}

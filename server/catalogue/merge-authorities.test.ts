import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTHORITY_KINDS, type AuthorityKind } from '@/lib/catalogue/authority-draft';
import type { FieldChange } from '@/lib/catalogue/field-changes';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { createAuthority, readAuthorityRows } from './authorities';
import { readChoices } from './choices';
import { readCatalogueVersion } from './data';
import { readDraft } from './drafts/draft-rows';
import { readPublicationState } from './drafts/draft-view';
import { mergeAuthorities, previewMerge } from './merge-authorities';
import { publishPhotograph } from './mutations';
import { removeAuthority } from './remove-authority';
import { saveEntry } from './save-entry';

/** A published photograph. */
async function publish(slug: string, data: object): Promise<string> {
  const id = await addPhotograph(site.writer, slug);
  await site.writer.photograph.update({ where: { id }, data });
  await openEditor(site.writer, id, 'Maryam').save({ 'labels.ar.title': 'باب', 'labels.en.title': 'Gate' });
  await publishPhotograph(site.writer, id);
  return id;
}

async function snapshotOf(id: string): Promise<string | undefined> {
  const row = await site.reader.photograph.findUniqueOrThrow({
    where: { id },
    include: { publication: true },
  });
  return row.publication?.snapshot;
}

const curator = operator('Salma');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const add = (kind: AuthorityKind, slug: string, names: { ar?: string; en?: string } = {}) =>
  site.writer.$transaction((tx) => createAuthority(tx, curator, { kind, slug, names }));
const merge = (kind: AuthorityKind, id: string, into: string) =>
  site.writer.$transaction((tx) => mergeAuthorities(tx, curator, { kind, id, into }));
const remove = (kind: AuthorityKind, id: string) =>
  site.writer.$transaction((tx) => removeAuthority(tx, curator, { kind, id }));

const auditOf = (action: string) => site.reader.auditEntry.findMany({ where: { action } });

/** What a photograph needs in order to name an entry. */
function naming(kind: AuthorityKind, id: string): object {
  switch (kind) {
    case 'maker':
      return { makers: { create: { makerId: id } } };
    case 'place':
      return { places: { create: { placeId: id } } };
    case 'community':
      return { communities: { create: { communityId: id, basis: 'Title' } } };
    case 'technique':
      return { techniqueId: id };
    case 'holder':
      return { holderId: id };
  }
}

describe.each(AUTHORITY_KINDS)('a merged %s', (kind) => {
  it('gives its photographs, names and address to the other, and leaves the lists', async () => {
    const [a, b] = [await add(kind, 'a', { en: 'A', ar: 'أ' }), await add(kind, 'b', { en: 'B' })];
    await site.writer.photograph.create({ data: { slug: 'p', ...naming(kind, a) } });
    expect(await previewMerge(site.reader, { kind, id: a, into: b })).toMatchObject({
      photographs: 1,
      fields: { 'names.ar': 'أ' },
    });
    const version = await readCatalogueVersion(site.reader);
    await merge(kind, a, b);
    expect(await readAuthorityRows(site.reader, kind)).toMatchObject([
      { id: b, slug: 'b', revision: 2, names: { ar: 'أ', en: 'B' }, photographs: 1 },
    ]);
    const { former, ...lists } = await readChoices(site.reader);
    expect(JSON.stringify(lists)).not.toContain(a);
    expect(former).toMatchObject([{ id: a, names: { en: 'A' } }]);
    expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'a', targetId: b }]);
    expect(await readCatalogueVersion(site.reader)).toBe(version + 1);
    const told = await site.reader.revision.findMany({ where: { reason: 'merge', kind } });
    expect(told.map(({ subjectId, number }) => `${subjectId} ${number}`).sort()).toEqual(
      [`${a} 2`, `${b} 2`].sort(),
    );
    expect(await auditOf('authority.merge')).toMatchObject([{ subject: b }]);
  });

  it('is told of in the history of each photograph, and leaves what is published as it reads', async () => {
    const [a, b] = [await add(kind, 'a', { en: 'A' }), await add(kind, 'b', { en: 'B' })];
    const [published, edited] = [
      await publish('published', naming(kind, a)),
      await publish('edited', naming(kind, a)),
    ];
    const draft = await addPhotograph(site.writer, 'draft');
    await site.writer.photograph.update({ where: { id: draft }, data: naming(kind, a) });
    const editor = openEditor(site.writer, edited, 'Maryam');
    await editor.save({ creditLine: 'Changed since' }, { base: null });
    const snapshot = await snapshotOf(published);
    await merge(kind, a, b);
    expect(await snapshotOf(published)).toBe(snapshot);
    for (const id of [published, edited, draft]) {
      const told = await site.reader.revision.findMany({
        where: { kind: 'photograph', subjectId: id, reason: 'merge' },
      });
      expect(told).toMatchObject([{ actorName: 'Salma' }]);
      const [change] = JSON.parse(told[0]?.changes ?? '[]') as FieldChange[];
      expect(JSON.stringify(change?.before)).toContain(a);
      expect(JSON.stringify(change?.after)).toContain(b);
      const row = await site.reader.photograph.findUniqueOrThrow({ where: { id } });
      expect(row.revision).toBe(told[0]?.number);
      expect(JSON.parse(told[0]?.state ?? '')).toEqual(await readDraft(site.reader, id));
    }
    const pills = async (id: string) => (await readPublicationState(site.reader, id)).isChanged;
    expect(await pills(published)).toBe(false);
    expect(await pills(edited)).toBe(true);
    // Taken back, the draft says again what visitors read, under another name.
    await editor.save({ creditLine: null });
    expect(await pills(edited)).toBe(false);
  });

  it('cannot be merged again, merged into, or merged with itself', async () => {
    const [a, b, c] = [await add(kind, 'a'), await add(kind, 'b'), await add(kind, 'c')];
    await expect(merge(kind, a, a)).rejects.toMatchObject({ code: 'MERGE_INTO_ITSELF' });
    await merge(kind, a, b);
    await expect(merge(kind, c, a)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    await expect(merge(kind, a, c)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    await expect(add(kind, 'a')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
    await merge(kind, b, c);
    expect(await site.reader.formerSlug.findMany({ orderBy: { slug: 'asc' } })).toMatchObject([
      { slug: 'a', targetId: c },
      { slug: 'b', targetId: c },
    ]);
  });

  it('is removed only where nothing leads to it', async () => {
    const [a, b, c] = [await add(kind, 'a'), await add(kind, 'b'), await add(kind, 'c')];
    const { id } = await site.writer.photograph.create({ data: { slug: 'p', ...naming(kind, a) } });
    await expect(remove(kind, a)).rejects.toMatchObject({ code: 'RECORD_IN_USE' });
    const publication = await site.writer.photographPublication.create({
      data: { photographId: id, snapshot: JSON.stringify({ named: [b] }) },
    });
    await site.writer.photograph.update({ where: { id }, data: { publicationId: publication.id } });
    await expect(remove(kind, b)).rejects.toMatchObject({ code: 'RECORD_IN_USE' });
    await remove(kind, c);
    await expect(remove(kind, c)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    expect((await readAuthorityRows(site.reader, kind)).map(({ slug }) => slug)).toEqual(['a', 'b']);
    expect(await auditOf('authority.delete')).toMatchObject([{ subject: c }]);
  });
});

describe('a photograph that names both', () => {
  it('names the maker that stays once for each role', async () => {
    const [a, b] = [await add('maker', 'a'), await add('maker', 'b')];
    const makers = [
      { makerId: a, role: 'PHOTOGRAPHER', position: 0 },
      { makerId: b, role: 'PHOTOGRAPHER', position: 1 },
      { makerId: a, role: 'PUBLISHER', position: 2 },
    ] as const;
    await site.writer.photograph.create({ data: { slug: 'p', makers: { create: [...makers] } } });
    await merge('maker', a, b);
    const left = await site.reader.photographMaker.findMany({ orderBy: { position: 'asc' } });
    expect(left).toMatchObject([
      { makerId: b, role: 'PHOTOGRAPHER' },
      { makerId: b, role: 'PUBLISHER' },
    ]);
  });

  it('keeps the words of both sources for its community', async () => {
    const [a, b] = [await add('community', 'a'), await add('community', 'b')];
    const communities = [
      { communityId: a, basis: 'Title' },
      { communityId: b, basis: 'Caption' },
    ];
    await site.writer.photograph.create({ data: { slug: 'p', communities: { create: communities } } });
    await merge('community', a, b);
    expect(await site.reader.photographCommunity.findMany()).toMatchObject([
      { communityId: b, basis: 'Caption; Title' },
    ]);
  });
});

it('keeps what a merged place was called as a former name', async () => {
  const [a, b] = [await add('place', 'a', { en: 'Mosque of Omar' }), await add('place', 'b', { en: 'Dome' })];
  await merge('place', a, b);
  expect(
    await site.reader.placeName.findMany({ where: { placeId: b }, orderBy: { kind: 'asc' } }),
  ).toMatchObject([
    { kind: 'FORMER', name: 'Mosque of Omar' },
    { kind: 'MAIN', name: 'Dome' },
  ]);
});

it('brings facts that the other lacks, and writes over none', async () => {
  const [a, b] = [await add('maker', 'a', { en: 'A' }), await add('maker', 'b', { en: 'B' })];
  const save = (id: string, changes: Record<string, string>) =>
    site.writer.$transaction((tx) => saveEntry(tx, curator, { kind: 'maker', id, base: 1, changes }));
  await save(a, { born: '1831', died: '1885', sourceNote: 'A book' });
  await save(b, { died: '1886' });
  expect(await previewMerge(site.reader, { kind: 'maker', id: a, into: b })).toEqual({
    photographs: 0,
    fields: { born: '1831', sourceNote: 'A book' },
  });
  await merge('maker', a, b);
  expect(await site.reader.maker.findUniqueOrThrow({ where: { id: b } })).toMatchObject({
    ...{ born: '1831', died: '1886', sourceNote: 'A book' },
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTHORITY_KINDS, type AuthorityKind } from '@/lib/studio/authority-commands';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { createAuthority, readAuthorityRows } from './authorities';
import { readChoices } from './choices';
import { readCatalogueVersion } from './data';
import { mergeAuthorities, previewMerge } from './merge-authorities';
import { removeAuthority } from './remove-authority';

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
    expect(await previewMerge(site.reader, { kind, id: a, into: b })).toEqual({
      photographs: 1,
      names: { ar: 'أ' },
    });
    const version = await readCatalogueVersion(site.reader);
    await merge(kind, a, b);
    expect(await readAuthorityRows(site.reader, kind)).toEqual([
      { id: b, slug: 'b', revision: 2, names: { ar: 'أ', en: 'B' }, photographs: 1 },
    ]);
    expect(JSON.stringify(await readChoices(site.reader))).not.toContain(a);
    expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'a', targetId: b }]);
    expect(await readCatalogueVersion(site.reader)).toBe(version + 1);
    const told = await site.reader.revision.findMany({ where: { reason: 'merge' } });
    expect(told.map(({ subjectId, number }) => `${subjectId} ${number}`).sort()).toEqual(
      [`${a} 2`, `${b} 2`].sort(),
    );
    expect(await site.reader.auditEntry.findMany()).toMatchObject([
      { action: 'authority.merge', subject: b },
    ]);
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
    expect(await site.reader.auditEntry.findMany()).toMatchObject([
      { action: 'authority.delete', subject: c },
    ]);
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

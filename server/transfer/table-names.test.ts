import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTHORITY_KINDS, type AuthorityKind } from '@/lib/catalogue/authority-draft';
import type { NamedList } from '@/lib/catalogue/table-columns';
import { createAuthority, renameAuthority } from '@/server/catalogue/authorities';
import { mergeAuthorities } from '@/server/catalogue/merge-authorities';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph } from '@/tests/fixtures/drafts';
import { importRows } from './import-table';
import { readNames } from './table-names';

const curator = operator('Salma');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const LISTS: Record<AuthorityKind, NamedList> = {
  maker: 'makers',
  place: 'places',
  community: 'communities',
  technique: 'techniques',
  holder: 'holders',
};

const add = (kind: AuthorityKind, slug: string) =>
  site.writer.$transaction((tx) => createAuthority(tx, curator, { kind, slug, names: { en: slug } }));
const rename = (kind: AuthorityKind, id: string, slug: string) =>
  site.writer.$transaction((tx) => renameAuthority(tx, curator, { kind, id, base: 1, slug }));
const merge = (kind: AuthorityKind, id: string, into: string) =>
  site.writer.$transaction((tx) => mergeAuthorities(tx, curator, { kind, id, into }));

describe.each(AUTHORITY_KINDS)('a slug of a %s', (kind) => {
  const list = LISTS[kind];

  it('leads to the entry however it is called now, also through merges of merges', async () => {
    const [a, b, c] = [await add(kind, 'a'), await add(kind, 'b'), await add(kind, 'c')];
    await rename(kind, a, 'a-renamed');
    await merge(kind, a, b);
    await merge(kind, b, c);
    const names = await readNames(site.reader);
    for (const slug of ['a', 'a-renamed', 'b', 'c']) expect(names.idOf(list, slug)).toBe(c);
    for (const id of [a, b, c]) expect(names.slugOf(list, id)).toBe('c');
    expect(names.idOf(list, 'nobody')).toBeNull();
  });
});

it('of a section leads to the section however it is called now', async () => {
  const { id } = await site.writer.section.create({ data: { slug: 'walls', position: 1 } });
  await site.writer.formerSlug.create({ data: { kind: 'SECTION', slug: 'gates', targetId: id } });
  await site.writer.formerSlug.create({ data: { kind: 'SECTION', slug: 'lost', targetId: 'gone' } });
  const names = await readNames(site.reader);
  expect(names.idOf('sections', 'gates')).toBe(id);
  expect(names.idOf('sections', 'lost')).toBeNull();
  expect(names.idOf('makers', 'gates')).toBeNull();
});

it('a table that was written before a merge and a new address is read as if it were written now', async () => {
  const [old, into] = [await add('maker', 'bonfils'), await add('maker', 'felix-bonfils')];
  const holder = await add('holder', 'library');
  const id = await addPhotograph(site.writer, 'p');
  await merge('maker', old, into);
  await rename('holder', holder, 'the-library');
  const rows = [{ line: 2, cells: [id, 'bonfils (photographer)', 'library'] }];
  const [report] = await importRows({ db: site.writer, reader: site.reader }, curator, {
    columns: ['id', 'makers', 'holder'],
    rows,
    batchId: (
      await site.writer.batch.create({ data: { kind: 'import', actorName: 'Salma' }, select: { id: true } })
    ).id,
  });
  expect(report).toMatchObject({ outcome: 'change', problems: [] });
  const row = await site.reader.photograph.findUniqueOrThrow({ where: { id }, include: { makers: true } });
  expect(row).toMatchObject({ holderId: holder, makers: [{ makerId: into }] });
});

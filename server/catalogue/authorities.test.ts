import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AUTHORITY_KINDS, type EntryKind } from '@/lib/catalogue/authority-draft';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import {
  createAuthority,
  orderCommunities,
  readAuthorityRows,
  readEntryView,
  renameAuthority,
} from './authorities';
import { readEntries } from './authority-rows';
import { readAuthorities, readCatalogueVersion } from './data';
import { removeAuthority } from './remove-authority';
import { restoreEntry, saveEntry } from './save-entry';

const curator = operator('Salma');
const colleague = operator('Maryam');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

type Saving = Parameters<typeof saveEntry>[2];
const save = (saving: Saving, actor = curator) =>
  site.writer.$transaction((tx) => saveEntry(tx, actor, saving));
const add = (kind: (typeof AUTHORITY_KINDS)[number], slug: string | undefined, names = { en: 'One' }) =>
  site.writer.$transaction((tx) => createAuthority(tx, curator, { kind, slug, names }));
const fieldsOf = async (kind: EntryKind, id: string) => (await readEntries(site.reader, kind, id))[0]?.fields;

describe.each(AUTHORITY_KINDS)('a %s', (kind) => {
  it('keeps its names, shows them at once, and is written down', async () => {
    const id = await add(kind, 'one', { en: '<b>One</b>' });
    await expect(add(kind, 'one')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
    const version = await readCatalogueVersion(site.reader);
    const outcome = await save({ kind, id, base: 1, changes: { 'names.ar': ' واحد ', 'names.en': '' } });
    expect(outcome).toMatchObject({ revision: 2, isSaved: true, refused: {}, conflicts: [], theirs: [] });
    expect(await readCatalogueVersion(site.reader)).toBeGreaterThan(version);
    expect(await readAuthorityRows(site.reader, kind)).toMatchObject([
      { slug: 'one', revision: 2, names: { ar: 'واحد' }, photographs: 0 },
    ]);
    const told = await site.reader.revision.findMany({ orderBy: { number: 'asc' } });
    expect(told).toMatchObject([
      { kind, number: 1, reason: 'create', actorName: 'Salma' },
      { kind, number: 2, reason: 'edit' },
    ]);
    expect(JSON.parse(told[1]?.changes ?? '')).toEqual([
      { field: 'names.ar', before: null, after: 'واحد' },
      { field: 'names.en', before: '<b>One</b>', after: null },
    ]);
    const audit = await site.reader.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual(['authority.create', 'authority.save']);
  });

  it('is not left without any name', async () => {
    const id = await add(kind, 'one');
    const outcome = await save({ kind, id, base: 1, changes: { 'names.en': '  ' } });
    expect(outcome).toMatchObject({ isSaved: false, refused: { 'names.en': 'NAME_MISSING' }, revision: 1 });
    expect((await fieldsOf(kind, id))?.['names.en']).toBe('One');
  });

  it('says to the second of two curators what the first has changed, and loses neither', async () => {
    const id = await add(kind, 'one');
    await save({ kind, id, base: 1, changes: { 'names.en': 'Hers' } }, colleague);
    const late = await save({ kind, id, base: 1, changes: { 'names.en': 'Mine', 'names.ar': 'لي' } });
    expect(late).toMatchObject({
      isSaved: false,
      revision: 2,
      fields: { 'names.en': 'Hers' },
      conflicts: [{ field: 'names.en', base: 'One', theirs: 'Hers', mine: 'Mine', who: 'Maryam' }],
    });
    expect(await fieldsOf(kind, id)).toMatchObject({ 'names.en': 'Hers', 'names.ar': null });
    const chosen = await save({ kind, id, base: late.revision, changes: { 'names.en': 'Mine' } });
    expect(chosen).toMatchObject({ isSaved: true, revision: 3 });
  });

  it('takes in a change beside another one', async () => {
    const id = await add(kind, 'one');
    await save({ kind, id, base: 1, changes: { 'names.ar': 'لها' } }, colleague);
    const late = await save({ kind, id, base: 1, changes: { 'names.en': 'Mine' } });
    expect(late).toMatchObject({
      isSaved: true,
      revision: 3,
      fields: { 'names.ar': 'لها', 'names.en': 'Mine' },
      theirs: [{ field: 'names.ar', who: 'Maryam' }],
    });
  });

  it('leads from its old address to the new one, and back', async () => {
    const id = await add(kind, 'old');
    const rename = (base: number, slug: string) =>
      site.writer.$transaction((tx) => renameAuthority(tx, curator, { kind, id, base, slug }));
    expect(await rename(1, 'new')).toBe(2);
    expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'old', targetId: id }]);
    expect((await readEntryView(site.reader, kind, id))?.formerSlugs).toEqual(['old']);
    await expect(rename(1, 'newer')).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    await expect(add(kind, 'old')).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
    expect(await rename(2, 'old')).toBe(3);
    expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'new', targetId: id }]);
    expect(await readAuthorityRows(site.reader, kind)).toMatchObject([{ slug: 'old', revision: 3 }]);
  });

  it('gets a free address of its own where none is given', async () => {
    const ids = [
      await add(kind, undefined, { en: 'Félix Bonfils' }),
      await add(kind, undefined, { en: 'Felix Bonfils' }),
      await site.writer.$transaction((tx) => createAuthority(tx, curator, { kind, names: { ar: 'فيليكس' } })),
    ];
    const slugs = new Map((await readEntries(site.reader, kind)).map(({ id, slug }) => [id, slug]));
    expect(ids.map((id) => slugs.get(id))).toEqual([
      'felix-bonfils',
      'felix-bonfils-2',
      expect.stringMatching(new RegExp(`^${kind}-[0-9a-f]{10}$`)),
    ]);
  });

  it('gives its address to another once it is deleted', async () => {
    const id = await add(kind, 'one');
    await site.writer.$transaction((tx) => removeAuthority(tx, curator, { kind, id }));
    const again = await add(kind, 'one');
    expect(again).not.toBe(id);
    expect(await site.reader.formerSlug.findMany()).toEqual([]);
  });

  it('comes back as it was, as a new version', async () => {
    const id = await add(kind, 'one');
    await save({ kind, id, base: 1, changes: { 'names.en': 'Two', 'names.ar': 'اثنان' } });
    const outcome = await site.writer.$transaction((tx) =>
      restoreEntry(tx, curator, { kind, id, base: 2, number: 1 }),
    );
    expect(outcome).toMatchObject({ isSaved: true, revision: 3 });
    expect(await fieldsOf(kind, id)).toMatchObject({ 'names.en': 'One', 'names.ar': null });
    expect(await site.reader.revision.findFirst({ where: { number: 3 } })).toMatchObject({
      reason: 'restore',
    });
  });
});

describe('the facts', () => {
  it('of a maker are dates of the source and say where they are from', async () => {
    const id = await add('maker', 'm');
    const bad = await save({
      ...{ kind: 'maker', id, base: 1 },
      changes: { born: 'about 1831', died: '1885', sourceUrl: 'javascript:alert(1)' },
    });
    expect(bad).toMatchObject({ isSaved: false, refused: { born: 'NOT_EDTF', sourceUrl: 'NOT_ADDRESS' } });
    expect(await fieldsOf('maker', id)).toMatchObject({ born: null, died: null });
    const changes = {
      born: '1831~',
      died: '1885-04-09',
      sourceUrl: 'https://example.org/bonfils',
      sourceNote: 'Two dates of birth are given.',
      'namesAreOurs.en': true,
    };
    expect(await save({ kind: 'maker', id, base: 1, changes })).toMatchObject({ isSaved: true });
    expect(await fieldsOf('maker', id)).toMatchObject(changes);
    expect((await readAuthorityRows(site.reader, 'maker'))[0]?.facts).toEqual({
      born: '1831~',
      died: '1885-04-09',
    });
  });

  it.each([
    [{ latitude: 91, longitude: 35 }, 'OUT_OF_RANGE'],
    [{ latitude: 31, longitude: -181 }, 'OUT_OF_RANGE'],
    [{ latitude: 31, longitude: null }, 'NOT_USABLE'],
  ])('of a place refuse coordinates %j', async (coordinates, problem) => {
    const id = await add('place', 'p');
    const outcome = await save({ kind: 'place', id, base: 1, changes: { coordinates } });
    expect(outcome.refused).toEqual({ coordinates: problem });
  });

  it('of a place keep its names: ours, former ones and those of communities, in their order', async () => {
    const id = await add('place', 'p', { en: 'al-Haram al-Sharif / Temple Mount' });
    const name = (kind: string, text: string, lang: string, source: string | null) => ({
      ...{ kind, text, lang, source },
      isOurs: false,
    });
    const unsourced = [name('community', 'הר הבית', 'he', null)];
    expect(await save({ kind: 'place', id, base: 1, changes: { otherNames: unsourced } })).toMatchObject({
      isSaved: false,
      refused: { otherNames: 'NEEDS_SOURCE' },
    });
    const otherNames = [
      name('former', 'Mosque of Omar', 'en', 'Title of the record'),
      name('community', 'הר הבית', 'he', 'Title of a postcard'),
      name('community', 'الحرم الشريف', 'ar', 'Title of a postcard'),
    ];
    const changes = {
      otherNames: [...otherNames, name('former', '  ', 'fr', null)],
      coordinates: { latitude: 31.778, longitude: 35.2354 },
      coordinatesFrom: 'OpenStreetMap',
      'nameSources.en': 'Both are used',
    };
    expect(await save({ kind: 'place', id, base: 1, changes })).toMatchObject({ isSaved: true });
    expect(await fieldsOf('place', id)).toMatchObject({ ...changes, otherNames });
    const { places } = await readAuthorities(site.reader);
    expect(places.get(id)).toMatchObject({
      latitude: 31.778,
      names: { en: 'al-Haram al-Sharif / Temple Mount' },
    });
  });

  it('of a holder are a web address, which visitors follow', async () => {
    const id = await add('holder', 'h');
    const url = 'https://example.org/';
    await save({ kind: 'holder', id, base: 1, changes: { url } });
    expect((await readAuthorities(site.reader)).holders.get(id)).toMatchObject({ url });
  });

  it('of a rights statement are its wording; the state in which it came can be restored', async () => {
    const { id } = await site.writer.rightsStatement.create({
      data: {
        uri: 'http://rightsstatements.org/vocab/NKC/1.0/',
        names: { create: { language: 'en', name: 'No Known Copyright' } },
      },
    });
    const changes = {
      'names.ar': 'لا حقوق معروفة',
      'names.en': 'No known copyright',
      downloads: 'reference',
    };
    expect(await save({ kind: 'rights', id, base: 0, changes })).toMatchObject({ revision: 2 });
    expect((await readAuthorities(site.reader)).rights.get(id)).toMatchObject({
      names: { ar: 'لا حقوق معروفة', en: 'No known copyright' },
      downloads: 'reference',
    });
    expect(await save({ kind: 'rights', id, base: 2, changes: { downloads: 'everything' } })).toMatchObject({
      refused: { downloads: 'NOT_USABLE' },
    });
    await expect(save({ kind: 'rights', id, base: 2, changes: { uri: 'x' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const restoring = { kind: 'rights', id, base: 2, number: 1 } as const;
    await site.writer.$transaction((tx) => restoreEntry(tx, curator, restoring));
    expect(await fieldsOf('rights', id)).toEqual({
      'names.ar': null,
      'names.en': 'No Known Copyright',
      downloads: null,
    });
  });
});

it('counts a photograph once, whatever it names an entry for, and those in the trash apart', async () => {
  const makerId = await add('maker', 'm');
  const roles = ['PHOTOGRAPHER', 'PUBLISHER'] as const;
  const makers = { create: roles.map((role) => ({ makerId, role })) };
  await site.writer.photograph.create({ data: { slug: 'a', makers } });
  await site.writer.photograph.create({ data: { slug: 'b', makers, deletedAt: new Date() } });
  expect(await readEntryView(site.reader, 'maker', makerId)).toMatchObject({ photographs: 1, trashed: 1 });
  expect(await readAuthorityRows(site.reader, 'maker')).toMatchObject([{ photographs: 1 }]);
});

it('puts the communities into an order; one that is not named comes last', async () => {
  const ids = [await add('community', 'a'), await add('community', 'b'), await add('community', 'c')];
  const [a = '', b = '', c = ''] = ids;
  const version = await readCatalogueVersion(site.reader);
  await site.writer.$transaction((tx) => orderCommunities(tx, curator, [c, a, 'nobody']));
  expect((await readAuthorityRows(site.reader, 'community')).map(({ id }) => id)).toEqual([c, a, b]);
  expect([...(await readAuthorities(site.reader)).communities.keys()]).toEqual([c, a, b]);
  expect(await readCatalogueVersion(site.reader)).toBe(version + 1);
  await site.writer.$transaction((tx) => orderCommunities(tx, curator, [c, a, b]));
  expect(await site.reader.auditEntry.count({ where: { action: 'communities.order' } })).toBe(1);
});

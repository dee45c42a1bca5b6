import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator } from '@/server/people/gate';
import { readPublishedTours } from '@/server/tours/tour-view';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { createAuthority, renameAuthority } from './authorities';
import { readExhibition } from './exhibition';
import { loadStarter } from './load-starter';
import { mergeAuthorities } from './merge-authorities';
import { removeAuthority } from './remove-authority';
import { readStarter } from './starter-files';

let site: TestSite;
let dir: string;
beforeEach(async () => {
  site = await openTestSite();
  dir = await mkdtemp(path.join(os.tmpdir(), 'starter-'));
  await cp(path.resolve('prisma', 'starter'), dir, { recursive: true });
});
afterEach(async () => {
  await site.close();
  await rm(dir, { recursive: true, force: true });
});

const load = async () => loadStarter(site.writer, await readStarter(dir));
type Row = Record<string, unknown>;
const edit = async (file: string, change: (rows: Row[]) => unknown) => {
  const name = path.join(dir, file);
  const rows = JSON.parse(await readFile(name, 'utf8')) as Row[];
  await writeFile(name, JSON.stringify(change(rows) ?? rows));
};

describe('loadStarter', () => {
  it('publishes the whole catalogue, each photograph waiting for its stand-in', async () => {
    const added = await load();
    const exhibition = await readExhibition(site.reader);
    expect(exhibition.walk).toHaveLength(added);
    expect(added).toBeGreaterThanOrEqual(45);
    expect(
      exhibition.walk.every(({ snapshot }) => snapshot.labels.ar?.title && snapshot.labels.en?.title),
    ).toBe(true);
    expect(await site.reader.scan.count({ where: { standIn: true, state: 'WAITING' } })).toBe(added);
    expect(exhibition.sections.length).toBeGreaterThanOrEqual(4);
    const tours = await readPublishedTours(site.reader);
    expect(tours.map(({ snapshot }) => snapshot.stops.length)).toEqual([6, 6, 7]);
    for (const { snapshot } of tours)
      for (const { photographId } of snapshot.stops)
        expect(exhibition.walk.some(({ id }) => id === photographId)).toBe(true);
  });

  it('does nothing the second time', async () => {
    await load();
    const before = await readExhibition(site.reader);
    expect(await load()).toBe(0);
    expect((await readExhibition(site.reader)).version).toBe(before.version);
    expect(await site.reader.scan.count()).toBe(before.walk.length);
  });

  it('adds what a new version brings and leaves alone what curators have done', async () => {
    let held: Row | undefined;
    await edit('photographs.json', (rows) => {
      held = rows.pop();
    });
    await load();
    const first = await site.writer.photograph.findFirstOrThrow({ where: { status: 'PUBLISHED' } });
    await site.writer.photograph.update({
      where: { id: first.id },
      data: { status: 'DELETED', publicationId: null },
    });
    await edit('photographs.json', (rows) => [...rows, held]);
    expect(await load()).toBe(1);
    expect(await site.reader.photograph.findUnique({ where: { id: first.id } })).toMatchObject({
      status: 'DELETED',
    });
  });
});

describe('loadStarter, after curators have worked on the lists', () => {
  const curator = operator('Salma');
  /** A photograph of the starter catalogue comes with a new version, when the lists are no longer what they were. */
  const heldBack = async (slug: string) => {
    let held: Row | undefined;
    await edit('photographs.json', (rows) => {
      held = rows.find((row) => row.slug === slug);
      return rows.filter((row) => row !== held);
    });
    await load();
    return () => edit('photographs.json', (rows) => [...rows, held]);
  };
  const held = { slug: '', maker: '', place: '' };
  beforeEach(async () => {
    const { catalogue } = await readStarter(dir);
    const row = catalogue['photographs.json'].find(
      ({ makers, places }) => makers.length > 0 && places.length > 0,
    );
    Object.assign(held, { slug: row?.slug, maker: row?.makers[0]?.slug, place: row?.places[0] });
  });
  const idOf = async (kind: 'maker' | 'place', slug: string) =>
    (await site.reader[kind as 'maker'].findUniqueOrThrow({ where: { slug } })).id;
  const draft = () =>
    site.reader.photograph.findUniqueOrThrow({
      where: { slug: held.slug },
      include: { makers: true, places: true },
    });

  it('brings back nothing that was renamed or merged, and leads to what it became', async () => {
    const bring = await heldBack(held.slug);
    const [maker, place] = [await idOf('maker', held.maker), await idOf('place', held.place)];
    const into = await site.writer.$transaction((tx) =>
      createAuthority(tx, curator, { kind: 'place', slug: 'the-one', names: { en: 'The one' } }),
    );
    await site.writer.$transaction(async (tx) => {
      await renameAuthority(tx, curator, { kind: 'maker', id: maker, base: 0, slug: 'of-another-name' });
      await mergeAuthorities(tx, curator, { kind: 'place', id: place, into });
    });
    const counted = { makers: await site.reader.maker.count(), places: await site.reader.place.count() };
    await bring();
    expect(await load()).toBe(1);
    expect({ makers: await site.reader.maker.count(), places: await site.reader.place.count() }).toEqual(
      counted,
    );
    const { makers, places } = await draft();
    expect(makers.map(({ makerId }) => makerId)).toContain(maker);
    expect(places.map(({ placeId }) => placeId)).toContain(into);
    expect(places.map(({ placeId }) => placeId)).not.toContain(place);
  });

  it('brings back nothing that was deleted', async () => {
    const bring = await heldBack(held.slug);
    const maker = await idOf('maker', held.maker);
    // Nothing may name it any more: neither drafts nor what is published.
    await site.writer.photographMaker.deleteMany({ where: { makerId: maker } });
    await site.writer.photograph.updateMany({ data: { publicationId: null } });
    await site.writer.$transaction((tx) => removeAuthority(tx, curator, { kind: 'maker', id: maker }));
    await bring();
    expect(await load()).toBe(1);
    expect(await site.reader.maker.count({ where: { slug: held.maker } })).toBe(0);
    expect((await draft()).makers.map(({ makerId }) => makerId)).not.toContain(maker);
  });
});

describe('a malformed row', () => {
  it('is left out and named, and the others are loaded', async () => {
    const { catalogue } = await readStarter(dir);
    const total = catalogue['photographs.json'].length;
    await edit('photographs.json', (rows) => {
      Object.assign(rows[0] as Row, { date: { edtf: 'sometime', asWritten: null, lang: null } });
      Object.assign(rows[1] as Row, { labels: {} });
      Object.assign(rows[2] as Row, { holder: 'nobody-we-know' });
      Object.assign(rows[3] as Row, { slug: (rows[4] as Row).slug });
      rows.push({}, 'not a row' as unknown as Row);
    });
    const reading = await readStarter(dir);
    expect(new Set(reading.faults.map(({ reason }) => reason))).toEqual(
      new Set(['NOT_EDTF', 'MISSING', 'UNKNOWN_REFERENCE', 'DUPLICATE', 'WRONG_TYPE']),
    );
    expect(await loadStarter(site.writer, reading)).toBe(total - 4);
  });

  it('in a list that others refer to takes only those with it', async () => {
    await edit('makers.json', (rows) => rows.filter(({ slug }) => slug !== 'auguste-salzmann'));
    const { catalogue, faults } = await readStarter(dir);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every(({ reason }) => reason === 'UNKNOWN_REFERENCE')).toBe(true);
    const direct = faults.filter(({ file }) => file !== 'tours.json');
    expect(direct.every(({ value }) => value === 'auguste-salzmann')).toBe(true);
    // A tour goes with a photograph that went with its maker.
    const left = new Set(catalogue['photographs.json'].map(({ slug }) => slug));
    const further = faults.filter(({ file }) => file === 'tours.json');
    expect(further.some(({ value }) => left.has(String(value)))).toBe(false);
    expect(catalogue['photographs.json'].length).toBeGreaterThan(0);
  });

  it('a file that is no JSON at all is one fault', async () => {
    await writeFile(path.join(dir, 'communities.json'), '[{"slug": ');
    const { faults } = await readStarter(dir);
    expect(faults[0]).toMatchObject({ file: 'communities.json', reason: 'WRONG_TYPE' });
  });
});

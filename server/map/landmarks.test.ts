import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAuthority } from '@/server/catalogue/authorities';
import { readAuthorityFate } from '@/server/catalogue/authority-fate';
import { readAuthorities } from '@/server/catalogue/data';
import { readExhibition } from '@/server/catalogue/exhibition';
import { mergeAuthorities } from '@/server/catalogue/merge-authorities';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { removeAuthority } from '@/server/catalogue/remove-authority';
import { operator } from '@/server/people/gate';
import { emptyDatabase, openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph } from '@/tests/fixtures/drafts';
import { readGazetteer } from './gazetteer';
import { countsOf, LandmarkReader } from './landmarks';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
beforeEach(() => emptyDatabase(site.writer));
afterAll(() => site.close());

const curator = operator('Salma');
const HALF = 0.0005;
const square = (latitude: number, longitude: number) =>
  [
    [-HALF, -HALF],
    [-HALF, HALF],
    [HALF, HALF],
    [HALF, -HALF],
  ].map(([south = 0, east = 0]) => ({ latitude: latitude + south, longitude: longitude + east }));
/** A plan whose only building is the gate, 475 m east of where everybody stands. */
const plan = {
  ...{ wall: [], enclosures: [], gates: [] },
  landmarks: [
    {
      names: { ar: 'باب', en: 'Gate' },
      namesOurs: [],
      osm: [],
      place: 'gate',
      points: square(31.778, 35.235),
    },
  ],
};

const addPlace = async (slug: string, at: object = {}, name = 'Gate') => {
  const entry = { kind: 'place', slug, names: { ar: 'باب', en: name } } as const;
  const id = await site.writer.$transaction((tx) => createAuthority(tx, curator, entry));
  await site.writer.place.update({ where: { slug }, data: at });
  return typeof id === 'string' ? id : (await site.reader.place.findUniqueOrThrow({ where: { slug } })).id;
};
const HERE = { viewpointLatitude: 31.778, viewpointLongitude: 35.23 };
const FACING = { ...HERE, viewpointBearing: 90, viewpointAngle: 40 };
const AT_GATE = { latitude: 31.778, longitude: 35.235, coordinatesFrom: 'a survey' };

const publish = async (slug: string, data: object = {}, framed: string | null = null) => {
  const photographId = await addPhotograph(site.writer, slug, data);
  const { id: scanId } = await site.reader.scan.findFirstOrThrow({ where: { photographId } });
  const shape = JSON.stringify({ type: 'rectangle', x: 10, y: 10, width: 200, height: 100 });
  const drawn = {
    id: 'a',
    kind: 'LANDMARK',
    scanId,
    position: 0,
    placeId: framed,
    shape,
    texts: '{}',
  } as const;
  if (framed !== null) await site.writer.photographAnnotation.create({ data: { photographId, ...drawn } });
  await publishPhotograph(site.writer, photographId, scanId);
  return photographId;
};
const naming = (placeId: string) => ({ places: { create: { placeId } } });

const read = async (reader = new LandmarkReader()) => {
  const exhibition = await readExhibition(site.reader);
  const landmarks = await reader.read(exhibition, await readGazetteer(site.reader, plan));
  const shown = (slug: string) =>
    Object.fromEntries(
      (landmarks.sightings.get(slug) ?? []).map(({ index, basis }) => [exhibition.walk[index]?.slug, basis]),
    );
  return { ...landmarks, shown };
};

describe('why a photograph shows a place', () => {
  it('is that it was framed, before that the record names it, before that it lies in the field of view', async () => {
    const gate = await addPlace('gate', AT_GATE);
    await publish('all', { ...FACING, ...naming(gate) }, gate);
    await publish('two', { ...FACING, ...naming(gate) });
    await publish('view', FACING);
    await publish('elsewhere', { ...FACING, viewpointBearing: 270 });
    const { shown, sightings } = await read();
    expect(shown('gate')).toEqual({ all: 'annotation', two: 'record', view: 'cone' });
    expect(countsOf(sightings.get('gate') ?? [])).toEqual({ annotation: 1, record: 1, cone: 1 });
  });

  it('is none without bearing or angle, or from inside the building itself', async () => {
    await addPlace('gate', AT_GATE);
    await publish('no-bearing', { ...HERE, viewpointAngle: 40 });
    await publish('no-angle', { ...HERE, viewpointBearing: 90 });
    await publish('inside', { ...FACING, viewpointLongitude: 35.2349 });
    await publish('nowhere');
    expect((await read()).sightings.size).toBe(0);
  });

  it('needs a position that somebody vouches for: a source of it, or the plan’s outline', async () => {
    const bare = { latitude: 31.778, longitude: 35.235, coordinatesFrom: null };
    await addPlace('gate', bare);
    await addPlace('unsourced', bare);
    await addPlace('without');
    await publish('view', FACING);
    const { shown, places } = await read();
    expect(shown('gate')).toEqual({ view: 'cone' });
    expect(shown('unsourced')).toEqual({});
    expect([...places.keys()]).toEqual(['gate', 'unsourced', 'without']);
  });

  it('keeps two places of one name apart', async () => {
    const [one, other] = [await addPlace('zion-gate'), await addPlace('zion-gate-of-the-camp')];
    await publish('a', naming(one));
    await publish('b', {}, other);
    const { shown } = await read();
    expect(shown('zion-gate')).toEqual({ a: 'record' });
    expect(shown('zion-gate-of-the-camp')).toEqual({ b: 'annotation' });
  });
});

describe('what was reckoned before', () => {
  it('is kept until the photograph or the gazetteer changes', async () => {
    const reader = new LandmarkReader();
    const gate = await addPlace('gate', AT_GATE);
    const tower = await addPlace('tower', { ...AT_GATE, longitude: 35.225 }, 'Tower');
    const changed = await publish('changed', naming(gate));
    await publish('view', FACING);
    expect((await read(reader)).shown('gate')).toEqual({ changed: 'record', view: 'cone' });

    await site.writer.photographPlace.updateMany({
      where: { photographId: changed },
      data: { placeId: tower },
    });
    await publishPhotograph(site.writer, changed);
    const second = await read(reader);
    expect([second.shown('gate'), second.shown('tower')]).toEqual([{ view: 'cone' }, { changed: 'record' }]);

    await site.writer.place.update({ where: { id: tower }, data: { longitude: 35.2351 } });
    expect((await read(reader)).shown('tower')).toEqual({ changed: 'record', view: 'cone' });
  });

  it('follows a merge: what named the first shows the second, with the first one’s outline', async () => {
    const reader = new LandmarkReader();
    const gate = await addPlace('gate', AT_GATE);
    const bab = await addPlace('bab', AT_GATE);
    await publish('named', naming(gate));
    await publish('framed', {}, gate);
    await read(reader);
    await site.writer.$transaction((tx) =>
      mergeAuthorities(tx, curator, { kind: 'place', id: gate, into: bab }),
    );
    const { shown, places } = await read(reader);
    expect(places.has('gate')).toBe(false);
    expect(shown('bab')).toEqual({ named: 'record', framed: 'annotation' });
    expect(places.get('bab')?.outline).toHaveLength(4);
  });
});

describe('an address that shows no place', () => {
  const fateOf = async (slug: string) =>
    readAuthorityFate(site.reader, 'place', slug, (await readAuthorities(site.reader)).places);

  it('leads on from a merged one, is gone for a removed one, and missing where there never was one', async () => {
    const [gate, bab, other] = [await addPlace('gate'), await addPlace('bab'), await addPlace('other')];
    await site.writer.$transaction((tx) =>
      mergeAuthorities(tx, curator, { kind: 'place', id: gate, into: bab }),
    );
    await site.writer.$transaction((tx) => removeAuthority(tx, curator, { kind: 'place', id: other }));
    expect(await fateOf('gate')).toEqual({ kind: 'moved', slug: 'bab' });
    expect(await fateOf('other')).toEqual({ kind: 'gone' });
    expect(await fateOf('never')).toEqual({ kind: 'missing' });
  });
});

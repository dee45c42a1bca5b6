import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createArrangement,
  publishArrangement,
  trashArrangement,
} from '@/server/catalogue/arrangements/publish';
import { restoreArrangement, saveArrangement } from '@/server/catalogue/arrangements/save';
import { readFate } from '@/server/catalogue/data';
import { readExhibition } from '@/server/catalogue/exhibition';
import { publishPhotograph, showScan } from '@/server/catalogue/mutations';
import { purgeArrangement } from '@/server/catalogue/publishing/purge';
import type { Tx } from '@/server/db/client';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan } from '@/tests/fixtures/drafts';
import { readTourRows, readTourView } from './data';
import { TOURS } from './tour-arrangement';
import { readPublishedTours, tourViewOf } from './tour-view';

let site: TestSite;
let tour: string;
let tower: string;
let towerScan: string;
const maryam = operator('Maryam');
const run = <T>(task: (tx: Tx) => Promise<T>) => site.writer.$transaction(task);
const region = { x: 90, y: 70, width: 450, height: 350 };

beforeEach(async () => {
  site = await openTestSite();
  tower = await addPhotograph(site.writer, 'tower');
  towerScan = (await site.reader.scan.findFirstOrThrow({ where: { photographId: tower } })).id;
  await publishPhotograph(site.writer, tower, towerScan);
  tour = await run((tx) =>
    createArrangement(tx, maryam, TOURS, { title: 'From gate to gate', language: 'en' }),
  );
  await save({
    'labels.ar.title': 'من باب إلى باب',
    'stops.one': stopAt(tower, { scanId: towerScan, region }),
    'stops.one.ar': { title: 'البرج', text: 'نص' },
    'stops.one.en': { title: 'The tower', text: 'Text' },
  });
});
afterEach(() => site.close());

function stopAt(photographId: string, more: object = {}) {
  return { photographId, scanId: null, region: null, order: 1, dwellSeconds: null, ...more };
}

function save(changes: Record<string, unknown>, base: number | null = null, sitting = randomUUID()) {
  return run((tx) => saveArrangement(tx, maryam, TOURS, tour, { base, sitting, changes }));
}

async function publish() {
  const { revision } = await readTourView(site.writer, tour);
  await run((tx) => publishArrangement(tx, maryam, TOURS, tour, { revision }));
}

async function views() {
  const exhibition = await readExhibition(site.reader);
  return (await readPublishedTours(site.reader)).flatMap((each) => tourViewOf(each, exhibition) ?? []);
}

const codes = async () => (await readTourView(site.reader, tour)).findings.map(({ code }) => code);

describe('a tour', () => {
  it('is read by visitors as it was published, at the view that was taken', async () => {
    await publish();
    await save({ 'stops.one.en': { title: 'Changed', text: 'Text' } });
    expect(await views()).toMatchObject([
      {
        slug: 'from-gate-to-gate',
        titles: { ar: 'من باب إلى باب', en: 'From gate to gate' },
        stops: [
          { id: 'one', region, titles: { ar: 'البرج', en: 'The tower' }, photograph: { slug: 'tower' } },
        ],
      },
    ]);
    expect((await readTourView(site.reader, tour)).publication).toMatchObject({ isChanged: true });
  });

  it('lets two curators write a language each, and gives back what both wrote', async () => {
    const { revision } = await readTourView(site.reader, tour);
    const first = await save({ 'stops.one.ar': { title: 'برج', text: 'نص' } }, revision);
    expect(first.languages.en.stale).toBe(true);
    const outcome = await save(
      { 'stops.one.ar': { title: 'القلعة', text: 'نص' }, 'stops.one.en': { title: 'Tower', text: 'Text' } },
      revision,
    );
    expect(outcome.saved).toEqual(['stops.one.en']);
    expect(outcome.conflicts).toMatchObject([{ field: 'stops.one.ar', theirs: { title: 'برج' } }]);
    expect(outcome.languages.en.stale).toBe(false);
  });

  it('brings back all of a stop that was taken away', async () => {
    const before = await readTourView(site.reader, tour);
    await save({ 'stops.one': null });
    expect(await codes()).toEqual(['STOPS_MISSING']);
    await save({ 'stops.one': before.fields['stops.one'] });
    expect((await readTourView(site.reader, tour)).fields).toEqual(before.fields);
    await save({ 'stops.two': stopAt(tower, { order: 2 }), 'stops.two.en': { title: 'More', text: null } });
    const { revision: base } = await readTourView(site.reader, tour);
    const back = { number: before.revision, base, sitting: 'restoring' };
    await run((tx) => restoreArrangement(tx, maryam, TOURS, tour, back));
    expect((await readTourView(site.reader, tour)).fields).toEqual(before.fields);
  });

  it('refuses a region that is none, or not on the picture', async () => {
    const wrong = [
      [{ ...region, x: 800 }, 'REGION_OUTSIDE'],
      [{ ...region, x: -1 }, 'REGION_OUTSIDE'],
      [{ ...region, width: 0 }, 'REGION_EMPTY'],
      [{ ...region, x: Number.NaN }, 'REGION_NOT_WHOLE'],
    ] as const;
    for (const [taken, problem] of wrong) {
      const { refused } = await save({ 'stops.one': stopAt(tower, { scanId: towerScan, region: taken }) });
      expect(refused).toEqual({ 'stops.one': problem });
    }
  });

  it('keeps 40,000 characters whole, and refuses what is beyond any narration and what it does not know', async () => {
    const text = 'ق'.repeat(40_000);
    const { refused } = await save({
      'stops.one.ar': { title: 'البرج', text },
      'stops.one.en': { title: null, text: 'x'.repeat(70_000) },
      'stops.two': stopAt('nowhere'),
      'stops.two.en': { title: 'No voice', text: null, narrationId: 'nothing' },
    });
    expect(refused).toEqual({
      'stops.one.en': 'TOO_LONG',
      'stops.two': 'NOT_KNOWN',
      'stops.two.en': 'NOT_KNOWN',
    });
    await publish();
    expect((await views())[0]?.stops[0]?.texts.ar).toBe(text);
  });

  it('is not published without titles, stops and their photographs', async () => {
    const wall = await addPhotograph(site.writer, 'wall');
    await save({ 'labels.ar.title': null, 'stops.two': stopAt(wall, { order: 2 }) });
    await expect(publish()).rejects.toMatchObject({
      code: 'PUBLISH_REFUSED',
      detail: { missing: 'TITLE_MISSING, STOP_PHOTOGRAPH_UNPUBLISHED' },
    });
    expect(await codes()).toContain('STOP_TEXT_MISSING');
    expect(await readTourRows(site.reader)).toMatchObject([
      { stops: 2, unpublishedStops: 1, missing: ['ar', 'en'] },
    ]);
  });

  it('leaves out a stop whose photograph is withdrawn, and is not shown without any', async () => {
    await publish();
    await site.writer.photograph.update({
      where: { id: tower },
      data: { status: 'DRAFT', publicationId: null },
    });
    expect(await views()).toEqual([]);
    expect(await codes()).toContain('STOP_PHOTOGRAPH_UNPUBLISHED');
  });

  it('follows a scan of the same proportions, and shows all of another until it is framed anew', async () => {
    await publish();
    const larger = await addScan(site.writer, tower, { width: 1800, height: 1400 });
    await run((tx) => showScan(tx, tower, larger));
    expect((await views())[0]?.stops[0]?.region).toEqual({ x: 180, y: 140, width: 900, height: 700 });
    const square = await addScan(site.writer, tower, { width: 900, height: 900 });
    await run((tx) => showScan(tx, tower, square));
    expect((await views())[0]?.stops[0]?.region).toBeNull();
    expect(await codes()).toEqual(['TOUR_STOP_REVIEW']);
    expect(await readTourRows(site.reader)).toMatchObject([{ toFrame: 1 }]);
  });

  it('moves to the region that was framed ahead when a picture takes a sheet’s place', async () => {
    const sheet = await addScan(site.writer, tower, { standIn: true, width: 4800, height: 3600 });
    await run((tx) => showScan(tx, tower, sheet));
    const awaited = [
      { standIn: true, width: 4800, height: 3600, region },
      { standIn: false, width: 90, height: 70, region: { x: 9, y: 7, width: 45, height: 35 } },
    ];
    await save({ 'stops.one': stopAt(tower, { awaited }) });
    await publish();
    expect((await views())[0]?.stops[0]?.region).toEqual(region);
    await run((tx) => showScan(tx, tower, towerScan));
    expect((await views())[0]?.stops[0]?.region).toEqual({ x: 90, y: 70, width: 450, height: 350 });
  });

  it('leads former addresses on, answers 410 from the trash and keeps a tombstone', async () => {
    await publish();
    await save({ slug: 'gates' });
    await publish();
    expect(await readFate(site.reader, 'tour', 'from-gate-to-gate')).toEqual({
      kind: 'moved',
      slug: 'gates',
    });
    await run((tx) => trashArrangement(tx, maryam, 'tour', tour));
    await run((tx) => purgeArrangement(tx, operator('Admin'), { kind: 'tour', id: tour }));
    expect(await readFate(site.reader, 'tour', 'gates')).toEqual({ kind: 'gone' });
    expect(await site.reader.tourStop.count()).toBe(0);
    expect(await site.reader.revision.count({ where: { kind: 'tour' } })).toBe(0);
  });
});

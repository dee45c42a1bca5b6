import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { purgePhotograph } from '@/server/catalogue/publishing/purge';
import { trash, untrash } from '@/server/catalogue/publishing/trash';
import { operator, requireDisposable, requireRestorable } from '@/server/people/gate';
import { readWords } from '@/server/words';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph } from '@/tests/fixtures/drafts';
import { Harvest } from './harvest';

const publicUrl = 'https://exhibition.example';
const curator = operator('test');

let site: TestSite;
let harvest: Harvest;
beforeEach(async () => {
  site = await openTestSite();
  const words = await readWords(path.resolve('messages'));
  harvest = new Harvest(site.reader, { publicUrl, publicUrlIsSet: true, words, adminEmail: null });
});
afterEach(() => site.close());

async function read(address: string) {
  const found = await harvest.find(address);
  return found.kind === 'found' ? { ...JSON.parse(found.body), type_: found.type } : found.kind;
}

async function activities(): Promise<string[]> {
  const page = await read('/iiif/discovery/1/activity/1');
  return page.orderedItems.map(({ type }: { type: string }) => type);
}

const putAway = (id: string) =>
  site.writer.$transaction(async (tx) => trash(tx, curator, await requireDisposable(tx, curator, id)));

it('tells of publishes and withdrawals, under the address of the manifest', async () => {
  expect(await read('/iiif/discovery/1/activity')).toMatchObject({ totalItems: 0 });
  const id = await addPhotograph(site.writer, 'gate');
  const { id: scanId } = await site.reader.scan.findFirstOrThrow({ where: { photographId: id } });
  await publishPhotograph(site.writer, id, scanId);
  await publishPhotograph(site.writer, id);
  await putAway(id);
  expect(await activities()).toEqual(['Create', 'Update', 'Delete']);
  await site.writer.$transaction(async (tx) =>
    untrash(tx, curator, await requireRestorable(tx, curator, id)),
  );
  await publishPhotograph(site.writer, id, scanId);
  expect(await activities()).toEqual(['Create', 'Update', 'Delete', 'Create']);
  const stream = await read('/iiif/discovery/1/activity');
  expect(stream).toMatchObject({
    '@context': 'http://iiif.io/api/discovery/1/context.json',
    type_: 'application/ld+json;profile="http://iiif.io/api/discovery/1/context.json"',
    totalItems: 4,
  });
  const page = await read(new URL(stream.last.id).pathname);
  const [{ object, endTime }] = page.orderedItems;
  expect(object.type).toBe('Manifest');
  expect((await read(new URL(object.id).pathname)).id).toBe(object.id);
  expect(new Date(endTime).toISOString()).toBe(endTime);
});

it('says nothing of what nobody could see, and goes on telling of what was emptied from the trash', async () => {
  const id = await addPhotograph(site.writer, 'gate');
  await publishPhotograph(site.writer, id);
  expect(await read('/iiif/discovery/1/activity')).toMatchObject({ totalItems: 0 });
  await putAway(id);
  await site.writer.$transaction((tx) => purgePhotograph(tx, curator, id));
  expect(await activities()).toEqual(['Create', 'Delete']);
});

it.each([
  '/iiif/discovery/1/',
  '/iiif/discovery/1/activity/',
  '/iiif/discovery/1/activity/0',
  '/iiif/discovery/1/activity/2',
  '/iiif/discovery/1/activity/01',
  '/iiif/discovery/1/activityx',
  '/iiif/presentation/3/nothing',
  '/sitemap-1.xml',
  '/sitemaps',
  '/robots.txt2',
])('has nothing at %s', async (address) => {
  expect(await read(address)).toBe('missing');
});

it('lists every page in each language for search engines, with pictures that are photographs', async () => {
  const ids = [await addPhotograph(site.writer, 'gate'), await addPhotograph(site.writer, 'sheet')];
  const scans = await Promise.all(
    ids.map((photographId) => site.reader.scan.findFirstOrThrow({ where: { photographId } })),
  );
  for (const [n, { id }] of scans.entries()) {
    const data = { previews: '[{"width":640,"height":480}]', standIn: n === 1 };
    await site.writer.scan.update({ where: { id }, data });
    await publishPhotograph(site.writer, ids[n] ?? '', id);
  }
  const found = await harvest.find('/sitemap.xml');
  if (found.kind !== 'found') throw new Error(found.kind);
  const urls = found.body.match(/<url>.*?<\/url>/g) ?? [];
  const gate = urls.filter((url) => url.includes('/photographs/gate</loc>'));
  expect(gate.map((url) => /<loc>(.*?)<\/loc>/.exec(url)?.[1])).toEqual([
    `${publicUrl}/ar/photographs/gate`,
    `${publicUrl}/en/photographs/gate`,
  ]);
  expect(gate[0]).toContain(`hreflang="en" href="${publicUrl}/en/photographs/gate"`);
  expect(gate[0]).toContain(`<image:loc>${publicUrl}/previews/image-of-gate/640.jpg</image:loc>`);
  expect(gate[0]).toMatch(/<lastmod>\d{4}-/);
  expect(urls.filter((url) => url.includes('/photographs/sheet</loc>')).join()).not.toContain('image:');
  expect(found.body).toContain(`<loc>${publicUrl}/ar</loc>`);
  const robots = await harvest.find('/robots.txt');
  expect(robots).toMatchObject({ kind: 'found', type: 'text/plain; charset=utf-8' });
  expect(robots.kind === 'found' && robots.body).toContain(`Sitemap: ${publicUrl}/sitemap.xml\n`);
});

it('cites what is published for reference managers, under a name for the file, and says what is gone', async () => {
  const id = await addPhotograph(site.writer, 'gate', { dateEdtf: '1870~', inventoryNumber: 'A_1 & 2' });
  const address = `/cite/en/${id}.bib`;
  expect(await harvest.find(address)).toEqual({ kind: 'missing' });
  await publishPhotograph(site.writer, id);
  const bib = await harvest.find(address);
  expect(bib).toMatchObject({
    kind: 'found',
    type: 'application/x-bibtex; charset=utf-8',
    fileName: 'gate.bib',
    body: expect.stringContaining('note = {A\\_1 \\& 2},'),
  });
  expect(await harvest.find(`/cite/ar/${id}.ris`)).toMatchObject({
    body: expect.stringContaining(`UR  - ${publicUrl}/ar/photographs/gate\r\n`),
  });
  const [item] = JSON.parse(((await harvest.find(`/cite/ar/${id}.json`)) as { body: string }).body);
  expect(item).toMatchObject({ id, title: 'gate ع', language: 'ar', issued: { circa: true } });
  for (const wrong of [`/cite/fr/${id}.bib`, `/cite/en/${id}.txt`, `/cite/en/${id}`, '/cite/']) {
    expect(await harvest.find(wrong)).toEqual({ kind: 'missing' });
  }
  await putAway(id);
  expect(await harvest.find(address)).toEqual({ kind: 'gone' });
});

it('cites no address while nobody has said under which the site is published', async () => {
  const words = await readWords(path.resolve('messages'));
  const local = new Harvest(site.reader, { publicUrl, publicUrlIsSet: false, words, adminEmail: null });
  const id = await addPhotograph(site.writer, 'gate');
  await publishPhotograph(site.writer, id);
  for (const format of ['bib', 'ris', 'json']) {
    const found = await local.find(`/cite/en/${id}.${format}`);
    expect(found.kind === 'found' && found.body).not.toMatch(/https?:/);
  }
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { readQuery } from '@/lib/studio/photograph-filter';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan } from '@/tests/fixtures/drafts';
import { publishPhotograph } from './mutations';
import { readPhotographPage } from './studio-lists';
import { readWorklist } from './worklist';

let site: TestSite;
const curator = operator('Salma');

beforeEach(async () => {
  site = await openTestSite();
  for (const slug of ['shown', 'proposed', 'unshown']) {
    const id = await addPhotograph(site.writer, slug);
    const standIn = await addScan(site.writer, id, { standIn: true });
    await publishPhotograph(site.writer, id, slug === 'unshown' ? standIn : undefined);
    if (slug === 'proposed') {
      const data = { proposedById: 'a-contributor', revision: 2 };
      await site.writer.photograph.update({ where: { id }, data });
    }
  }
});
afterEach(() => site.close());

const slugs = async (params: Record<string, string>) =>
  (await readPhotographPage(site.reader, curator, readQuery(params))).rows.map(({ slug }) => slug);

it('names what a contributor proposes, and scans that visitors do not see yet', async () => {
  const { counts } = await readWorklist(site.reader, curator);
  expect(counts).toMatchObject({ proposed: 1, changed: 1, unshown: 1 });
  expect(await slugs({ status: 'proposed' })).toEqual(['proposed']);
  expect(await slugs({ scan: 'unshown' })).toEqual(['unshown']);
});

it('names annotations that wait for their place, and those that a language says nothing of', async () => {
  const id = await addPhotograph(site.writer, 'annotated');
  const [before, after] = [await addScan(site.writer, id), await addScan(site.writer, id)];
  await site.writer.scan.update({ where: { id: before }, data: { width: 900, height: 700 } });
  const texts = JSON.stringify({ en: { title: 'An arch' } });
  const shape = JSON.stringify({ type: 'rectangle', x: 1, y: 2, width: 30, height: 40 });
  const row = { kind: 'DETAIL', scanId: before, shape, position: 0, texts } as const;
  await site.writer.photographAnnotation.create({ data: { ...row, photographId: id, id: 'a' } });
  const needs = async () =>
    (await readWorklist(site.reader, curator)).annotations.map(({ gap, count }) => `${gap} ${count}`);
  await site.writer.scan.update({ where: { id: after }, data: { width: 700, height: 700, state: 'READY' } });
  await site.writer.scan.update({ where: { id: before }, data: { state: 'FAILED' } });
  expect(await needs()).toEqual(['review 1', 'ar 1', 'en 0']);
  expect(await slugs({ annotations: 'review' })).toEqual(['annotated']);
  expect(await slugs({ annotations: 'en' })).toEqual([]);
  // The same proportions: it is where it was.
  await site.writer.scan.update({ where: { id: after }, data: { width: 1800, height: 1400 } });
  expect(await needs()).toEqual(['review 0', 'ar 1', 'en 0']);
});

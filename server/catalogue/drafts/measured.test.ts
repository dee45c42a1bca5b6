import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { operator, requireEditable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan, openEditor } from '@/tests/fixtures/drafts';
import { readAuthorities } from '../data';
import { photographViewOf } from '../photograph-view';
import { readPublishedPhotographs } from '../published-entries';
import { publishDraft } from '../publishing/publish';
import { chooseScan, readReadiness } from '../publishing/readiness';

let site: TestSite;
let id: string;
/** 900 × 700 pixels. */
let scanId: string;
let editor: ReturnType<typeof openEditor>;
const maryam = operator('Maryam');
beforeEach(async () => {
  site = await openTestSite();
  id = await addPhotograph(site.writer, 'walls');
  scanId = (await site.reader.scan.findFirstOrThrow()).id;
  editor = openEditor(site.writer, id, 'Salma');
});
afterEach(() => site.close());

const dimensions = { widthCm: 20, heightCm: 10, of: 'print' };
const framed = (x: number, width: number): FieldValue => ({
  scanId,
  shape: { type: 'rectangle', x, y: 50, width, height: 400 },
});
const save = (changes: Record<string, FieldValue>) => editor.save(changes);
const publish = (revision: number, wished?: string) =>
  site.writer.$transaction(async (tx) =>
    publishDraft(tx, maryam, await requireEditable(tx, maryam, id), { revision, scanId: wished }),
  );
const problems = async (scan?: string) =>
  (await readReadiness(site.reader, id, await chooseScan(site.reader, id, scan)))
    .map(({ code }) => code)
    .filter((code) => code.startsWith('SCALE'));
async function pixelsPerCm() {
  const [entry] = await readPublishedPhotographs(site.reader);
  return entry && photographViewOf(entry, await readAuthorities(site.reader)).pixelsPerCm;
}

it('gives the scale where all of the scan is not what was measured, and waits where another scan comes', async () => {
  await save({ dimensions });
  expect(await problems()).toEqual(['SCALE_PROPORTIONS']);
  expect((await save({ measured: framed(200, 701) })).refused).toEqual({ measured: 'REGION_OUTSIDE' });
  const { revision } = await save({ measured: framed(50, 800) });
  expect(await problems()).toEqual([]);
  await publish(revision);
  expect(await pixelsPerCm()).toBe(40);

  const larger = await addScan(site.writer, id, { width: 1800, height: 1400, imageId: 'larger' });
  await publish(revision, larger);
  expect(await pixelsPerCm()).toBe(80);
  // All of it could be the print: but somebody has said that the last one was not.
  const cropped = await addScan(site.writer, id, { width: 2000, height: 1000, imageId: 'cropped' });
  expect(await problems(cropped)).toEqual(['SCALE_REVIEW']);
  await publish(revision, cropped);
  expect(await pixelsPerCm()).toBeNull();
  const { revision: whole } = await save({ measured: null });
  await publish(whole, cropped);
  expect(await pixelsPerCm()).toBe(100);
});

it('names a record that lies on its side', async () => {
  await save({ dimensions: { ...dimensions, widthCm: 7, heightCm: 9 } });
  expect(await problems()).toEqual(['SCALE_TURNED']);
});

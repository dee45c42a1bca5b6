import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkChange } from '@/lib/studio/bulk-commands';
import type { Actor } from '@/server/people/actor';
import { absentActor, operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { makePerson } from '@/tests/fixtures/people';
import { readDraft } from '../drafts/draft-rows';
import { applyBulk, checkBulk } from './apply-bulk';
import { beginBatch, finishBatch, restOfBatch } from './batch';
import { countInterrupted, readBatches } from './data';
import { undoBatch } from './undo-batch';

const curator = operator('Salma');
let site: TestSite;
let ids: string[];
beforeEach(async () => {
  site = await openTestSite();
  ids = [];
  for (const slug of ['one', 'two', 'three']) ids.push(await addPhotograph(site.writer, slug));
});
afterEach(() => site.close());

const begin = () => beginBatch(site.writer, curator, 'bulk', {});
async function apply(change: BulkChange, batchId: string) {
  return applyBulk(site.writer, curator, { change, ids, batchId });
}
const undo = (batchId: string) => undoBatch(site.writer, curator, { batchId, after: null });
const makeSection = async () => (await site.writer.section.create({ data: { slug: 's', position: 1 } })).id;
const published = async () => {
  const rows = await site.reader.photograph.findMany({ orderBy: { slug: 'asc' } });
  return rows.flatMap(({ slug, status, publicationId }) =>
    status === 'PUBLISHED' && publicationId ? [slug] : [],
  );
};

describe('a section for many', () => {
  it('is looked at, set, found set already, and taken back together', async () => {
    const change = { kind: 'section', sectionId: await makeSection() } as const;
    expect(await checkBulk(site.reader, curator, change, ids)).toMatchObject({ changed: 3, same: 0 });
    expect(await site.reader.photograph.count({ where: { sectionId: null } })).toBe(3);
    const batchId = await begin();
    expect(await apply(change, batchId)).toEqual({ changed: 3, same: 0, left: [] });
    expect(await apply(change, batchId)).toEqual({ changed: 0, same: 3, left: [] });
    expect(
      await site.reader.photograph.count({ where: change.sectionId ? { sectionId: change.sectionId } : {} }),
    ).toBe(3);
    expect(await undo(batchId)).toEqual({ undone: 3, left: [], next: null });
    expect(await site.reader.photograph.count({ where: { sectionId: null } })).toBe(3);
    await expect(undo(batchId)).rejects.toMatchObject({ code: 'BATCH_UNDONE' });
  });

  it('leaves what was edited since', async () => {
    const change = { kind: 'section', sectionId: await makeSection() } as const;
    const batchId = await begin();
    await apply(change, batchId);
    const [first = '', second = ''] = ids;
    const editor = openEditor(site.writer, first, 'Maryam');
    editor.base = 2;
    await editor.save({ sectionId: null });
    const another = openEditor(site.writer, second, 'Maryam');
    another.base = 2;
    await another.save({ creditLine: 'Courtesy of the library' });
    await another.save({
      sectionId: (await site.writer.section.create({ data: { slug: 't', position: 2 } })).id,
    });
    const { undone, left } = await undo(batchId);
    expect(undone).toBe(2);
    expect(left).toMatchObject([{ id: second, reason: 'EDITED_SINCE' }]);
    expect((await readDraft(site.reader, second)).creditLine).toBe('Courtesy of the library');
  });

  it('refuses a section that is not there', async () => {
    const outcome = await apply({ kind: 'section', sectionId: 'gone' }, await begin());
    expect(outcome).toMatchObject({ changed: 0, left: [{ reason: 'NOT_KNOWN' }, {}, {}] });
  });
});

describe('makers and communities for many', () => {
  it('adds without touching those who are there, and puts back exactly what was', async () => {
    const [a, b] = await Promise.all(
      ['a', 'b'].map(async (slug) => (await site.writer.maker.create({ data: { slug } })).id),
    );
    if (!a || !b) throw new Error('no makers');
    const [first = ''] = ids;
    await openEditor(site.writer, first, 'Maryam').save({ makers: [{ makerId: a, role: 'studio' }] });
    const batchId = await begin();
    await apply({ kind: 'addMakers', makers: [{ makerId: b, role: 'photographer' }] }, batchId);
    expect((await readDraft(site.reader, first)).makers).toEqual([
      { makerId: a, role: 'studio' },
      { makerId: b, role: 'photographer' },
    ]);
    await undo(batchId);
    expect((await readDraft(site.reader, first)).makers).toEqual([{ makerId: a, role: 'studio' }]);
  });
});

describe('publishing many', () => {
  it('publishes what can be, says why the rest cannot, and withdraws together', async () => {
    const [first = ''] = ids;
    await openEditor(site.writer, first, 'Maryam').save({ rightsId: null });
    const change = { kind: 'publish' } as const;
    expect(await checkBulk(site.reader, curator, change, ids)).toMatchObject({
      changed: 2,
      left: [{ id: first, reason: 'RIGHTS_MISSING' }],
    });
    const batchId = await begin();
    expect(await apply(change, batchId)).toMatchObject({ changed: 2, left: [{ id: first }] });
    expect(await published()).toEqual(['three', 'two']);
    expect(await checkBulk(site.reader, curator, change, ids)).toMatchObject({ changed: 0, same: 2 });
    expect(await undo(batchId)).toMatchObject({ undone: 2, left: [] });
    expect(await published()).toEqual([]);
  });

  it('leaves what a contributor has proposed to a curator who opens it', async () => {
    await apply({ kind: 'publish' }, await begin());
    const [first = '', second = ''] = ids;
    const data = { proposedById: 'a-contributor', revision: { increment: 1 } };
    await site.writer.photograph.update({ where: { id: first }, data });
    await openEditor(site.writer, second, 'Maryam').save({ creditLine: 'Of the library' });
    const change = { kind: 'publish' } as const;
    const expected = { changed: 1, same: 1, left: [{ id: first, reason: 'PROPOSED' }] };
    expect(await checkBulk(site.reader, curator, change, ids)).toMatchObject(expected);
    expect(await apply(change, await begin())).toMatchObject(expected);
  });

  it('brings back from the trash what was published, as it was published', async () => {
    await apply({ kind: 'publish' }, await begin());
    const before = await site.reader.photograph.findMany({ select: { publicationId: true } });
    const batchId = await begin();
    expect(await apply({ kind: 'trash' }, batchId)).toMatchObject({ changed: 3 });
    expect(await published()).toEqual([]);
    expect(await apply({ kind: 'publish' }, await begin())).toMatchObject({
      left: [{ reason: 'PHOTOGRAPH_IN_TRASH' }, {}, {}],
    });
    await undo(batchId);
    expect(await published()).toEqual(['one', 'three', 'two']);
    expect(await site.reader.photograph.findMany({ select: { publicationId: true } })).toEqual(before);
  });
});

describe('a change to many that was cut off', () => {
  const LATER_MS = 120_000;
  const later = () => new Date(Date.now() + LATER_MS);

  it('is known by its silence, and is gone on with where it stopped', async () => {
    const change = { kind: 'section', sectionId: await makeSection() } as const;
    const nour = await absentActor(site.writer, (await makePerson(site.writer, 'curator')).id);
    if (!nour) throw new Error('no curator');
    const mine = nour as Actor<'curator'>;
    const detail = { change: change.kind, total: ids.length };
    const batchId = await beginBatch(site.writer, mine, 'bulk', detail, { change, ids });
    await applyBulk(site.writer, mine, { change, ids: ids.slice(0, 1), batchId });
    const [running] = await readBatches(site.reader, mine);
    expect(running).toMatchObject({ state: 'running', changed: 1, total: 3, mayGoOn: false });
    const [quiet] = await readBatches(site.reader, mine, later());
    expect(quiet).toMatchObject({ state: 'interrupted', change: 'section', mayGoOn: true });
    expect(await readBatches(site.reader, curator, later())).toMatchObject([{ mayGoOn: false }]);
    expect(await countInterrupted(site.reader, mine, later())).toBe(1);
    expect(await countInterrupted(site.reader, curator, later())).toBe(0);

    const rest = await restOfBatch(site.reader, batchId);
    expect(rest).toEqual({ change, ids: ids.slice(1) });
    await applyBulk(site.writer, mine, { ...rest, batchId });
    await finishBatch(site.writer, batchId);
    expect(await readBatches(site.reader, mine, later())).toMatchObject([{ state: 'done', changed: 3 }]);
    expect(await countInterrupted(site.reader, mine, later())).toBe(0);
    await undo(batchId);
    expect(await readBatches(site.reader, mine, later())).toMatchObject([{ state: 'undone' }]);
    expect(await site.reader.photograph.count({ where: { sectionId: null } })).toBe(3);
  });

  it('is listed for thirty days', async () => {
    await begin();
    const DAY_MS = 86_400_000;
    expect(await readBatches(site.reader, curator, new Date(Date.now() + 31 * DAY_MS))).toEqual([]);
  });

  it('is not undone twice where its undoing was cut off', async () => {
    const batchId = await begin();
    await apply({ kind: 'publish' }, batchId);
    await undo(batchId);
    await site.writer.batch.update({ where: { id: batchId }, data: { undoneAt: null } });
    expect(await undo(batchId)).toEqual({ undone: 3, left: [], next: null });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator, requireEditable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { trash } from '../publishing/trash';
import { createDraft } from './create-draft';
import { readDraft } from './draft-rows';
import { saveDraft } from './save-draft';
import { undoBatch } from './undo-batch';

let site: TestSite;
let batchId: string;
const maryam = operator('Maryam');
beforeEach(async () => {
  site = await openTestSite();
  ({ id: batchId } = await site.writer.batch.create({ data: { kind: 'bulk', actorName: 'Maryam' } }));
});
afterEach(() => site.close());

const change = (id: string, changes: Record<string, unknown>) =>
  site.writer.$transaction(async (tx) =>
    saveDraft(tx, maryam, await requireEditable(tx, maryam, id), {
      base: null,
      sitting: null,
      changes,
      reason: 'bulk',
      batchId,
    }),
  );
const undo = () => undoBatch(site.writer, maryam, batchId);

describe('a batch that is undone', () => {
  it('gives each field back what it was, over more records than one transaction holds', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 45; n++) ids.push(await addPhotograph(site.writer, `photograph-${n}`));
    for (const id of ids) await change(id, { creditLine: 'all', seenIn: 'one' });
    for (const id of ids) await change(id, { seenIn: 'two' });
    expect(await undo()).toEqual({ records: 45, left: [] });
    for (const id of ids)
      expect(await readDraft(site.reader, id)).toMatchObject({ creditLine: null, seenIn: null });
    expect(await site.reader.revision.count({ where: { reason: 'undo' } })).toBe(45);
    expect(await site.reader.auditEntry.findFirst()).toMatchObject({
      action: 'batch.undo',
      subject: batchId,
    });
    await expect(undo()).rejects.toMatchObject({ code: 'BATCH_UNDONE' });
  });

  it('leaves what was edited since, and names it', async () => {
    const id = await addPhotograph(site.writer, 'walls');
    await change(id, { creditLine: 'all', seenIn: 'all' });
    await openEditor(site.writer, id, 'Salma').save({ seenIn: 'Salma’s' }, { base: null });
    expect(await undo()).toEqual({ records: 1, left: [{ kind: 'photograph', id, field: 'seenIn' }] });
    expect(await readDraft(site.reader, id)).toMatchObject({ creditLine: null, seenIn: 'Salma’s' });
  });

  it('leaves what lies in the trash', async () => {
    const id = await addPhotograph(site.writer, 'walls');
    await change(id, { creditLine: 'all' });
    await site.writer.$transaction(async (tx) => trash(tx, maryam, await requireEditable(tx, maryam, id)));
    expect(await undo()).toEqual({ records: 0, left: [{ kind: 'photograph', id, field: null }] });
  });

  it('puts into the trash what it made, unless somebody has worked on it', async () => {
    const make = (title: string) =>
      site.writer.$transaction((tx) => createDraft(tx, maryam, { title, language: 'en', batchId }));
    const [untouched, edited] = [await make('Untouched'), await make('Edited')];
    await change(untouched, { creditLine: 'imported' });
    await openEditor(site.writer, edited, 'Salma').save({ creditLine: 'Salma’s' });
    expect(await undo()).toEqual({ records: 1, left: [{ kind: 'photograph', id: edited, field: null }] });
    const gone = await site.reader.photograph.findMany({ where: { deletedAt: { not: null } } });
    expect(gone.map(({ id }) => id)).toEqual([untouched]);
  });

  it('that there never was is unknown', async () => {
    await expect(undoBatch(site.writer, maryam, 'nothing')).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takePlace } from '@/server/ingest/mutations';
import { operator, requireDisposable, requireEditable, requireRestorable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan, openEditor } from '@/tests/fixtures/drafts';
import { readFate } from '../data';
import { readPublicationState } from '../drafts/draft-view';
import { restoreRevision } from '../drafts/restore';
import { readExhibition } from '../exhibition';
import { readPublishedPhotographs } from '../published-entries';
import { CatalogueWatcher } from '../watcher';
import { publishDraft, unpublish } from './publish';
import { purgeTrash, TRASH_DAYS } from './purge';
import { chooseScan, readReadiness } from './readiness';
import { publishDue, schedule, unschedule } from './schedule';
import { trash, untrash } from './trash';

let site: TestSite;
let id: string;
const maryam = operator('Maryam');
beforeEach(async () => {
  site = await openTestSite();
  id = await addPhotograph(site.writer, 'walls');
});
afterEach(() => site.close());

const publish = (revision = 1, scanId?: string) =>
  site.writer.$transaction(async (tx) =>
    publishDraft(tx, maryam, await requireEditable(tx, maryam, id), { revision, scanId }),
  );
const withdrawn = () =>
  site.writer.$transaction(async (tx) => unpublish(tx, maryam, await requireEditable(tx, maryam, id)));
const toTrash = () =>
  site.writer.$transaction(async (tx) => trash(tx, maryam, await requireDisposable(tx, maryam, id)));
const fromTrash = () =>
  site.writer.$transaction(async (tx) => untrash(tx, maryam, await requireRestorable(tx, maryam, id)));
const scheduleFor = (at: Date) =>
  site.writer.$transaction(async (tx) => schedule(tx, maryam, await requireEditable(tx, maryam, id), at));
const state = () => readPublicationState(site.reader, id);
const version = async () => (await readExhibition(site.reader)).version;
const shown = async () => (await readPublishedPhotographs(site.reader))[0];
const audited = async () =>
  (await site.reader.auditEntry.findMany({ orderBy: { at: 'asc' } })).map(({ action }) => action);
const open = () => openEditor(site.writer, id, 'Salma');

describe('a publish', () => {
  it('shows the draft that was seen, whole, and is logged', async () => {
    const { revision } = await open().save({ 'labels.en.title': 'City walls' });
    await site.writer.photograph.update({ where: { id }, data: { publishAt: new Date() } });
    await publish(revision);
    const entry = await shown();
    expect(entry?.snapshot.labels.en?.title).toBe('City walls');
    expect(entry?.image?.id).toBe('image-of-walls');
    expect(await version()).toBe(1);
    expect(await state()).toMatchObject({ isPublished: true, isChanged: false, scheduledFor: null });
    expect(await site.reader.auditEntry.findFirst()).toMatchObject({
      action: 'photograph.publish',
      actorName: 'Maryam',
      subject: id,
    });
  });

  it('of a draft that was edited meanwhile is refused', async () => {
    await open().save({ 'labels.en.title': 'City walls' });
    await expect(publish(1)).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    expect(await shown()).toBeUndefined();
  });

  it.each([
    ['a title in each language', { 'labels.ar.title': null }, 'TITLE_MISSING'],
    ['alternative text in each language', { 'labels.en.altText': ' ' }, 'ALT_TEXT_MISSING'],
    ['rights', { rightsId: null }, 'RIGHTS_MISSING'],
  ])('needs %s', async (_what, changes, missing) => {
    const { revision } = await open().save(changes);
    await expect(publish(revision)).rejects.toMatchObject({ code: 'PUBLISH_REFUSED', detail: { missing } });
    expect(await version()).toBe(0);
    expect(await audited()).toEqual([]);
  });

  it('needs a READY scan or a marked stand-in, which needs no alternative text', async () => {
    const { revision } = await open().save({ 'labels.ar.altText': null });
    await site.writer.scan.updateMany({ data: { state: 'BUILDING' } });
    await expect(publish(revision)).rejects.toMatchObject({
      detail: { missing: 'ALT_TEXT_MISSING, SCAN_MISSING' },
    });
    await site.writer.scan.create({ data: { photographId: id, standIn: true } });
    await publish(revision);
    expect(await state()).toMatchObject({ isPublished: true });
    const findings = await readReadiness(site.reader, id, { id: '', standIn: true });
    expect(findings.find(({ code }) => code === 'ALT_TEXT_MISSING')).toMatchObject({
      weight: 'warning',
      language: 'ar',
      field: 'labels.ar.altText',
    });
  });

  it('keeps the scan that is shown until another is chosen', async () => {
    await publish();
    const newer = await addScan(site.writer, id, { imageId: 'newer' });
    await publish();
    expect((await shown())?.image?.id).toBe('image-of-walls');
    await publish(1, newer);
    expect((await shown())?.image?.id).toBe('newer');
    const other = await addPhotograph(site.writer, 'gates');
    const [foreign] = await site.reader.scan.findMany({ where: { photographId: other } });
    await expect(publish(1, foreign?.id)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    const waiting = await addScan(site.writer, id, { state: 'WAITING' });
    await expect(publish(1, waiting)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
  });

  it('takes a scan before a stand-in, and the newest before an older', async () => {
    await addScan(site.writer, id, { standIn: true, createdAt: new Date(Date.now() + 1000) });
    const newest = await addScan(site.writer, id, { createdAt: new Date(Date.now() + 500) });
    expect(await chooseScan(site.reader, id)).toMatchObject({ id: newest });
  });

  it('is behind the draft from the next edit on, and not when the edit is taken back or is ours alone', async () => {
    await publish();
    const editor = open();
    await editor.save({ internalNotes: 'ask Beirut' });
    expect(await state()).toMatchObject({ isChanged: false });
    await editor.save({ creditLine: 'a' });
    expect(await state()).toMatchObject({ isChanged: true });
    await editor.save({ creditLine: null });
    expect(await state()).toMatchObject({ isChanged: false });
  });

  it('leads from the old address only when the new one is published', async () => {
    await publish();
    const { revision } = await open().save({ slug: 'city-walls' });
    expect((await shown())?.slug).toBe('walls');
    expect(await readFate(site.reader, 'photograph', 'city-walls')).toEqual({ kind: 'missing' });
    await publish(revision);
    expect((await shown())?.slug).toBe('city-walls');
    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'moved', slug: 'city-walls' });
    await open().save({ slug: 'ramparts' }, { base: null });
    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'moved', slug: 'city-walls' });
  });

  it('that was withdrawn answers that there is no such page, and its tiles with it', async () => {
    await publish();
    const watcher = new CatalogueWatcher(site.reader, undefined, 20);
    await watcher.start();
    expect(watcher.image('image-of-walls')).not.toBeNull();
    await withdrawn();
    await expect.poll(() => watcher.image('image-of-walls')).toBeNull();
    watcher.stop();
    expect(await shown()).toBeUndefined();
    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'missing' });
    expect(await state()).toMatchObject({ isPublished: false, isChanged: false });
    await withdrawn();
    expect(await audited()).toEqual(['photograph.publish', 'photograph.unpublish']);
  });
});

describe('a scan on its way that was to be shown', () => {
  it('shows the photograph when it is READY', async () => {
    const scanId = await addScan(site.writer, id, { imageId: 'on-its-way', publishWhenReady: true });
    await site.writer.$transaction((tx) => takePlace(tx, scanId));
    expect((await shown())?.image?.id).toBe('on-its-way');
  });

  it.each([
    ['unpublished', withdrawn],
    ['thrown away and brought back', () => toTrash().then(fromTrash)],
  ])('does not show what was %s meanwhile', async (_what, withdrawal) => {
    await publish();
    const scanId = await addScan(site.writer, id, { imageId: 'on-its-way', publishWhenReady: true });
    const other = await addPhotograph(site.writer, 'gates');
    await site.writer.scan.updateMany({ where: { photographId: other }, data: { publishWhenReady: true } });
    await withdrawal();
    await site.writer.$transaction((tx) => takePlace(tx, scanId));
    expect(await state()).toMatchObject({ isPublished: false });
    expect(await site.reader.scan.count({ where: { publishWhenReady: true } })).toBe(1);
  });
});

describe('a scheduled publish', () => {
  const soon = () => new Date(Date.now() + 60_000);
  const later = () => new Date(Date.now() + 120_000);

  it('happens when its time has come, once, with the words of that moment', async () => {
    await scheduleFor(soon());
    expect(await publishDue(site.writer)).toBe(0);
    await open().save({ 'labels.en.title': 'City walls' });
    const done = await Promise.all([publishDue(site.writer, later()), publishDue(site.writer, later())]);
    expect(done.sort()).toEqual([0, 1]);
    expect((await shown())?.snapshot.labels.en?.title).toBe('City walls');
    expect(await state()).toMatchObject({ isPublished: true, scheduledFor: null, scheduleFailure: null });
    expect(await audited()).toEqual(['photograph.schedule', 'photograph.publish']);
  });

  it('of what is not ready then stays a draft and says why, until somebody looks', async () => {
    await scheduleFor(soon());
    await open().save({ rightsId: null });
    expect(await publishDue(site.writer, later())).toBe(0);
    expect(await state()).toMatchObject({ isPublished: false, scheduleFailure: 'PUBLISH_REFUSED' });
    expect((await state()).scheduledFor).not.toBeNull();
    expect(await publishDue(site.writer, later())).toBe(0);
    await scheduleFor(soon());
    expect(await state()).toMatchObject({ scheduleFailure: null });
  });

  it('names who scheduled it', async () => {
    const user = await site.writer.user.create({ data: { name: 'Hala', email: 'hala@example.org' } });
    await scheduleFor(soon());
    await site.writer.photograph.update({ where: { id }, data: { publishById: user.id } });
    await publishDue(site.writer, later());
    expect(await site.reader.auditEntry.findFirst({ where: { action: 'photograph.publish' } })).toMatchObject(
      {
        actorId: user.id,
        actorName: 'Hala',
      },
    );
  });

  it('in the past is refused; one that was taken back never happens, nor one in the trash', async () => {
    await expect(scheduleFor(new Date(Date.now() - 1000))).rejects.toMatchObject({ code: 'SCHEDULE_PAST' });
    await scheduleFor(soon());
    await site.writer.$transaction(async (tx) => unschedule(tx, await requireEditable(tx, maryam, id)));
    expect(await publishDue(site.writer, later())).toBe(0);
    await scheduleFor(soon());
    await toTrash();
    expect(await publishDue(site.writer, later())).toBe(0);
    expect(await state()).toMatchObject({ scheduledFor: null });
  });
});

describe('the trash', () => {
  it('takes a published page to 410 and gives back a draft with its scans and history', async () => {
    const { revision } = await open().save({ creditLine: 'a' });
    await publish(revision);
    await toTrash();
    expect(await shown()).toBeUndefined();
    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'gone' });
    expect((await state()).inTrashSince).not.toBeNull();
    await expect(open().save({ creditLine: 'b' })).rejects.toMatchObject({ code: 'PHOTOGRAPH_IN_TRASH' });
    await expect(publish(revision)).rejects.toMatchObject({ code: 'PHOTOGRAPH_IN_TRASH' });
    await fromTrash();
    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'missing' });
    expect(await state()).toMatchObject({ isPublished: false, inTrashSince: null });
    expect(await site.reader.scan.count({ where: { photographId: id } })).toBe(1);
    await site.writer.$transaction(async (tx) => {
      const editable = await requireEditable(tx, maryam, id);
      await restoreRevision(tx, maryam, editable, { number: 1, base: revision, sitting: 'restoring' });
    });
    await publish(revision + 1);
    expect((await shown())?.snapshot.creditLine).toBeNull();
    expect(await audited()).toEqual([
      'photograph.publish',
      'photograph.trash',
      'photograph.restore',
      'photograph.publish',
    ]);
  });

  it('is emptied after its time: words, history and scans go, the tombstone and its addresses stay', async () => {
    await publish();
    const { revision } = await open().save({ slug: 'city-walls', internalNotes: 'secret' });
    await publish(revision);
    await toTrash();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 1000);
    expect(await purgeTrash(site.writer, inDays(TRASH_DAYS - 1))).toBe(0);
    expect(await purgeTrash(site.writer, inDays(TRASH_DAYS))).toBe(1);
    expect(await purgeTrash(site.writer, inDays(TRASH_DAYS))).toBe(0);
    const { photograph, scan, photographLabel, revision: revisions, photographPublication } = site.reader;
    expect([
      await scan.count(),
      await photographLabel.count(),
      await revisions.count(),
      await photographPublication.count(),
    ]).toEqual([0, 0, 0, 0]);
    expect(JSON.stringify(await photograph.findUnique({ where: { id } }))).not.toContain('secret');
    for (const slug of ['walls', 'city-walls'])
      expect(await readFate(site.reader, 'photograph', slug)).toEqual({ kind: 'gone' });
    await expect(fromTrash()).rejects.toMatchObject({ code: 'PHOTOGRAPH_UNKNOWN' });
    const other = await addPhotograph(site.writer, 'gates');
    const { refused } = await openEditor(site.writer, other, 'Salma').save({ slug: 'walls' });
    expect(refused).toEqual({ slug: 'SLUG_TAKEN' });
  });

  it('of a draft that was never published is nobody’s to miss', async () => {
    await toTrash();
    expect(await readFate(site.reader, 'photograph', 'walls')).toEqual({ kind: 'missing' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/server/people/actor';
import {
  absentActor,
  operator,
  requireDisposable,
  requireEditable,
  requireRestorable,
} from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, type Editor, openEditor } from '@/tests/fixtures/drafts';
import { readPublicationState } from '../drafts/draft-view';
import { readPublishedPhotographs } from '../published-entries';
import { publishDraft, unpublish } from './publish';
import { publishDue, schedule } from './schedule';
import { trash } from './trash';

const maryam = operator('Maryam');
let site: TestSite;
let id: string;
let omar: Actor;

beforeEach(async () => {
  site = await openTestSite();
  const { id: ownerId } = await site.writer.user.create({
    data: { name: 'Omar', email: 'omar@example.org', role: 'contributor' },
  });
  id = await addPhotograph(site.writer, 'walls', { ownerId });
  const actor = await absentActor(site.writer, ownerId);
  if (!actor) throw new Error('no such person');
  omar = actor;
});
afterEach(() => site.close());

const publish = (revision = 1) =>
  site.writer.$transaction(async (tx) =>
    publishDraft(tx, maryam, await requireEditable(tx, maryam, id), { revision }),
  );
const scheduleFor = (at: Date) =>
  site.writer.$transaction(async (tx) => schedule(tx, maryam, await requireEditable(tx, maryam, id), at));
const shownTitle = async () =>
  (await readPublishedPhotographs(site.reader))[0]?.snapshot.labels.en?.title ?? null;
const state = () => readPublicationState(site.reader, id);
const omars = (): Editor => openEditor(site.writer, id, 'Omar', omar);

describe('a contributor’s change of what is published', () => {
  beforeEach(() => publish());

  it('is a proposal: visitors read nothing of it until a curator publishes it', async () => {
    const { revision } = await omars().save({ 'labels.en.title': 'The walls by night' });
    expect(await shownTitle()).toBe('walls');
    expect(await state()).toMatchObject({ isPublished: true, isChanged: true, isProposed: true });
    await publish(revision);
    expect(await shownTitle()).toBe('The walls by night');
    expect(await state()).toMatchObject({ isChanged: false, isProposed: false });
  });

  it('is none any more when it says again what is published, whoever takes it back', async () => {
    await omars().save({ 'labels.en.title': 'The walls by night' });
    const salma = openEditor(site.writer, id, 'Salma');
    await salma.save({ 'labels.en.title': 'walls' }, { base: null });
    expect(await state()).toMatchObject({ isChanged: false, isProposed: false });
  });

  it('is not what a curator changes', async () => {
    await openEditor(site.writer, id, 'Salma').save({ creditLine: 'a' });
    expect(await state()).toMatchObject({ isChanged: true, isProposed: false });
  });

  it('may go on where it was withdrawn; its fate stays the curators’', async () => {
    await site.writer.$transaction(async (tx) =>
      unpublish(tx, maryam, await requireEditable(tx, maryam, id)),
    );
    await omars().save({ 'labels.en.title': 'The walls by night' });
    expect(await state()).toMatchObject({ isPublished: false, isProposed: true });
    for (const require of [requireDisposable, requireRestorable])
      await expect(require(site.writer, omar, id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is refused in the trash, from which only curators bring it back', async () => {
    await site.writer.$transaction(async (tx) => trash(tx, maryam, await requireDisposable(tx, maryam, id)));
    await expect(omars().save({ creditLine: 'a' })).rejects.toMatchObject({ code: 'PHOTOGRAPH_IN_TRASH' });
    await expect(requireRestorable(site.writer, omar, id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('a contributor’s draft whose time is set', () => {
  const soon = () => new Date(Date.now() + 60_000);
  const later = () => new Date(Date.now() + 120_000);

  it('goes out as the curator saw it: its owner changes nothing until then', async () => {
    await scheduleFor(soon());
    const change = omars().save({ 'labels.en.title': 'Something else' });
    await expect(change).rejects.toMatchObject({ code: 'PHOTOGRAPH_SCHEDULED' });
    await publishDue(site.writer, later());
    expect(await shownTitle()).toBe('walls');
    await omars().save({ 'labels.en.title': 'Something else' });
    expect(await shownTitle()).toBe('walls');
  });

  it('is theirs again where it could not be published', async () => {
    await scheduleFor(soon());
    await openEditor(site.writer, id, 'Salma').save({ rightsId: null });
    await publishDue(site.writer, later());
    await omars().save({ creditLine: 'a' });
    expect(await state()).toMatchObject({ isPublished: false, isProposed: false });
  });
});

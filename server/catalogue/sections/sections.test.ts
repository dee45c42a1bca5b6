import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '@/lib/errors';
import { MEMBERS_SHOWN } from '@/lib/studio/section-commands';
import type { Tx } from '@/server/db/client';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import {
  createArrangement,
  publishArrangement,
  reorderArrangements,
  trashArrangement,
  unpublishArrangement,
  untrashArrangement,
} from '../arrangements/publish';
import { readStanding } from '../arrangements/rows';
import { confirmArrangement, restoreArrangement, saveArrangement } from '../arrangements/save';
import { readFate } from '../data';
import { readExhibition } from '../exhibition';
import { publishPhotograph } from '../mutations';
import { readMembers, readSectionRows, readSectionView } from './data';
import { SECTIONS } from './section-rows';

let site: TestSite;
let walls: string;
let gates: string;
const maryam = operator('Maryam');
const run = <T>(task: (tx: Tx) => Promise<T>) => site.writer.$transaction(task);

beforeEach(async () => {
  site = await openTestSite();
  walls = await addSection('Walls');
  gates = await addSection('Gates');
});
afterEach(() => site.close());

async function addSection(title: string): Promise<string> {
  const id = await run((tx) => createArrangement(tx, maryam, SECTIONS, { title, language: 'en' }));
  await save(id, { 'labels.ar.title': `${title} ع`, 'labels.ar.text': 'نص', 'labels.en.text': 'Text' });
  await publish(id);
  return id;
}

function save(
  id: string,
  changes: Record<string, unknown>,
  base: number | null = null,
  sitting = randomUUID(),
) {
  return run((tx) => saveArrangement(tx, maryam, SECTIONS, id, { base, sitting, changes }));
}

async function publish(id: string) {
  const { revision } = await readSectionView(site.writer, id);
  await run((tx) => publishArrangement(tx, maryam, SECTIONS, id, { revision }));
}

async function publishedIn(sectionId: string, slug: string, position: number): Promise<string> {
  const id = await addPhotograph(site.writer, slug, { sectionId, position });
  await publishPhotograph(site.writer, id);
  return id;
}

const exhibition = () => readExhibition(site.reader);
const slugs = async () => (await exhibition()).walk.map(({ slug }) => slug);
const sections = async () => (await exhibition()).sections.map(({ slug }) => slug);

describe('a section', () => {
  it('is edited as a draft and published whole', async () => {
    await save(walls, { 'labels.en.title': 'City walls' });
    expect((await readStanding(site.reader, 'section', walls)).publication).toMatchObject({
      isPublished: true,
      isChanged: true,
    });
    expect((await exhibition()).sections[0]?.snapshot.labels.en?.title).toBe('Walls');
    await publish(walls);
    expect((await exhibition()).sections[0]?.snapshot.labels.en?.title).toBe('City walls');
    expect((await readStanding(site.reader, 'section', walls)).publication).toMatchObject({
      isChanged: false,
    });
  });

  it('marks the other language, and is confirmed', async () => {
    const { languages, revision } = await save(walls, { 'labels.en.text': 'New text' });
    expect(languages.ar).toMatchObject({ stale: true, changes: [{ field: 'text', before: 'Text' }] });
    const confirmed = await run((tx) =>
      confirmArrangement(tx, maryam, SECTIONS, walls, { language: 'ar', base: revision }),
    );
    expect(confirmed.languages.ar.stale).toBe(false);
  });

  it('that two people edit leaves the second the choice', async () => {
    const { revision } = await readSectionView(site.reader, walls);
    await save(walls, { 'labels.en.title': 'A' }, revision);
    const outcome = await save(walls, { 'labels.en.title': 'B', 'labels.en.text': 'C' }, revision);
    expect(outcome.conflicts).toMatchObject([{ field: 'labels.en.title', theirs: 'A', mine: 'B' }]);
    expect(outcome.saved).toEqual(['labels.en.text']);
  });

  it('comes back as it was', async () => {
    const { revision, fields } = await readSectionView(site.reader, walls);
    const later = await save(walls, { 'labels.en.title': 'A', 'labels.ar.text': null });
    await run((tx) =>
      restoreArrangement(tx, maryam, SECTIONS, walls, {
        number: revision,
        base: later.revision,
        sitting: 'restoring',
      }),
    );
    expect((await readSectionView(site.reader, walls)).fields).toEqual(fields);
  });

  it('without a title in each language, or edited meanwhile, is not published', async () => {
    const { revision } = await save(walls, { 'labels.ar.title': null });
    const publishing = (number: number) =>
      run((tx) => publishArrangement(tx, maryam, SECTIONS, walls, { revision: number }));
    await expect(publishing(revision)).rejects.toMatchObject({ code: 'PUBLISH_REFUSED' });
    await expect(publishing(revision - 1)).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
  });

  it('keeps its old address for visitors, and refuses one that is taken', async () => {
    expect((await save(gates, { slug: 'walls' })).refused).toEqual({ slug: 'SLUG_TAKEN' });
    await save(walls, { slug: 'ramparts' });
    await save(walls, { slug: 'city-walls' });
    expect(await sections()).toEqual(['walls', 'gates']);
    await publish(walls);
    expect(await sections()).toEqual(['city-walls', 'gates']);
    expect(await readFate(site.reader, 'section', 'walls')).toEqual({ kind: 'moved', slug: 'city-walls' });
    expect(await readFate(site.reader, 'section', 'ramparts')).toEqual({ kind: 'missing' });
  });

  it('in the trash answers 410, cannot be edited or chosen, and comes back as a draft', async () => {
    const photograph = await addPhotograph(site.writer, 'tower');
    await run((tx) => trashArrangement(tx, maryam, 'section', walls));
    expect(await sections()).toEqual(['gates']);
    expect(await readFate(site.reader, 'section', 'walls')).toEqual({ kind: 'gone' });
    await expect(save(walls, { 'labels.en.title': 'A' })).rejects.toBeInstanceOf(CodedError);
    const { refused } = await openEditor(site.writer, photograph, 'Salma').save({ sectionId: walls });
    expect(refused).toEqual({ sectionId: 'NOT_KNOWN' });
    expect((await readSectionRows(site.reader, 'trash')).map(({ slug }) => slug)).toEqual(['walls']);
    await run((tx) => untrashArrangement(tx, maryam, 'section', walls));
    expect((await readStanding(site.reader, 'section', walls)).publication).toMatchObject({
      isPublished: false,
      inTrashSince: null,
    });
  });

  it('that is withdrawn leaves its photographs at the end of the walk', async () => {
    await publishedIn(walls, 'tower', 1);
    await publishedIn(gates, 'jaffa-gate', 1);
    await run((tx) => unpublishArrangement(tx, maryam, 'section', walls));
    expect(await slugs()).toEqual(['jaffa-gate', 'tower']);
  });
});

describe('the order', () => {
  it('of sections is seen at once, in one change, and publishes no words', async () => {
    await save(walls, { 'labels.en.title': 'Being written' });
    const { version } = await exhibition();
    await run((tx) => reorderArrangements(tx, maryam, 'section', [gates, 'nothing', gates]));
    expect(await sections()).toEqual(['gates', 'walls']);
    const after = await exhibition();
    expect(after.sections[1]?.snapshot.labels.en?.title).toBe('Walls');
    expect(after.version).toBe(version + 1);
    expect((await readStanding(site.reader, 'section', gates)).publication).toMatchObject({
      isChanged: false,
    });
    await run((tx) => reorderArrangements(tx, maryam, 'section', [gates, walls]));
    expect((await exhibition()).version).toBe(version + 1);
  });

  it('of photographs is seen with the section’s next publish, in one change', async () => {
    const [a, b, c] = [
      await publishedIn(walls, 'a', 1),
      await publishedIn(walls, 'b', 2),
      await publishedIn(walls, 'c', 3),
    ];
    const before = await site.reader.photograph.findUniqueOrThrow({ where: { id: c } });
    await save(walls, { photographIds: [c, 'nothing', a, c] });
    expect(await slugs()).toEqual(['a', 'b', 'c']);
    expect((await readSectionView(site.reader, walls)).members.map(({ id }) => id)).toEqual([c, a, b]);
    const { version } = await exhibition();
    await publish(walls);
    expect(await slugs()).toEqual(['c', 'a', 'b']);
    expect((await exhibition()).version).toBe(version + 1);
    const after = await site.reader.photograph.findUniqueOrThrow({ where: { id: c } });
    expect(after.updatedAt).toEqual(before.updatedAt);
  });

  it('of thousands is read in parts and kept whole', async () => {
    const ids = Array.from({ length: 2500 }, (_, n) => `photograph-${String(n).padStart(4, '0')}`);
    await site.writer.photograph.createMany({
      data: ids.map((id, n) => ({ id, slug: id, sectionId: walls, position: n + 1 })),
    });
    const view = await readSectionView(site.reader, walls);
    expect(view.fields.photographIds).toEqual(ids);
    expect(view.members.map(({ id }) => id)).toEqual(ids.slice(0, MEMBERS_SHOWN));
    const order = [...ids.slice(1), ...ids.slice(0, 1)];
    await save(walls, { photographIds: order });
    expect((await readSectionView(site.reader, walls)).fields.photographIds).toEqual(order);
    const [last = '', first = ''] = [order.at(-1), order[0]];
    const asked = await readMembers(site.reader, walls, [last, 'elsewhere', first]);
    expect(asked.map(({ id }) => id)).toEqual([last, first]);
  });

  it('gives a photograph that joins a place at the end, and forgets one that has left', async () => {
    const a = await publishedIn(walls, 'a', 1);
    await publishedIn(walls, 'b', 2);
    const other = await publishedIn(gates, 'c', 1);
    await publish(walls);
    await publish(gates);
    await openEditor(site.writer, a, 'Salma').save({ sectionId: gates });
    await publishPhotograph(site.writer, a);
    expect(await slugs()).toEqual(['b', 'c', 'a']);
    await save(gates, { photographIds: [a, other] });
    await publish(gates);
    expect(await slugs()).toEqual(['b', 'a', 'c']);
  });

  it('is read from publications of the first version too', async () => {
    await publishedIn(walls, 'b', 2);
    await publishedIn(walls, 'a', 1);
    await site.writer.sectionPublication.updateMany({
      data: { snapshot: JSON.stringify({ position: 1, labels: { en: { title: 'Old', text: null } } }) },
    });
    expect(await slugs()).toEqual(['a', 'b']);
  });
});

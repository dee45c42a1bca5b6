import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DRAFT_FIELDS, type DraftField } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { readStateAt } from '@/server/history/data';
import type { Actor } from '@/server/people/actor';
import { operator, requireEditable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { publishPhotograph } from '../mutations';
import { confirmLanguage } from './confirm-language';
import { readDraft } from './draft-rows';
import { restoreRevision } from './restore';

let site: TestSite;
let id: string;
beforeEach(async () => {
  site = await openTestSite();
  id = await addPhotograph(site.writer, 'walls');
});
afterEach(() => site.close());

const open = (name = 'Salma') => openEditor(site.writer, id, name);
const revisions = () =>
  site.reader.revision.findMany({ where: { subjectId: id }, orderBy: { number: 'asc' } });

async function everythingElse() {
  const { writer } = site;
  const slugs = { slug: 'x' };
  const [maker, place, other, community, holder, technique, section, second] = [
    await writer.maker.create({ data: slugs }),
    await writer.place.create({ data: slugs }),
    await writer.place.create({ data: { slug: 'y' } }),
    await writer.community.create({ data: slugs }),
    await writer.holder.create({ data: slugs }),
    await writer.technique.create({ data: slugs }),
    await writer.section.create({ data: { ...slugs, position: 1 } }),
    await writer.section.create({ data: { slug: 'y', position: 2 } }),
  ];
  const scan = await site.reader.scan.findFirstOrThrow({ where: { photographId: id } });
  const rights = await writer.rightsStatement.create({ data: { uri: 'https://example.org/r' } });
  const label = (language: string) => ({
    [`labels.${language}.title`]: `title ${language}`,
    [`labels.${language}.titleIsOurs`]: false,
    [`labels.${language}.caption`]: `caption ${language}`,
    [`labels.${language}.description`]: `description\n\n${language}`,
    [`labels.${language}.altText`]: `alternative ${language}`,
    [`labels.${language}.note`]: `note ${language}`,
  });
  const fields: Record<string, FieldValue> = {
    ...label('ar'),
    ...label('en'),
    slug: 'walls-again',
    sourceTitle: { text: 'Murs', lang: 'fr' },
    dateEdtf: '1870~',
    dateAsWritten: { text: 'vers 1870', lang: 'fr' },
    techniqueId: technique.id,
    technique: { text: 'papier albuminé', lang: 'fr' },
    dimensions: { widthCm: 20.5, heightCm: 30, of: 'album-page' },
    measured: { scanId: scan.id, shape: { type: 'rectangle', x: 1, y: 2, width: 3, height: 4 } },
    dimensionsAsWritten: '8 x 12 in',
    inventoryNumber: 'A.1',
    sourceUrl: 'https://example.org/a',
    fileUrl: 'https://example.org/a.tif',
    rightsId: rights.id,
    rightsAsStated: 'Free',
    creditLine: 'Example',
    evidence: 'FIRST_HAND',
    seenIn: 'there',
    internalNotes: 'for us',
    caveats: 'careful',
    holderId: holder.id,
    makers: [{ makerId: maker.id, role: 'studio' }],
    placeIds: [other.id, place.id],
    communities: [{ communityId: community.id, basis: 'words' }],
    sectionId: section.id,
    secondarySectionIds: [second.id],
    viewpoint: { latitude: 31.77, longitude: 35.23, bearing: 0, angle: null },
  };
  return fields;
}

describe('a save', () => {
  it('keeps every field of a draft, and empties every one that may be empty', async () => {
    const fields = await everythingElse();
    expect(Object.keys(fields).sort()).toEqual([...DRAFT_FIELDS].sort());
    const editor = open();
    const { saved, refused } = await editor.save(fields);
    expect(refused).toEqual({});
    expect(saved.sort()).toEqual([...DRAFT_FIELDS].sort());
    expect(await editor.read()).toEqual(fields);
    const never = ['slug', 'evidence', 'labels.ar.titleIsOurs', 'labels.en.titleIsOurs'];
    const empty = Object.fromEntries(
      DRAFT_FIELDS.filter((name) => !never.includes(name)).map((name) => [
        name,
        Array.isArray(fields[name]) ? [] : null,
      ]),
    );
    expect((await editor.save(empty)).refused).toEqual({});
    expect(await editor.read()).toMatchObject(empty);
  });

  it('writes the first state and each change into the history, and no more', async () => {
    const before = await readDraft(site.reader, id);
    const editor = open();
    const outcome = await editor.save({ 'labels.en.title': 'City walls', creditLine: null });
    expect(outcome).toMatchObject({ revision: 2, saved: ['labels.en.title'] });
    expect(await editor.save({ 'labels.en.title': ' City walls ' })).toMatchObject({
      revision: 2,
      saved: [],
    });
    const [first, second, third] = await revisions();
    expect(first).toMatchObject({ number: 1, reason: 'create', changes: '[]' });
    expect(JSON.parse(first?.state ?? '')).toEqual(before);
    expect(second).toMatchObject({ number: 2, actorName: 'Salma', reason: 'edit' });
    expect(JSON.parse(second?.changes ?? '')).toEqual([
      { field: 'labels.en.title', before: 'walls', after: 'City walls' },
    ]);
    expect(third).toBeUndefined();
  });

  it('refuses a field by itself and saves the others', async () => {
    const outcome = await open().save({
      dateEdtf: 'once upon a time',
      holderId: 'nobody',
      makers: [{ makerId: 'nobody', role: 'studio' }],
      sectionId: 'nowhere',
      placeIds: ['nowhere'],
      rightsId: 'none',
      creditLine: 'Kept',
    });
    expect(outcome.refused).toEqual({
      dateEdtf: 'NOT_EDTF',
      holderId: 'NOT_KNOWN',
      makers: 'NOT_KNOWN',
      sectionId: 'NOT_KNOWN',
      placeIds: 'NOT_KNOWN',
      rightsId: 'NOT_KNOWN',
    });
    expect(outcome.saved).toEqual(['creditLine']);
  });

  it('knows no field beyond those of a draft', async () => {
    for (const field of ['ownerId', 'status', '__proto__', 'labels.fr.title']) {
      const saving = open().save({ [field]: 'x' });
      await expect(saving).rejects.toMatchObject({ code: 'INPUT_INVALID', detail: { field } });
    }
  });

  it('follows an entry that was merged into another', async () => {
    const { writer } = site;
    const target = await writer.maker.create({ data: { slug: 'bonfils' } });
    const middle = await writer.maker.create({ data: { slug: 'bonfils-2', mergedIntoId: target.id } });
    const old = await writer.maker.create({ data: { slug: 'bonfils-3', mergedIntoId: middle.id } });
    const editor = open();
    await editor.save({
      makers: [
        { makerId: old.id, role: 'studio' },
        { makerId: target.id, role: 'studio' },
      ],
    });
    expect((await editor.read()).makers).toEqual([{ makerId: target.id, role: 'studio' }]);
  });

  it('keeps markup as the letters that it is made of, and drops what turns a line round', async () => {
    const editor = open();
    const attack = '<img src=x onerror=alert(1)>"\'&{{7*7}}';
    await editor.save({
      'labels.ar.title': `${attack}\u202eقدس`,
      'labels.en.description': `a\u0000b\n${attack}`,
      internalNotes: '=HYPERLINK("http://x")',
    });
    expect(await editor.read()).toMatchObject({
      'labels.ar.title': `${attack}قدس`,
      'labels.en.description': `ab\n${attack}`,
      internalNotes: '=HYPERLINK("http://x")',
    });
  });

  it('sorts lists by the first title, folded', async () => {
    const editor = open();
    await editor.save({ 'labels.ar.title': 'أَسوار' });
    expect(await site.reader.photograph.findUnique({ where: { id } })).toMatchObject({ sortKey: 'اسوار' });
    await editor.save({ 'labels.ar.title': null });
    expect(await site.reader.photograph.findUnique({ where: { id } })).toMatchObject({ sortKey: 'walls' });
  });
});

describe('two people on one record', () => {
  it('both keep what they wrote in different fields, and each sees the other’s', async () => {
    const [salma, john] = [open('Salma'), open('John')];
    await salma.save({ 'labels.ar.title': 'السور' });
    const outcome = await john.save({ creditLine: 'Example' });
    expect(outcome).toMatchObject({ saved: ['creditLine'], conflicts: [] });
    expect(outcome.theirs).toEqual([{ field: 'labels.ar.title', value: 'السور', who: 'Salma' }]);
    expect(await john.read()).toMatchObject({ 'labels.ar.title': 'السور', creditLine: 'Example' });
  });

  it('in one field the second chooses, and everything else of theirs is saved', async () => {
    const [salma, john] = [open('Salma'), open('John')];
    await salma.save({ 'labels.en.title': 'Walls' });
    const outcome = await john.save({ 'labels.en.title': 'Ramparts', creditLine: 'Example' });
    expect(outcome.saved).toEqual(['creditLine']);
    expect(outcome.conflicts).toMatchObject([
      { field: 'labels.en.title', base: 'walls', theirs: 'Walls', mine: 'Ramparts', who: 'Salma' },
    ]);
    expect(outcome.theirs).toEqual([]);
    expect((await john.read())['labels.en.title']).toBe('Walls');
    expect(await john.save({ 'labels.en.title': 'Ramparts' })).toMatchObject({ conflicts: [] });
    expect((await john.read())['labels.en.title']).toBe('Ramparts');
  });

  it('who write the same are in no conflict', async () => {
    const [salma, john] = [open('Salma'), open('John')];
    await salma.save({ 'labels.en.title': 'Walls' });
    expect(await john.save({ 'labels.en.title': 'Walls' })).toMatchObject({ conflicts: [], saved: [] });
    expect(await revisions()).toHaveLength(2);
  });

  it('a change that was taken back is none', async () => {
    const [salma, john] = [open('Salma'), open('John')];
    await salma.save({ 'labels.en.title': 'Walls' });
    await salma.save({ 'labels.en.title': 'walls' });
    expect(await john.save({ 'labels.en.title': 'Ramparts' })).toMatchObject({ conflicts: [], theirs: [] });
  });

  it('one person in two windows is two', async () => {
    const [one, two] = [open('Salma'), open('Salma')];
    await one.save({ creditLine: 'one' });
    expect((await two.save({ creditLine: 'two' })).conflicts).toMatchObject([{ theirs: 'one' }]);
  });

  it('an answer that was lost: the same save again changes nothing, and the next one goes through', async () => {
    const editor = open();
    await editor.save({ creditLine: 'a', seenIn: 'b' });
    editor.base = 1;
    expect(await editor.save({ creditLine: 'a', seenIn: 'b' })).toMatchObject({
      revision: 2,
      saved: [],
      conflicts: [],
      theirs: [],
    });
    editor.base = 1;
    expect(await editor.save({ creditLine: 'c' })).toMatchObject({ revision: 3, conflicts: [] });
  });

  it('twenty at once: every save is there, each revision once', async () => {
    const editors = Array.from({ length: 20 }, (_, n) => openEditor(site.writer, id, `Curator ${n}`));
    const fields = ['creditLine', 'seenIn', 'inventoryNumber', 'internalNotes'] as const;
    const outcomes = await Promise.all(
      editors.map((editor, n) => editor.save({ [fields[n % 4] as DraftField]: `by ${n}` })),
    );
    const saved = outcomes.filter((outcome) => outcome.saved.length === 1);
    const contested = outcomes.filter((outcome) => outcome.conflicts.length === 1);
    expect([saved.length, contested.length]).toEqual([4, 16]);
    const numbers = (await revisions()).map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('languages', () => {
  it('an edit marks the other stale with the change, an answer ends it', async () => {
    const editor = open();
    const { languages } = await editor.save({ 'labels.ar.caption': 'تعليق جديد' });
    expect(languages.ar.stale).toBe(false);
    expect(languages.en).toMatchObject({
      stale: true,
      changes: [{ language: 'ar', field: 'caption', after: 'تعليق جديد' }],
    });
    const answered = await editor.save({ 'labels.en.caption': 'A new caption' });
    expect([answered.languages.ar.stale, answered.languages.en.stale]).toEqual([false, false]);
    const further = await editor.save({ 'labels.en.caption': 'A new caption, better' });
    expect(further.languages.ar.stale).toBe(false);
  });

  it('a fact marks nothing', async () => {
    const { languages } = await open().save({ dateEdtf: '1870', 'labels.ar.titleIsOurs': false });
    expect([languages.ar.stale, languages.en.stale]).toEqual([false, false]);
  });

  it('two languages in one save: the one that was written last goes on being the answer', async () => {
    const editor = open();
    await editor.save({ 'labels.ar.title': 'أ', 'labels.en.title': 'A' });
    expect((await editor.save({ 'labels.en.title': 'AB' })).languages.ar.stale).toBe(false);
    expect((await editor.save({ 'labels.ar.title': 'أب' })).languages.en.stale).toBe(true);
  });

  const confirm = (base: number) =>
    site.writer.$transaction(async (tx) => {
      const actor = operator('Maryam');
      return confirmLanguage(tx, actor, await requireEditable(tx, actor, id), { language: 'en', base });
    });

  it('whoever has looked confirms; the history says so', async () => {
    const { revision } = await open().save({ 'labels.ar.caption': 'تعليق جديد' });
    const outcome = await confirm(revision);
    expect(outcome.languages.en).toEqual({ stale: false, changes: [] });
    expect(outcome.revision).toBe(revision + 1);
    const last = (await revisions()).at(-1);
    expect(last).toMatchObject({ actorName: 'Maryam', reason: 'confirm' });
    expect(last?.changes).toContain('languages.en.stale');
    expect((await confirm(outcome.revision)).revision).toBe(outcome.revision);
  });

  it('nobody confirms what they have not seen', async () => {
    const editor = open();
    const { revision } = await editor.save({ 'labels.ar.caption': 'تعليق جديد' });
    await editor.save({ 'labels.ar.caption': 'تعليق أجدّ' });
    const outcome = await confirm(revision);
    expect(outcome.languages.en.stale).toBe(true);
    expect(outcome.theirs).toMatchObject([{ field: 'labels.ar.caption', value: 'تعليق أجدّ' }]);
  });
});

describe('a version that is restored', () => {
  const restore = (number: number, base: number, fields?: string[]) =>
    site.writer.$transaction(async (tx) => {
      const actor = operator('Salma');
      const editable = await requireEditable(tx, actor, id);
      return restoreRevision(tx, actor, editable, { number, base, sitting: 'restoring', fields });
    });

  it('comes back as a new one, the first state too', async () => {
    const first = await readDraft(site.reader, id);
    const editor = open();
    await editor.save({ 'labels.en.title': 'A', creditLine: 'a' });
    await editor.save({ 'labels.ar.caption': null });
    expect(await restore(1, editor.base)).toMatchObject({ revision: 4, conflicts: [] });
    expect(await readDraft(site.reader, id)).toEqual(first);
    expect((await revisions()).at(-1)).toMatchObject({ number: 4, reason: 'restore' });
    expect(await readStateAt(site.reader, { kind: 'photograph', subjectId: id, number: 2 })).toMatchObject({
      creditLine: 'a',
    });
  });

  it('leaves alone what somebody else changed meanwhile, and fields that were not asked for', async () => {
    const editor = open();
    const { revision } = await editor.save({ 'labels.en.title': 'A', creditLine: 'a', seenIn: 'b' });
    await open('John').save({ creditLine: 'John’s' }, { base: revision });
    const outcome = await restore(1, revision, ['labels.en.title', 'creditLine']);
    expect(outcome.saved).toEqual(['labels.en.title']);
    expect(outcome.conflicts).toMatchObject([{ field: 'creditLine', theirs: 'John’s', mine: null }]);
    expect((await readDraft(site.reader, id)).seenIn).toBe('b');
  });

  it('that there never was is refused', async () => {
    await expect(restore(7, 1)).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
  });
});

describe('a contributor', () => {
  const join = async (name: string): Promise<Actor> => {
    const user = await site.writer.user.create({ data: { name, email: `${name}@example.org` } });
    return { ...operator(name), id: user.id, role: 'contributor' };
  };

  it('edits drafts of their own, and of nobody else', async () => {
    const [omar, leila] = [await join('omar'), await join('leila')];
    await site.writer.photograph.update({ where: { id }, data: { ownerId: omar.id } });
    const saving = (actor: Actor) =>
      openEditor(site.writer, id, actor.name, actor).save({ creditLine: actor.name }, { base: null });
    expect(await saving(omar)).toMatchObject({ saved: ['creditLine'] });
    await expect(saving(leila)).rejects.toMatchObject({ code: 'PHOTOGRAPH_UNKNOWN' });
    expect((await readDraft(site.reader, id)).creditLine).toBe('omar');
  });
});

describe('an address', () => {
  it('of another record, or that another once had in public, is taken', async () => {
    const other = await addPhotograph(site.writer, 'gates');
    await publishPhotograph(site.writer, other);
    await openEditor(site.writer, other, 'Salma').save({ slug: 'city-gates' });
    const editor = open();
    for (const slug of ['gates', 'city-gates'])
      expect((await editor.save({ slug })).refused).toEqual({ slug: 'SLUG_TAKEN' });
    expect((await editor.save({ slug: 'city-walls' })).refused).toEqual({});
    expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'gates', targetId: other }]);
  });

  it('that was taken back is no former one', async () => {
    await publishPhotograph(site.writer, id);
    const editor = open();
    await editor.save({ slug: 'a' });
    await editor.save({ slug: 'b' });
    expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'walls' }]);
    await editor.save({ slug: 'walls' });
    expect(await site.reader.formerSlug.count()).toBe(0);
  });
});

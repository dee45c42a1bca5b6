import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_ANNOTATIONS } from '@/lib/annotations/annotation';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { operator, requireDisposable, requireEditable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan, openEditor } from '@/tests/fixtures/drafts';
import { readPublishedPhotographs } from '../published-entries';
import { publishDraft } from '../publishing/publish';
import { purgePhotograph } from '../publishing/purge';
import { chooseScan, readReadiness } from '../publishing/readiness';
import { trash } from '../publishing/trash';
import { readPublicationState } from './draft-view';
import { readStates } from './language-states';
import { restoreRevision } from './restore';

let site: TestSite;
let id: string;
let scanId: string;
const maryam = operator('Maryam');
beforeEach(async () => {
  site = await openTestSite();
  id = await addPhotograph(site.writer, 'walls');
  scanId = (await site.reader.scan.findFirstOrThrow()).id;
});
afterEach(() => site.close());

const text = (title: string | null) => ({ title, comment: null, translation: null });
const detail = (more: Record<string, FieldValue> = {}) => ({
  kind: 'detail',
  scanId,
  shape: { type: 'rectangle', x: 10, y: 20, width: 300, height: 200 },
  order: 0,
  texts: { ar: text('باب'), en: text('A gate') },
  transcription: null,
  placeId: null,
  dateEdtf: null,
  ...more,
});
const open = (name = 'Salma') => openEditor(site.writer, id, name);
const publish = (revision: number, wished?: string) =>
  site.writer.$transaction(async (tx) =>
    publishDraft(tx, maryam, await requireEditable(tx, maryam, id), { revision, scanId: wished }),
  );
const shown = async () => (await readPublishedPhotographs(site.reader))[0]?.snapshot.annotations;
const findings = async () => readReadiness(site.reader, id, await chooseScan(site.reader, id));

describe('an annotation of a draft', () => {
  it('is kept as it was given, in every language, and taken away again', async () => {
    const editor = open();
    const inscription = detail({
      kind: 'inscription',
      shape: {
        type: 'polygon',
        points: [
          [0, 0],
          [900, 0],
          [0, 700],
        ],
      },
      transcription: { text: 'סָבָא\nΑ', lang: 'he' },
    });
    const { refused, saved } = await editor.save({ 'annotations.a-1': inscription });
    expect({ refused, saved }).toEqual({ refused: {}, saved: ['annotations.a-1'] });
    expect((await editor.read())['annotations.a-1']).toEqual(inscription);
    await editor.save({ 'annotations.a-1': null });
    expect(await editor.read()).not.toHaveProperty('annotations.a-1');
    expect(await site.reader.photographAnnotation.count()).toBe(0);
  });

  it.each([
    [
      'outside its scan',
      { shape: { type: 'rectangle', x: 800, y: 0, width: 101, height: 5 } },
      'REGION_OUTSIDE',
    ],
    ['of no size', { shape: { type: 'rectangle', x: 0, y: 0, width: 0, height: 5 } }, 'REGION_EMPTY'],
    [
      'of no numbers',
      { shape: { type: 'rectangle', x: null, y: 0, width: 1, height: 5 } },
      'REGION_NOT_WHOLE',
    ],
    [
      'that crosses itself',
      {
        shape: {
          type: 'polygon',
          points: [
            [0, 0],
            [9, 9],
            [9, 0],
            [0, 9],
          ],
        },
      },
      'REGION_CROSSES',
    ],
    ['on a scan of nobody', { scanId: 'other' }, 'NOT_KNOWN'],
    ['that names a place of nobody', { kind: 'landmark', placeId: 'nowhere' }, 'NOT_KNOWN'],
    ['with a title of a book’s length', { texts: { ar: text('a'.repeat(501)) } }, 'TOO_LONG'],
    ['with a date that is none', { dateEdtf: 'long ago' }, 'NOT_EDTF'],
  ])('%s is refused, and what came with it is kept', async (_what, wrong, code) => {
    const editor = open();
    const outcome = await editor.save({ 'annotations.a': detail(wrong), creditLine: 'kept' });
    expect(outcome).toMatchObject({ refused: { 'annotations.a': code }, saved: ['creditLine'] });
    expect(await editor.read()).not.toHaveProperty('annotations.a');
  });

  it('is one too many where there are as many as can be shown', async () => {
    const row = { photographId: id, kind: 'DETAIL' as const, scanId, position: 0, texts: '{}' };
    const shape = '{"type":"rectangle","x":0,"y":0,"width":1,"height":1}';
    await site.writer.photographAnnotation.createMany({
      data: Array.from({ length: MOST_ANNOTATIONS }, (_, n) => ({ ...row, id: `n-${n}`, shape })),
    });
    expect((await open().save({ 'annotations.more': detail() })).refused).toEqual({
      'annotations.more': 'TOO_MANY',
    });
  });

  it('that two people change is one conflict; another’s beside it is none', async () => {
    const [salma, omar] = [open(), open('Omar')];
    await salma.save({ 'annotations.a': detail(), 'annotations.b': detail({ order: 1 }) });
    omar.base = salma.base;
    await salma.save({ 'annotations.a': detail({ order: 5 }) });
    const { conflicts, saved } = await omar.save({
      'annotations.a': detail({ order: 7 }),
      'annotations.b': detail({ order: 8 }),
    });
    expect(conflicts).toMatchObject([{ field: 'annotations.a', theirs: { order: 5 }, mine: { order: 7 } }]);
    expect(saved).toEqual(['annotations.b']);
  });

  it('makes the other languages stale when its words change, and not when it is moved', async () => {
    const editor = open();
    await editor.save({ 'annotations.a': detail() });
    await open('Hala').save({ 'annotations.a': detail({ order: 3 }) }, { base: null });
    expect((await readStates(site.reader, id)).ar?.stale).not.toBe(true);
    const { languages } = await open('Hala').save(
      { 'annotations.a': detail({ texts: { ar: text('باب'), en: text('A great gate') } }) },
      { base: null },
    );
    expect(languages.ar).toEqual({
      stale: true,
      changes: [{ language: 'en', field: 'annotations.a.title', before: 'A gate', after: 'A great gate' }],
    });
    expect(languages.en.stale).toBe(false);
  });

  it('comes back with the version that had it; one that was drawn since goes', async () => {
    const editor = open();
    const { revision } = await editor.save({ 'annotations.a': detail() });
    await editor.save({ 'annotations.a': null, 'annotations.b': detail() });
    await site.writer.$transaction(async (tx) =>
      restoreRevision(tx, maryam, await requireEditable(tx, maryam, id), {
        number: revision,
        base: editor.base,
        sitting: 'sitting-1',
      }),
    );
    const draft = await editor.read();
    expect(draft['annotations.a']).toEqual(detail());
    expect(draft).not.toHaveProperty('annotations.b');
  });
});

describe('a published annotation', () => {
  it('stays as it was until the next publish; put back, the draft is the published one', async () => {
    const editor = open();
    const { revision } = await editor.save({
      'annotations.b': detail({ order: 1 }),
      'annotations.a': detail({ order: 2, transcription: { text: 'not shown', lang: 'en' } }),
    });
    await publish(revision);
    const scan = { id: scanId, width: 900, height: 700, standIn: false };
    expect(await shown()).toMatchObject([
      { id: 'b', scan },
      { id: 'a', scan, transcription: null },
    ]);
    await editor.save({ 'annotations.b': null });
    expect(await readPublicationState(site.reader, id)).toMatchObject({ isChanged: true });
    expect(await shown()).toHaveLength(2);
    await editor.save({ 'annotations.b': detail({ order: 1 }) });
    expect(await readPublicationState(site.reader, id)).toMatchObject({ isChanged: false });
  });

  it('is named, and never refused, where a language, a place or its region lacks', async () => {
    const texts = { ar: text(null), en: text('Dome') };
    const { revision } = await open().save({ 'annotations.a': detail({ kind: 'landmark', texts }) });
    expect(await findings()).toEqual(
      expect.arrayContaining([
        { code: 'ANNOTATION_TEXT_MISSING', weight: 'warning', language: 'ar', field: 'annotations.a' },
        { code: 'ANNOTATION_PLACE_MISSING', weight: 'warning', language: null, field: 'annotations.a' },
      ]),
    );
    const codes = (await findings()).map(({ code }) => code);
    expect(codes).not.toContain('ANNOTATION_REVIEW');
    await publish(revision);
    const other = await addScan(site.writer, id, { width: 500, height: 700, imageId: 'turned' });
    const judged = await readReadiness(site.reader, id, { id: other, standIn: false });
    expect(judged.map(({ code }) => code)).toContain('ANNOTATION_REVIEW');
    await publish(revision, other);
    expect(await shown()).toHaveLength(1);
  });

  it('goes for good with its photograph', async () => {
    const { revision } = await open().save({ 'annotations.a': detail() });
    await publish(revision);
    await site.writer.$transaction(async (tx) => {
      await trash(tx, maryam, await requireDisposable(tx, maryam, id));
      await purgePhotograph(tx, maryam, id);
    });
    expect(await site.reader.photographAnnotation.count()).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DOCUMENT_KEYS, documentOf } from '@/lib/site/documents';
import type { DocumentView, SaveDocumentOutcome } from '@/lib/studio/site-commands';
import { readCatalogueVersion } from '@/server/catalogue/data';
import { makePerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { readSiteTexts } from './data';
import { loadStarterDocuments } from './load-documents';

const STARTER = path.resolve('prisma/starter');

let studio: TestStudio;
let first: string;
let second: string;

beforeAll(async () => {
  studio = await openStudio();
  const [amina, boulos] = [
    await makePerson(studio.writer, 'curator', { name: 'Amina' }),
    await makePerson(studio.writer, 'curator', { name: 'Boulos' }),
  ];
  first = await studio.cookieOf(amina);
  second = await studio.cookieOf(boulos);
});

afterAll(() => studio.close());

beforeEach(async () => {
  await studio.writer.siteDocument.deleteMany();
  await studio.writer.revision.deleteMany();
  await loadStarterDocuments(studio.writer, STARTER, null);
});

async function open(): Promise<DocumentView> {
  return (await studio.command('site.open', { key: 'about' }, { cookie: first })).value as DocumentView;
}

async function save(
  changes: Record<string, unknown>,
  { base = 1, cookie = first, sitting = 'sitting-one', key = 'about' } = {},
): Promise<SaveDocumentOutcome> {
  const answer = await studio.command('site.save', { key, base, sitting, changes }, { cookie });
  expect(answer.code).toBeNull();
  return answer.value as SaveDocumentOutcome;
}

const published = async () => (await readSiteTexts(studio.reader)).about;

describe('the texts that the site ships with', () => {
  it('are whole in both languages and published', async () => {
    const texts = await readSiteTexts(studio.reader);
    expect(texts.about.title).toEqual({ ar: 'عن المعرض', en: 'About the exhibition' });
    for (const key of DOCUMENT_KEYS) {
      const { value, code } = await studio.command('site.publish', { key, revision: 1 }, { cookie: first });
      expect(code, key).toBeNull();
      expect((value as DocumentView).publication.isChanged).toBe(false);
    }
  });

  it('are never loaded over what curators wrote', async () => {
    await save({ 'title.en': 'Ours' });
    expect(await loadStarterDocuments(studio.writer, STARTER, null)).toEqual([]);
    expect((await open()).fields['title.en']).toBe('Ours');
  });
});

describe('a draft', () => {
  it('is seen by visitors when it is published, in one change, and not before', async () => {
    const before = await readCatalogueVersion(studio.reader);
    const { revision } = await save({ 'title.ar': 'عنوان جديد', 'title.en': 'A new title' });
    expect((await published()).title.en).toBe('About the exhibition');
    expect(await readCatalogueVersion(studio.reader)).toBe(before);
    await studio.command('site.publish', { key: 'about', revision }, { cookie: first });
    expect((await published()).title).toEqual({ ar: 'عنوان جديد', en: 'A new title' });
    expect(await readCatalogueVersion(studio.reader)).toBe(before + 1);
    const audited = { action: 'document.publish', subject: 'about', actorName: 'Amina' };
    expect(await studio.reader.auditEntry.count({ where: audited })).toBeGreaterThan(0);
  });

  it('is not published over what somebody saved meanwhile, nor while something is missing', async () => {
    await save({ 'title.en': 'By another' }, { cookie: second });
    const late = await studio.command('site.publish', { key: 'about', revision: 1 }, { cookie: first });
    expect(late.code).toBe('DRAFT_CHANGED');
    const { revision } = await save({ 'title.ar': '  ' }, { base: 2 });
    const empty = await studio.command('site.publish', { key: 'about', revision }, { cookie: first });
    expect(empty.code).toBe('DOCUMENT_INCOMPLETE');
    expect((await published()).title.en).toBe('About the exhibition');
  });

  it('leaves to choose what two people changed, and keeps the rest of both', async () => {
    await save({ 'title.en': 'Theirs', 'parts.rights.heading.en': 'Their heading' }, { cookie: second });
    const outcome = await save({ 'title.en': 'Mine', 'parts.records.heading.en': 'My heading' });
    expect(outcome.saved).toEqual(['parts.records.heading.en']);
    expect(outcome.conflicts).toMatchObject([
      { field: 'title.en', base: 'About the exhibition', theirs: 'Theirs', mine: 'Mine', who: 'Boulos' },
    ]);
    const { fields } = await open();
    expect(fields).toMatchObject({
      'title.en': 'Theirs',
      'parts.rights.heading.en': 'Their heading',
      'parts.records.heading.en': 'My heading',
    });
    const settled = await save({ 'title.en': 'Mine' }, { base: outcome.revision });
    expect(settled.conflicts).toEqual([]);
  });

  it('marks the other language until someone edits or confirms it', async () => {
    const outcome = await save({ 'parts.rights.text.en': 'New words.' });
    expect(outcome.languages.en.stale).toBe(false);
    expect(outcome.languages.ar).toMatchObject({
      stale: true,
      changes: [{ language: 'en', field: 'parts.rights.text', after: 'New words.' }],
    });
    const { value } = await studio.command(
      'site.confirm',
      { key: 'about', language: 'ar', base: outcome.revision },
      { cookie: second },
    );
    expect((value as SaveDocumentOutcome).languages.ar.stale).toBe(false);
  });

  it('can be what it was at any time, with who changed what', async () => {
    const { revision } = await save({ 'title.en': 'One', parts: ['rights'] });
    const restored = await studio.command(
      'site.restore',
      { key: 'about', number: 1, base: revision, sitting: 'sitting-two' },
      { cookie: second },
    );
    expect(documentOf('about', (restored.value as DocumentView).fields).parts).toHaveLength(4);
    const history = await studio.command('site.history', { key: 'about' }, { cookie: first });
    expect(history.value).toMatchObject({
      entries: [
        { number: 3, who: 'Boulos', reason: 'restore' },
        { number: 2, who: 'Amina', changes: [{ field: 'title.en', after: 'One' }, { field: 'parts' }] },
        { number: 1, who: '', reason: 'create' },
      ],
      next: null,
    });
  });

  it('loses no save of twenty curators at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `item${index}`);
    await save({ parts: names });
    await Promise.all(
      names.map((name) =>
        save(
          { [`parts.${name}.heading.en`]: `Heading of ${name}` },
          { base: 2, cookie: Number(name.slice(4)) % 2 ? first : second, sitting: randomUUID() },
        ),
      ),
    );
    const { parts } = documentOf('about', (await open()).fields);
    expect(parts.map(({ heading }) => heading.en)).toEqual(names.map((name) => `Heading of ${name}`));
  });
});

describe('what cannot be kept', () => {
  it.each([
    ['menus', 'header.about.target', 'javascript:alert(1)', 'NOT_TARGET'],
    ['menus', 'header.about.target', ' JaVaScRiPt:alert(1)', 'NOT_TARGET'],
    ['menus', 'header.about.target', 'data:text/html,<script>1</script>', 'NOT_TARGET'],
    ['menus', 'header.about.target', '//evil.example', 'NOT_TARGET'],
    ['menus', 'header.about.target', '/\\evil.example', 'NOT_TARGET'],
    ['menus', 'header.about.target', 'http://plain.example', 'NOT_TARGET'],
    ['menus', 'header.about.target', 'https:evil', 'NOT_TARGET'],
    ['credits', 'partners.oic.link', 'javascript:alert(1)', 'NOT_ADDRESS'],
    ['credits', 'partners.oic.link', 'data:text/html,x', 'NOT_ADDRESS'],
    ['credits', 'partners.oic.link', '/about', 'NOT_ADDRESS'],
    ['credits', 'partners.oic.logo', '../secret', 'NOT_USABLE'],
    ['about', 'title.fr', 'Titre', 'NOT_USABLE'],
    ['about', '__proto__.title', 'x', 'NOT_USABLE'],
    ['about', 'parts', ['twice', 'twice'], 'NOT_USABLE'],
    ['about', 'title.en', 'x'.repeat(301), 'TOO_LONG'],
  ])('%s: %s = %j', async (key, field, value, problem) => {
    const outcome = await save({ [field]: value }, { key });
    expect(outcome.refused).toEqual({ [field]: problem });
    expect(outcome.revision).toBe(1);
  });

  it.each(['/', '/about', '/#sections', '/photographs/a-slug', 'https://www.oic-oci.org/x?y=1#z'])(
    'a menu may lead to %s',
    async (target) => {
      const { refused } = await save({ 'header.about.target': target }, { key: 'menus' });
      expect(refused).toEqual({});
    },
  );
});

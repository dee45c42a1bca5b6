import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PresentationAddress } from '@/lib/iiif/addresses';
import type { AnnotationPage, Collection, Manifest } from '@/lib/iiif/presentation-types';
import { bumpCatalogueVersion, publishPhotograph } from '@/server/catalogue/mutations';
import { unpublish } from '@/server/catalogue/publishing/publish';
import { trash, untrash } from '@/server/catalogue/publishing/trash';
import { operator, requireDisposable, requireEditable, requireRestorable } from '@/server/people/gate';
import { readWords } from '@/server/words';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { hasPresentationSchema, presentationFaults } from '@/tests/fixtures/presentation-schema';
import { loadStarterSite } from '@/tests/fixtures/starter-site';
import { Presentation } from './presentation';
import { PublishedReader } from './published';

const publicUrl = 'https://exhibition.example';

let site: TestSite;
let presentation: Presentation;
beforeAll(async () => {
  site = await openTestSite();
  await loadStarterSite(site);
  const words = await readWords(path.resolve('messages'));
  presentation = new Presentation(site.reader, new PublishedReader(site.reader, publicUrl), words);
});
afterAll(() => site.close());

async function read<Kind extends PresentationAddress['kind']>(kind: Kind, id = '') {
  const found = await presentation.find({ kind, id } as PresentationAddress);
  if (found.kind !== 'found') throw new Error(`${kind} ${id}: ${found.kind}`);
  return found.document as Kind extends 'photograph' ? Manifest : Collection;
}

const idOf = async (slug: string) =>
  (await site.reader.photograph.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;

/** Everything that can be reached from the exhibition, as a client would. */
async function readAll(): Promise<{ collections: Collection[]; manifests: Manifest[] }> {
  const exhibition = await read('exhibition');
  const collections = [exhibition];
  for (const { id, type } of exhibition.items) {
    if (type === 'Collection') collections.push(await read('section', id.split('/').at(-1)));
  }
  const ids = new Set(
    collections.flatMap(({ items }) => items.flatMap(({ id, type }) => (type === 'Manifest' ? [id] : []))),
  );
  const manifests = await Promise.all([...ids].map((id) => read('photograph', id.split('/').at(-2))));
  return { collections, manifests };
}

/** Draws on the picture of a published photograph and publishes it. */
async function annotate(slug: string, drawn: readonly object[]): Promise<string> {
  const { id, scans } = await site.reader.photograph.findUniqueOrThrow({
    where: { slug },
    include: { scans: true },
  });
  const scanId = scans[0]?.id ?? '';
  const texts = { ar: { title: 'باب' }, en: { title: 'A gate', comment: 'Two towers.' } };
  await site.writer.photographAnnotation.createMany({
    data: drawn.map((each, position) => ({
      ...{ photographId: id, id: `a-${position}`, kind: 'DETAIL' as const, scanId, position },
      texts: JSON.stringify(texts),
      shape: JSON.stringify(each),
    })),
  });
  await publishPhotograph(site.writer, id);
  return id;
}

describe('annotations', () => {
  it('are a page for each language, in the manifest and at an address of its own', async () => {
    const { slug } = await site.reader.photograph.findFirstOrThrow({ where: { status: 'PUBLISHED' } });
    const id = await annotate(slug, [
      { type: 'rectangle', x: 1, y: 2, width: 30, height: 40 },
      {
        type: 'polygon',
        points: [
          [0, 0],
          [9, 0],
          [9, 9],
        ],
      },
      { type: 'rectangle', x: 0, y: 0, width: 900_000, height: 900_000 },
    ]);
    const manifest = await read('photograph', id);
    const [{ id: canvas, annotations = [] }] = manifest.items;
    expect(annotations.map((page) => page.items.map(({ body }) => body.language))).toEqual([
      ['ar', 'ar'],
      ['en', 'en'],
    ]);
    const [rectangle, polygon] = annotations[1]?.items ?? [];
    expect(rectangle).toMatchObject({
      body: { value: 'Detail: A gate\n\nTwo towers.' },
      target: `${canvas}#xywh=1,2,30,40`,
    });
    expect(polygon?.target).toMatchObject({ source: { id: canvas }, selector: { type: 'SvgSelector' } });
    for (const [at, language] of (['ar', 'en'] as const).entries()) {
      const found = await presentation.find({ kind: 'annotations', id, language });
      if (found.kind !== 'found') throw new Error(found.kind);
      const { '@context': context, ...page } = found.document as AnnotationPage;
      expect(context).toBe('http://iiif.io/api/presentation/3/context.json');
      expect(page).toEqual(annotations[at]);
    }
    if (hasPresentationSchema) expect(presentationFaults()(manifest)).toEqual([]);
    await site.writer.photographAnnotation.deleteMany();
    await publishPhotograph(site.writer, id);
    expect((await read('photograph', id)).items[0]).not.toHaveProperty('annotations');
    expect(await presentation.find({ kind: 'annotations', id, language: 'ar' })).toEqual({ kind: 'missing' });
  });
});

describe('the starter catalogue', () => {
  it('can be reached whole from the exhibition, in both languages', async () => {
    const { collections, manifests } = await readAll();
    const published = await site.reader.photograph.count({ where: { status: 'PUBLISHED' } });
    expect(manifests).toHaveLength(published);
    expect(collections.length).toBeGreaterThan(4);
    for (const { label, homepage, provider } of [...collections, ...manifests]) {
      expect(Object.keys(label)).toEqual(['ar', 'en']);
      expect(homepage.map(({ language }) => language)).toEqual([['ar'], ['en']]);
      expect(provider[0]).toMatchObject({ type: 'Agent', logo: [{ id: `${publicUrl}/favicon.svg` }] });
    }
  });

  it.skipIf(!hasPresentationSchema)(
    `is valid against the official schema${hasPresentationSchema ? '' : ' (skipped: ../shared/conformance is not here)'}`,
    async () => {
      const faultsOf = presentationFaults();
      const { collections, manifests } = await readAll();
      const faults = [...collections, ...manifests].map((document) => [document.id, faultsOf(document)]);
      expect(faults.filter(([, found]) => found?.length !== 0)).toEqual([]);
      const [manifest] = manifests;
      expect(faultsOf({ ...manifest, label: 'no language map' })).not.toEqual([]);
      expect(faultsOf({ ...manifest, items: [{ id: 'no-address' }] })).not.toEqual([]);
    },
  );

  it('has a word for every term and value', async () => {
    const { manifests } = await readAll();
    const texts = manifests
      .flatMap(({ metadata, requiredStatement }) => [...metadata, requiredStatement])
      .flatMap(({ label, value }) => [...Object.values(label), ...Object.values(value)].flat());
    // A message that is missing comes back as its key.
    expect(texts.filter((text) => /^(?:photograph|iiif|dates)\.\w/.test(text) || text.trim() === '')).toEqual(
      [],
    );
  });

  it('gives each id once', async () => {
    const { collections, manifests } = await readAll();
    const ids = [...collections, ...manifests].map(({ id }) => id);
    const canvases = manifests.map(({ items: [canvas] }) => canvas.id);
    expect(new Set([...ids, ...canvases]).size).toBe(ids.length + canvases.length);
  });
});

describe('a manifest', () => {
  it('paints its canvas with a JPEG of the image service', async () => {
    const { items } = await read('photograph', await idOf('panorama-of-jerusalem-1870'));
    const [canvas] = items;
    expect(canvas).toMatchObject({ type: 'Canvas', width: 4000, height: 3000 });
    const [annotation] = canvas.items[0]?.items ?? [];
    expect(annotation).toMatchObject({ motivation: 'painting', target: canvas.id });
    const service = annotation?.body.service?.[0];
    expect(annotation?.body).toMatchObject({ format: 'image/jpeg', width: 4000, height: 3000 });
    expect(service).toMatchObject({ type: 'ImageService3' });
    expect(service?.id).toMatch(/^https:\/\/exhibition\.example\/iiif\/3\/image-\d+$/);
    expect(annotation?.body.id).toBe(`${service?.id}/full/max/0/default.jpg`);
  });

  it('says of a stand-in what it is and who has the photograph, and hands out no thumbnail of it', async () => {
    const { manifests } = await readAll();
    const isStandIn = (manifest: Manifest) =>
      manifest.items[0].label.en?.[0]?.startsWith('Stand-in sheet') === true;
    const sheets = manifests.filter(isStandIn);
    const scans = manifests.filter((manifest) => !isStandIn(manifest));
    expect(sheets.length).toBeGreaterThan(10);
    expect(sheets.filter(({ thumbnail }) => thumbnail)).toEqual([]);
    for (const { requiredStatement } of sheets) {
      expect(requiredStatement.label.en).toEqual(['A stand-in, not the photograph']);
      expect(requiredStatement.label.ar).toEqual(['لوحة بديلة، وليست الصورة نفسها']);
    }
    const held = sheets.find(({ provider }) => provider.some(({ id }) => id === 'https://www.loc.gov/'));
    expect(held?.requiredStatement.value.en?.[0]).toMatch(
      /^<span>.*held by <a href="https:\/\/www\.loc\.gov\/[^"]*">Library of Congress.*<\/span>$/,
    );
    for (const { thumbnail } of scans) {
      expect(thumbnail).toMatchObject([{ width: 320, height: 240, service: [{ type: 'ImageService3' }] }]);
    }
  });

  it('has the facts in both languages, and the source’s words in its own', async () => {
    const { metadata, navDate, rights } = await read('photograph', await idOf('citadel-and-walls-1850'));
    const facts = Object.fromEntries(metadata.map(({ label, value }) => [label.en?.[0], { label, value }]));
    expect(facts.Date?.label.ar).toEqual(['التاريخ']);
    expect(facts.Date?.value).toEqual({ ar: ['آب/أغسطس ١٨٥٠'], en: ['August 1850'] });
    expect(Object.keys(facts['Title in the source']?.value ?? {})).toEqual(['fr']);
    expect(facts['Translation of the title']?.value.en).toHaveLength(2);
    expect(navDate).toBe('1850-08-01T00:00:00Z');
    expect(rights).toMatch(/^http:\/\/(?:creativecommons|rightsstatements)\.org\//);
  });

  it('places only what has sourced coordinates', async () => {
    const withPlace = await read('photograph', await idOf('citadel-and-walls-1850'));
    expect(withPlace['@context']).toEqual([
      'http://iiif.io/api/extension/navplace/context.json',
      'http://iiif.io/api/presentation/3/context.json',
    ]);
    const [feature] = withPlace.navPlace?.features ?? [];
    expect(feature?.geometry).toEqual({ type: 'Point', coordinates: [35.22804, 31.77611] });
    expect(feature?.properties.summary?.en?.[0]).toContain('OpenStreetMap');
    const without = await read('photograph', await idOf('panorama-of-jerusalem-1870'));
    expect(without.navPlace).toBeUndefined();
    expect(without['@context']).toBe('http://iiif.io/api/presentation/3/context.json');
  });
});

describe('an address', () => {
  it('survives a renaming, and the homepage goes along', async () => {
    const id = await idOf('panorama-of-jerusalem-1870');
    const before = await read('photograph', id);
    await site.writer.photograph.update({ where: { id }, data: { slug: 'renamed-panorama' } });
    await publishPhotograph(site.writer, id);
    const after = await read('photograph', id);
    expect(after.id).toBe(before.id);
    expect(after.items[0].id).toBe(before.items[0].id);
    expect(after.homepage[1]?.id).toBe(`${publicUrl}/en/photographs/renamed-panorama`);
    await site.writer.photograph.update({ where: { id }, data: { slug: 'panorama-of-jerusalem-1870' } });
    await publishPhotograph(site.writer, id);
  });

  it('says gone in the trash, missing when unpublished or never seen', async () => {
    const curator = operator('test');
    const id = await idOf('citadel-and-walls-1850');
    const scan = await site.reader.scan.findFirstOrThrow({ where: { photographId: id } });
    const fate = async () => (await presentation.find({ kind: 'photograph', id })).kind;
    await site.writer.$transaction(async (tx) =>
      trash(tx, curator, await requireDisposable(tx, curator, id)),
    );
    expect(await fate()).toBe('gone');
    await site.writer.$transaction(async (tx) =>
      untrash(tx, curator, await requireRestorable(tx, curator, id)),
    );
    expect(await fate()).toBe('missing');
    await publishPhotograph(site.writer, id, scan.id);
    expect(await fate()).toBe('found');
    await site.writer.$transaction(async (tx) =>
      unpublish(tx, curator, await requireEditable(tx, curator, id)),
    );
    expect(await fate()).toBe('missing');
    await publishPhotograph(site.writer, id, scan.id);
    for (const kind of ['photograph', 'section'] as const) {
      expect(await presentation.find({ kind, id: 'nobody' })).toEqual({ kind: 'missing' });
    }
  });

  it('shows nothing of a photograph before it has an image', async () => {
    const row = await site.writer.photograph.create({
      data: {
        slug: 'no-image',
        labels: {
          create: [
            { language: 'ar', title: 'بلا صورة' },
            { language: 'en', title: 'No image' },
          ],
        },
      },
    });
    await publishPhotograph(site.writer, row.id);
    expect(await presentation.find({ kind: 'photograph', id: row.id })).toEqual({ kind: 'missing' });
    const { items } = await read('exhibition');
    expect(items.some(({ id }) => id.includes(row.id))).toBe(false);
  });

  it('of a section answers gone once the section is deleted', async () => {
    const section = await site.reader.section.findFirstOrThrow({ orderBy: { position: 'desc' } });
    const set = (data: { deletedAt: Date | null; publicationId: string | null }) =>
      site.writer.$transaction(async (tx) => {
        await tx.section.update({ where: { id: section.id }, data });
        await bumpCatalogueVersion(tx);
      });
    await set({ deletedAt: new Date(), publicationId: null });
    expect(await presentation.find({ kind: 'section', id: section.id })).toEqual({ kind: 'gone' });
    const { items } = await read('exhibition');
    // Its photographs are part of the exhibition still.
    expect(items.filter(({ type }) => type === 'Manifest').length).toBeGreaterThan(0);
    await set({ deletedAt: null, publicationId: section.publicationId });
    expect((await presentation.find({ kind: 'section', id: section.id })).kind).toBe('found');
  });
});

describe('content search', () => {
  const ask = async (path: string, query = '') => presentation.search(path, new URLSearchParams(query));

  it('is declared by each manifest and answers at that address', async () => {
    const id = await idOf('damascus-gate-outside-1854');
    const [service] = (await read('photograph', id)).service;
    const path = service?.id.slice(publicUrl.length) ?? '';
    const found = await ask(path, 'q=damas');
    expect(found).toMatchObject({
      kind: 'found',
      document: { id: `${service?.id}?q=damas`, items: [{ motivation: 'describing' }] },
    });
    const completed = await ask(service?.service[0].id.slice(publicUrl.length) ?? '', 'q=damas');
    expect(completed).toMatchObject({ document: { type: 'TermPage', items: [{ value: 'damascus' }] } });
  });

  it('is missing for what is no published photograph, and nothing of any other address', async () => {
    expect(await ask('/iiif/search/2/photographs/nobody/search', 'q=a')).toEqual({ kind: 'missing' });
    expect(await ask('/iiif/search/2/elsewhere')).toBeNull();
  });
});

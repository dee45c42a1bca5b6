import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CanvasReport, SourceReport } from '@/lib/iiif/import-report';
import { undoBatch } from '@/server/catalogue/batches/undo-batch';
import { readDraft } from '@/server/catalogue/drafts/draft-rows';
import { saveDraft } from '@/server/catalogue/drafts/save-draft';
import { trash } from '@/server/catalogue/publishing/trash';
import { operator, requireDisposable, requireEditable } from '@/server/people/gate';
import { stitchTiles } from '@/server/scans/stitch';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { clientOfInstitution, type Institution, openInstitution } from '@/tests/fixtures/iiif-institution';
import { type IiifContext, type IiifSoFar, importIiif } from './import-iiif';
import { importStep } from './import-step';
import type { PoliteClient } from './polite-client';
import { RecentSources } from './recent-sources';

let site: TestSite;
let institution: Institution;
let client: PoliteClient;
beforeEach(async () => {
  site = await openTestSite();
  institution = await openInstitution();
  client = clientOfInstitution();
});
afterEach(async () => {
  client.close();
  await institution.close();
  await site.close();
});

const curator = operator('test');

async function run(target: string, more: Partial<IiifContext> = {}) {
  const sources: SourceReport[] = [];
  const canvases: CanvasReport[] = [];
  const outcome = await importIiif(
    {
      ...{ db: site.writer, storage: site.storage, client, stitch: stitchTiles, maxBytes: 50_000_000 },
      limits: { maxPixels: 100_000_000, maxWholePixels: 100_000_000 },
      dir: path.join(site.dir, 'downloads'),
      now: () => new Date('2026-11-23T00:00:00Z'),
      ...more,
    },
    curator,
    target,
    { onSource: (report) => sources.push(report), onCanvas: (report) => canvases.push(report) },
  );
  return { ...outcome, sources, canvases };
}

const draftOf = async (slug: string | null | undefined) => {
  const { id } = await site.reader.photograph.findUniqueOrThrow({ where: { slug: slug ?? '' } });
  return readDraft(site.reader, id);
};

const context = 'http://iiif.io/api/presentation/3/context.json';

/** A manifest of version 3 with a canvas for each service. */
function manifestOf(id: string, services: string[], words: object = {}) {
  return {
    ...{
      '@context': context,
      id: institution.origin + id,
      type: 'Manifest',
      label: { en: ['Gate'] },
      ...words,
    },
    items: services.map((service, at) => ({
      ...{ id: `${institution.origin}${id}/canvas/${at + 1}`, type: 'Canvas', width: 90, height: 60 },
      label: { none: [`f. ${at + 1}`] },
      items: [
        {
          type: 'AnnotationPage',
          items: [
            {
              ...{ type: 'Annotation', motivation: 'painting' },
              body: {
                ...{ id: `${service}/full/max/0/default.jpg`, type: 'Image', format: 'image/jpeg' },
                service: [{ id: service, type: 'ImageService3', profile: 'level2' }],
              },
            },
          ],
        },
      ],
    })),
  };
}

const service = (name: string) => institution.putService(name, { version: 3, width: 90, height: 60 });

describe('importIiif', () => {
  it('makes one draft a canvas, each language where the source says so, with where it is from', async () => {
    const words = {
      label: { en: ['Jaffa Gate'], 'ar-Latn': ['Bab al-Khalil'], none: ['no 7'] },
      summary: { ar: ['<p>باب الخليل</p>'] },
      rights: 'https://creativecommons.org/publicdomain/mark/1.0/',
      requiredStatement: { label: { en: ['Credit'] }, value: { en: ['<b>The Library</b>'] } },
      metadata: [
        { label: { en: ['Date'] }, value: { en: ['1890'] } },
        { label: { en: ['Call number'] }, value: { none: ['LOT 13'] } },
      ],
      homepage: [{ id: 'https://library.example/7', type: 'Text', label: { en: ['page'] } }],
    };
    institution.put('/m', manifestOf('/m', [service('/s/1'), service('/s/2')], words));
    const { canvases, scanIds } = await run(`${institution.origin}/m`);
    expect(canvases.map(({ outcome }) => outcome)).toEqual(['made', 'made']);
    expect(scanIds).toHaveLength(2);
    expect(await draftOf(canvases[0]?.slug)).toMatchObject({
      slug: 'jaffa-gate-f-1',
      'labels.en.title': 'Jaffa Gate · f. 1',
      'labels.en.titleIsOurs': false,
      'labels.en.description': null,
      'labels.ar.title': null,
      'labels.ar.description': 'باب الخليل',
      sourceTitle: { text: 'Jaffa Gate · f. 1', lang: 'en' },
      dateAsWritten: { text: '1890', lang: 'en' },
      dateEdtf: '1890',
      inventoryNumber: 'LOT 13',
      creditLine: 'The Library',
      rightsAsStated: 'https://creativecommons.org/publicdomain/mark/1.0/',
      sourceUrl: 'https://library.example/7',
      seenIn: `${institution.origin}/m (2026-11-23)`,
    });
    const rows = await site.reader.photograph.findMany({
      include: { iiifSource: true, scans: true, labels: true },
    });
    expect(rows.map(({ status, publicationId }) => [status, publicationId])).toEqual([
      ['DRAFT', null],
      ['DRAFT', null],
    ]);
    expect(rows[0]?.iiifSource).toMatchObject({
      manifestId: `${institution.origin}/m`,
      canvasId: `${institution.origin}/m/canvas/1`,
      pictureFrom: `${institution.origin}/s/1`,
      attribution: '[{"lang":"en","text":"The Library"}]',
    });
    expect(rows[0]?.scans).toMatchObject([
      { state: 'WAITING', originalName: '1.jpg', publishWhenReady: false },
    ]);
    expect(rows.flatMap(({ labels }) => labels.map(({ stale }) => stale))).not.toContain(true);
  });

  it('knows what it made, and leaves it as its curators have it', async () => {
    institution.put('/m', manifestOf('/m', [service('/s/1')]));
    const first = await run(`${institution.origin}/m`);
    await site.writer.photographLabel.updateMany({ data: { title: 'Edited' } });
    institution.asked.length = 0;
    const again = await run(`${institution.origin}/m`);
    expect(again).toMatchObject({ batchId: null, scanIds: [], canvases: [{ outcome: 'known' }] });
    expect(again.canvases[0]?.slug).toBe(first.canvases[0]?.slug);
    expect(institution.asked).toEqual(['/m']);
    expect(await site.reader.photograph.count()).toBe(1);
    expect(await site.reader.scan.count()).toBe(1);
    expect((await site.reader.photographLabel.findFirstOrThrow()).title).toBe('Edited');
  });

  it('leaves in the trash what is there', async () => {
    institution.put('/m', manifestOf('/m', [service('/s/1')]));
    await run(`${institution.origin}/m`);
    const { id } = await site.reader.photograph.findFirstOrThrow();
    await site.writer.$transaction(async (tx) =>
      trash(tx, curator, await requireDisposable(tx, curator, id)),
    );
    expect((await run(`${institution.origin}/m`)).canvases).toMatchObject([{ outcome: 'trashed' }]);
  });

  it('keeps the draft of a picture that cannot be had, and fetches only that the next time', async () => {
    institution.put('/m', manifestOf('/m', [service('/s/1'), `${institution.origin}/s/2`]));
    const first = await run(`${institution.origin}/m`);
    expect(first.canvases[1]).toMatchObject({
      outcome: 'made',
      failure: { code: 'DOWNLOAD_FAILED', detail: { status: 404 } },
    });
    expect((await run(`${institution.origin}/m`)).canvases[1]).toMatchObject({
      outcome: 'known',
      failure: { code: 'DOWNLOAD_FAILED' },
    });
    service('/s/2');
    institution.asked.length = 0;
    const second = await run(`${institution.origin}/m`);
    expect(second.canvases.map(({ outcome }) => outcome)).toEqual(['known', 'fetched']);
    expect(second.scanIds).toHaveLength(1);
    expect(institution.asked.some((each) => each.startsWith('/s/1'))).toBe(false);
    expect(await site.reader.photograph.count()).toBe(2);
  });

  it('goes through collections in collections, past what is broken, and round no circle', async () => {
    institution.put('/m', manifestOf('/m', [service('/s/1')]));
    institution.put('/inner', {
      ...{
        '@context': 'http://iiif.io/api/presentation/2/context.json',
        '@id': `${institution.origin}/inner`,
      },
      ...{ '@type': 'sc:Collection', label: 'Inner', manifests: [{ '@id': `${institution.origin}/m` }] },
      collections: [{ '@id': `${institution.origin}/top` }],
    });
    institution.put('/page', Buffer.from('<html>'), 'text/html');
    institution.put('/other', { hello: 'world' });
    institution.put('/top', {
      ...{ '@context': context, id: `${institution.origin}/top`, type: 'Collection', label: { en: ['Top'] } },
      items: [
        ...['/page', '/gone', '/other'].map((at) => ({ id: institution.origin + at, type: 'Manifest' })),
        { id: `${institution.origin}/inner`, type: 'Collection' },
        manifestOf('/whole', [service('/s/2')]),
      ],
    });
    const { sources, canvases } = await run(`${institution.origin}/top`);
    expect(sources.map(({ failure }) => failure?.code ?? 'read')).toEqual([
      'IIIF_UNREADABLE',
      'DOWNLOAD_FAILED',
      'IIIF_NOT_KNOWN',
      'read',
      'read',
    ]);
    expect(canvases).toHaveLength(2);
  });

  it('says which canvases have no picture, and goes on', async () => {
    const manifest = manifestOf('/m', [service('/s/1'), service('/s/1b')]);
    const [first, second] = manifest.items;
    const film = {
      type: 'Annotation',
      motivation: 'painting',
      body: { id: 'https://a.example/film.mp4', type: 'Video' },
    };
    const items = [
      { ...first, items: [] },
      { ...first, items: [{ type: 'AnnotationPage', items: [film] }] },
      'https://example.org/canvas',
      second,
    ];
    institution.put('/m', { ...manifest, navDate: 'yesterday', items });
    const { canvases, sources } = await run(`${institution.origin}/m`);
    expect(canvases.map(({ outcome, notices }) => [outcome, ...notices.map(({ code }) => code)])).toEqual([
      ['skipped', 'NO_PICTURE'],
      ['skipped', 'NOT_A_PICTURE'],
      ['skipped', 'CANVAS_UNREADABLE'],
      ['made'],
    ]);
    expect(sources[0]?.notices).toEqual([{ code: 'NAV_DATE_WRONG' }]);
  });

  it('can be taken back, but for what was edited since', async () => {
    institution.put('/m', manifestOf('/m', [service('/s/1'), service('/s/2')]));
    const { batchId } = await run(`${institution.origin}/m`);
    const batch = await site.reader.batch.findUniqueOrThrow({ where: { id: batchId ?? '' } });
    expect(batch).toMatchObject({ kind: 'import', changed: 2, finishedAt: expect.any(Date) });
    expect(JSON.parse(batch.detail)).toEqual({ file: `${institution.origin}/m`, rows: 2 });
    const edited = await site.reader.photograph.findFirstOrThrow();
    await site.writer.$transaction(async (tx) => {
      const editable = await requireEditable(tx, curator, edited.id);
      const changes = { 'labels.ar.title': 'باب' };
      await saveDraft(tx, curator, editable, { base: null, sitting: null, reason: 'edit', changes });
    });
    const { undone, left } = await undoBatch(site.writer, curator, { batchId: batch.id, after: null });
    expect({ undone, left: left.map(({ id }) => id) }).toEqual({ undone: 1, left: [edited.id] });
    const again = await run(`${institution.origin}/m`);
    expect(again.canvases.map(({ outcome }) => outcome).sort()).toEqual(['known', 'trashed']);
  });

  it('takes a file, whose addresses may lead to no file', async () => {
    const file = path.join(site.dir, 'collection.json');
    const members = ['file:///etc/passwd', '/etc/passwd', `${institution.origin}/m`];
    const items = members.map((id) => ({ id, type: 'Manifest' }));
    await writeFile(file, JSON.stringify({ '@context': context, type: 'Collection', items }));
    institution.put('/m', manifestOf('/m', [service('/s/1')]));
    const { sources, canvases } = await run(file);
    expect(sources.map(({ failure }) => failure?.code ?? 'read')).toEqual([
      'ADDRESS_NOT_ALLOWED',
      'ADDRESS_NOT_ALLOWED',
      'read',
    ]);
    expect(canvases).toMatchObject([{ outcome: 'made' }]);
  });
});

describe('importStep', () => {
  it('goes on where the call before ended, by canvas and by piece, until it is complete', async () => {
    const large = institution.putService('/s/large', { version: 3, width: 900, height: 600, maxWidth: 300 });
    institution.put('/m', manifestOf('/m', [service('/s/1'), `${institution.origin}/gone`, large]));
    let clock = Date.parse('2026-11-23T00:00:00Z');
    // Every look at the clock takes three seconds.
    const now = () => {
      clock += 3000;
      return new Date(clock);
    };
    const context: IiifContext = {
      ...{ db: site.writer, storage: site.storage, client, stitch: stitchTiles, now },
      maxBytes: 50_000_000,
      limits: { maxPixels: 100_000_000, maxWholePixels: 100_000_000 },
      dir: path.join(site.dir, 'downloads'),
      recent: new RecentSources(),
    };
    const steps = [];
    let soFar: IiifSoFar = { batchId: null, finished: [], reached: 0 };
    do {
      const step = await importStep(context, curator, `${institution.origin}/m`, soFar);
      const reached = step.sources[0]?.canvases.at(-1)?.number ?? soFar.reached;
      soFar = { ...soFar, batchId: step.batchId, reached };
      steps.push(step);
    } while (!steps.at(-1)?.isComplete && steps.length < 20);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.some(({ pieces }) => pieces !== null && pieces.done < pieces.total)).toBe(true);
    expect(new Set(steps.map(({ batchId }) => batchId)).size).toBe(1);
    const canvases = steps.flatMap(({ sources }) => sources.flatMap((each) => each.canvases));
    expect(canvases.map(({ number, outcome, failure }) => [number, outcome, failure === null])).toEqual([
      [1, 'made', true],
      [2, 'made', false],
      [3, 'made', true],
    ]);
    expect(institution.asked.filter((each) => each === '/gone/info.json')).toHaveLength(1);
    expect(await site.reader.scan.count()).toBe(2);
    const pieces = institution.asked.filter(
      (each) => each.startsWith('/s/large/') && each.endsWith('default.jpg'),
    );
    expect(new Set(pieces).size).toBe(pieces.length);
    expect(institution.asked.filter((each) => each === '/m')).toHaveLength(1);
    expect(await site.reader.batch.findFirst()).toMatchObject({ changed: 3, finishedAt: expect.any(Date) });
  });
});

const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/data/iiif');
const samples = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((name) => name.endsWith('.json')) : [];

/** Points every address of a real manifest at the fixture server, and serves what its pictures are named as, an eighth as large. */
function served(name: string): string {
  const text = readFileSync(path.join(SAMPLES, name), 'utf8').replaceAll(
    /"https?:\/\/([^"/]+)/g,
    `"${institution.origin}/$1`,
  );
  const sizes = /"(?:width|height)": (\d{4,5})/g;
  const services = new Set(
    [...text.matchAll(/"(?:@id|id)": "([^"]+)\/full\/[^"/]+\/0\/(?:native|default)\.jpg"/g)].map(
      ([, id = '']) => id,
    ),
  );
  const [width = 2400, height = 1800] = [...text.matchAll(sizes)].map(([, side]) => Number(side));
  const version = text.includes('image/1/context') ? 1 : text.includes('ImageService3') ? 3 : 2;
  for (const id of services) {
    const size = { width: Math.round(width / 16), height: Math.round(height / 16) };
    institution.putService(id.slice(institution.origin.length), { ...size, version });
  }
  institution.put(`/${name}`, JSON.parse(text));
  return `${institution.origin}/${name}`;
}

describe.skipIf(samples.length === 0)(
  'real manifests in ../shared/data/iiif (skipped where they are not)',
  () => {
    it.each([
      [
        'allmaps.manifest.2.gallica.bnf.12148.btv1b53243704g.f1.json',
        5,
        'BnF, département Cartes et plans, GE DD-2998 · NP',
        'und',
      ],
      [
        'allmaps.manifest.2.loc-87694060.json',
        1,
        'Map of the city of Washington showing location of fatal cases of zymotic diseases for the year ending June 30, 1894',
        'und',
      ],
      [
        'allmaps.manifest.2.princeton-fa4fb452-5f1d-42ab-a471-53afc176c948.json',
        1,
        'Map of Russian Lapland drawn from the original map made by Professor J. A. Friis by George T. Temple',
        'und',
      ],
      [
        'allmaps.manifest.3.northwestern-faf0c573-76e7-4002-933f-2bdff0d656e4.json',
        1,
        'Use of property, 1922',
        'und',
      ],
      ['nypl.v3.single_capture.json', 1, 'A smoking club', 'en'],
    ])('%s', async (name, count, text, lang) => {
      const { canvases, scanIds, sources } = await run(served(name));
      expect(canvases.map(({ outcome, failure }) => ({ outcome, failure }))).toEqual(
        Array.from({ length: count }, () => ({ outcome: 'made', failure: null })),
      );
      expect(scanIds).toHaveLength(count);
      expect(sources).toMatchObject([{ failure: null, notices: [] }]);
      const draft = await draftOf(canvases[0]?.slug);
      expect(draft.sourceTitle).toEqual({ text, lang });
      expect(draft['labels.ar.title']).toBeNull();
      expect(draft['labels.en.title']).toBe(lang === 'en' ? text : null);
      expect(draft.internalNotes).not.toMatch(/<\/?(span|a|cite|b)\b|&amp;/);
      expect(
        (await run(`${institution.origin}/${name}`)).canvases.every(({ outcome }) => outcome === 'known'),
      ).toBe(true);
    });

    it('says that the Arabic one of the Library of Congress has nothing to bring in, and no date', async () => {
      const { sources, canvases } = await run(served('mirador.v2.2017498721.json'));
      expect(sources).toMatchObject([
        { failure: null, notices: [{ code: 'NO_CANVASES' }, { code: 'NAV_DATE_WRONG' }] },
      ]);
      expect(canvases).toEqual([]);
    });
  },
);

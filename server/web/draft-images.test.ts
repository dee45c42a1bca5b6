import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { absentActor } from '@/server/people/gate';
import { makePreviewLink, previewCookie } from '@/server/people/preview-link';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { storeImage } from '@/tests/fixtures/served-image';
import { addPerson, PERSON_HEADER } from '@/tests/fixtures/uploads';
import { ask, startTestWeb } from '@/tests/fixtures/web-server';
import { draftImages } from './draft-images';
import type { WebServer } from './start-web';

const IMAGE = 'ab'.repeat(16);
const ADDRESSES = [
  `/previews/${IMAGE}/320.jpg`,
  `/iiif/3/${IMAGE}/info.json`,
  `/iiif/3/${IMAGE}/0,0,512,512/512,512/0/default.jpg`,
  `/iiif/3/${IMAGE}/full/320,/0/default.jpg`,
  `/iiif/3/${IMAGE}/10,10,300,300/100,/!90/gray.png`,
];

let site: TestSite;
let web: WebServer;
let root: string;
let photographId: string;
const people: Record<string, string> = {};

beforeAll(async () => {
  site = await openTestSite();
  vi.stubEnv('DATA_DIR', site.dir);
  root = await mkdtemp(path.join(os.tmpdir(), 'draft-images-'));
  const image = await storeImage(root, { id: IMAGE, width: 1200, height: 900 });
  people.owner = await addPerson(site, 'contributor', 'owner');
  people.other = await addPerson(site, 'contributor', 'other');
  people.curator = await addPerson(site, 'curator');
  ({ id: photographId } = await site.writer.photograph.create({
    data: { slug: 'one', ownerId: people.owner },
  }));
  const { width, height, tileSize, previews } = image;
  await site.writer.scan.create({
    data: {
      photographId,
      imageId: IMAGE,
      state: 'READY',
      width,
      height,
      tileSize,
      previews: JSON.stringify(previews),
      previewsAt: new Date(),
    },
  });
  const drafts = draftImages(site.reader, async (headers) => {
    const person = headers.get(PERSON_HEADER);
    return person ? absentActor(site.reader, person) : null;
  });
  web = await startTestWeb({ root, drafts });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await web.close(0);
  await site.close();
  await rm(root, { recursive: true, force: true });
});

const as = (person: string | undefined) => ({
  cookie: 'better-auth.session_token=x',
  [PERSON_HEADER]: person ?? '',
});

function bearing(id: string, expiresAt: Date): string {
  const token = new URL(makePreviewLink(id, { expiresAt, language: 'en' }), 'http://x').searchParams.get(
    'token',
  );
  return previewCookie(token ?? '', new Headers(), new Date(0)).split(';', 1)[0] ?? '';
}

const soon = () => new Date(Date.now() + 60_000);

describe('an image that is not published', () => {
  it.each(ADDRESSES)('is nothing to strangers: %s', async (address) => {
    const strangers: Record<string, string>[] = [
      {},
      as(undefined),
      as(people.other),
      { cookie: 'preview=guessed' },
    ];
    for (const headers of strangers) {
      const answer = await ask(web.port, address, { headers });
      expect(answer.status).toBe(404);
      expect(answer.body).toHaveLength(0);
    }
  });

  it.each(ADDRESSES)(
    'is shown to its owner and to curators, and kept by nothing in between: %s',
    async (address) => {
      for (const person of [people.owner, people.curator]) {
        const answer = await ask(web.port, address, { headers: as(person) });
        expect(answer.status).toBe(200);
        expect(answer.headers['cache-control']).toBe('private, no-store');
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
      expect((await ask(web.port, address)).status).toBe(404);
    },
  );

  it('is shown to the bearer of a link to its photograph, until that expires', async () => {
    const [address = ''] = ADDRESSES;
    const with_ = (cookie: string) => ask(web.port, address, { headers: { cookie } });
    expect((await with_(bearing(photographId, soon()))).status).toBe(200);
    expect((await with_(bearing('another', soon()))).status).toBe(404);
    expect((await with_(bearing(photographId, new Date(Date.now() - 1000)))).status).toBe(404);
    await site.writer.photograph.update({ where: { id: photographId }, data: { deletedAt: new Date() } });
    expect((await with_(bearing(photographId, soon()))).status).toBe(404);
    await site.writer.photograph.update({ where: { id: photographId }, data: { deletedAt: null } });
  });
});

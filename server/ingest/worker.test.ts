import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { PhotographSnapshot } from '@/lib/catalogue/snapshot';
import type { Role } from '@/lib/people/roles';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { publishDraft } from '@/server/catalogue/publishing/publish';
import { operator, requireEditable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan } from '@/tests/fixtures/drafts';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { addPerson } from '@/tests/fixtures/uploads';
import { workerOf } from '@/tests/fixtures/worker';
import { receiveFile } from './receive';
import { sweepOrphans } from './sweep';
import { type WorkerContext, workOnce } from './worker';

let site: TestSite;
let worker: WorkerContext;
const never = new AbortController().signal;

beforeEach(async () => {
  site = await openTestSite();
  worker = await workerOf(site);
});
afterEach(() => site.close());

const fileWith = async (bytes: Buffer | string, name = 'scan.jpg') => {
  const file = path.join(site.dir, name);
  await writeFile(file, bytes);
  return file;
};
const grainy = (seed: number) => jpegOf(photograph(700, 520, 3, seed));
const receive = async (
  bytes: Buffer | string,
  photographId: string | null = null,
  publishWhenReady = false,
) => receiveFile(site.writer, site.storage, { file: await fileWith(bytes), photographId, publishWhenReady });
const scan = (id: string) => site.reader.scan.findUniqueOrThrow({ where: { id } });
const stored = async () => {
  const found: string[] = [];
  for await (const { key } of site.storage.list('')) found.push(key);
  return found.sort();
};
const titles = {
  create: [
    { language: 'ar', title: 'باب العامود' },
    { language: 'en', title: 'Damascus Gate' },
  ],
};

describe('a scan', () => {
  it('becomes READY with previews, a pyramid and its facts', async () => {
    const { scanId } = await receive(await grainy(1));
    expect(await workOnce(worker, never)).toBe(true);
    const ready = await scan(scanId);
    expect(ready).toMatchObject({
      state: 'READY',
      width: 700,
      height: 520,
      tileSize: 512,
      format: 'jpeg',
      progress: 100,
      leaseOwner: null,
    });
    expect(ready.placeholder).toMatch(/^data:image\//);
    expect(await stored()).toEqual([
      `originals/${ready.originalSha256}`,
      `previews/${ready.imageId}/320.jpg`,
      `previews/${ready.imageId}/640.jpg`,
      `previews/${ready.imageId}/700.jpg`,
      `pyramids/${ready.imageId}.zip`,
    ]);
    expect(await workOnce(worker, never)).toBe(false);
  });

  it('that is poison keeps its reason, leaves nothing visible, and the queue goes on', async () => {
    const whole = await grainy(2);
    const poison = await receive(whole.subarray(0, Math.floor(whole.length / 2)));
    const good = await receive(await grainy(3));
    await workOnce(worker, never);
    await workOnce(worker, never);
    expect(await scan(poison.scanId)).toMatchObject({
      state: 'FAILED',
      failureCode: 'IMAGE_TRUNCATED',
      imageId: null,
    });
    const ready = await scan(good.scanId);
    expect(ready.state).toBe('READY');
    const images = (await stored()).filter((key) => !key.startsWith('originals/'));
    expect(images.every((key) => key.includes(ready.imageId ?? '?'))).toBe(true);
  });

  it('whose original has vanished says so', async () => {
    const { scanId } = await receive(await grainy(4));
    const { originalSha256 } = await scan(scanId);
    await site.storage.remove(`originals/${originalSha256}`);
    await workOnce(worker, never);
    expect(await scan(scanId)).toMatchObject({ state: 'FAILED', failureCode: 'ORIGINAL_MISSING' });
  });

  it('is given back to the queue when its worker is asked to stop', async () => {
    const { scanId } = await receive(await grainy(5));
    const stop = new AbortController();
    const stopping = await workerOf(site, {
      builder: {
        ...worker.builder,
        build: async () => {
          stop.abort(new Error('SIGTERM'));
          throw new Error('killed');
        },
      },
    });
    await workOnce(stopping, stop.signal);
    expect(await scan(scanId)).toMatchObject({ state: 'WAITING', leaseOwner: null, attempts: 0 });
  });
});

describe('the same bytes', () => {
  it('are recognised for the same photograph, and tried again after a failure', async () => {
    const bytes = await grainy(6);
    const first = await receive(bytes);
    const again = await receive(bytes);
    expect(again).toMatchObject({ scanId: first.scanId, isNew: false });
    await site.writer.scan.update({
      where: { id: first.scanId },
      data: { state: 'FAILED', failureCode: 'DISK_FULL' },
    });
    await receive(bytes);
    expect(await scan(first.scanId)).toMatchObject({ state: 'WAITING', failureCode: null });
    expect(await site.reader.scan.count()).toBe(1);
  });

  it('of nothing at all are refused, and nothing is kept', async () => {
    await expect(receive('')).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    expect(await stored()).toEqual([]);
    expect(await site.reader.scan.count()).toBe(0);
  });
});

describe('taking its place', () => {
  const photographWith = async (data: object = {}) =>
    site.writer.photograph.create({ data: { slug: 'damascus-gate', labels: titles, ...data } });
  const shownScan = async (id: string) => {
    const { publication } = await site.reader.photograph.findUniqueOrThrow({
      where: { id },
      include: { publication: true },
    });
    return publication;
  };
  const version = async () =>
    (await site.reader.catalogueVersion.findUnique({ where: { id: 1 } }))?.version ?? 0;

  it('a real scan replaces a stand-in as soon as it is READY, and the words published before stay', async () => {
    const { id } = await photographWith();
    const standIn = await receive(await grainy(7), id);
    await site.writer.scan.update({ where: { id: standIn.scanId }, data: { standIn: true } });
    await publishPhotograph(site.writer, id, standIn.scanId);
    await workOnce(worker, never);
    await site.writer.photographLabel.updateMany({ data: { title: 'half-edited draft' } });
    const before = await version();
    const real = await receive(await grainy(8), id);
    expect((await shownScan(id))?.scanId).toBe(standIn.scanId);
    await workOnce(worker, never);
    const publication = await shownScan(id);
    expect(publication?.scanId).toBe(real.scanId);
    const snapshot = JSON.parse(publication?.snapshot ?? '') as PhotographSnapshot;
    expect(snapshot.labels.en?.title).toBe('Damascus Gate');
    expect(await version()).toBeGreaterThan(before);
  });

  describe('of a stand-in, from the studio,', () => {
    const altText = { ar: 'باب في سور وأمامه جمال', en: 'A gate in a wall, camels before it' } as const;
    async function delivered(role: Role, described: boolean, publishWhenReady = false) {
      const { id } = await photographWith();
      if (described) {
        for (const language of LANGUAGES)
          await site.writer.photographLabel.updateMany({
            where: { language },
            data: { altText: altText[language] },
          });
      }
      const standIn = await addScan(site.writer, id, { standIn: true });
      await publishPhotograph(site.writer, id, standIn);
      const person = await addPerson(site, role);
      const { scanId } = await receive(await grainy(14), id, publishWhenReady);
      await site.writer.scan.update({ where: { id: scanId }, data: { deliveredById: person } });
      await workOnce(worker, never);
      expect((await scan(scanId)).state).toBe('READY');
      const shown = (await shownScan(id))?.scanId;
      return { id, scanId, waits: shown === standIn, isShown: shown === scanId };
    }

    it('takes its place by itself where visitors already read what it shows', async () => {
      expect(await delivered('curator', true)).toMatchObject({ isShown: true });
    });

    it.each([false, true])(
      'waits without alternative text, also if it was to be shown at once: %s',
      async (atOnce) => {
        const { id, scanId, waits } = await delivered('curator', false, atOnce);
        expect(waits).toBe(true);
        const maryam = operator('Maryam');
        const publish = () =>
          site.writer.$transaction(async (tx) =>
            publishDraft(tx, maryam, await requireEditable(tx, maryam, id), { revision: 1 }),
          );
        const { id: rightsId } = await site.writer.rightsStatement.create({
          data: { uri: 'http://rightsstatements.org/vocab/NoC-NC/1.0/' },
        });
        await site.writer.photograph.update({ where: { id }, data: { rightsId } });
        await expect(publish()).rejects.toMatchObject({ detail: { missing: 'ALT_TEXT_MISSING' } });
        await site.writer.photographLabel.updateMany({ data: { altText: altText.en } });
        await publish();
        expect((await shownScan(id))?.scanId).toBe(scanId);
      },
    );

    it('waits for a curator where a contributor brought it', async () => {
      expect(await delivered('contributor', true)).toMatchObject({ waits: true });
    });
  });

  it('a second real scan waits for someone to publish it', async () => {
    const { id } = await photographWith();
    const first = await receive(await grainy(9), id);
    await workOnce(worker, never);
    await publishPhotograph(site.writer, id, first.scanId);
    const second = await receive(await grainy(10), id);
    await workOnce(worker, never);
    expect((await shownScan(id))?.scanId).toBe(first.scanId);
    await receiveFile(site.writer, site.storage, {
      file: await fileWith(await grainy(10)),
      photographId: id,
      publishWhenReady: true,
    });
    expect((await shownScan(id))?.scanId).toBe(second.scanId);
  });

  it('publishes a draft where that was asked for and nothing is missing', async () => {
    const id = await addPhotograph(site.writer, 'jaffa-gate');
    await site.writer.scan.deleteMany();
    await receive(await grainy(11), id, true);
    await workOnce(worker, never);
    expect(await site.reader.photograph.findUnique({ where: { id } })).toMatchObject({ status: 'PUBLISHED' });
  });

  it.each([
    ['an Arabic title', { labels: { create: [{ language: 'en', title: 'Gate', altText: 'A gate' }] } }],
    ['rights', { rightsId: null }],
  ])('leaves a draft without %s a draft; the scan is READY all the same', async (_what, data) => {
    const id = await addPhotograph(site.writer, 'jaffa-gate', data);
    await site.writer.scan.deleteMany();
    const { scanId } = await receive(await grainy(12), id, true);
    await workOnce(worker, never);
    expect((await scan(scanId)).state).toBe('READY');
    expect(await site.reader.photograph.findUnique({ where: { id } })).toMatchObject({ status: 'DRAFT' });
  });
});

describe('sweepOrphans', () => {
  it('removes what no scan refers to, and nothing else', async () => {
    const { scanId } = await receive(await grainy(13));
    await workOnce(worker, never);
    const kept = await stored();
    await site.storage.put('originals/'.concat('0'.repeat(64)), Buffer.from('x'), 1);
    await site.storage.put('pyramids/lost.zip', Buffer.from('x'), 1);
    await site.storage.put('previews/lost/320.jpg', Buffer.from('x'), 1);
    expect(await sweepOrphans(site.writer, site.storage, 60_000)).toEqual([]);
    expect(await sweepOrphans(site.writer, site.storage, -1)).toHaveLength(3);
    expect(await stored()).toEqual(kept);
    expect((await scan(scanId)).state).toBe('READY');
  });
});

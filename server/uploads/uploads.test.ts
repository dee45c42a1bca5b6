import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { htmlPolyglot, jpegOf, photograph, svgText } from '@/tests/fixtures/images';
import { addPerson, startUploadSite, TusPerson, type UploadSite, uploadIdOf } from '@/tests/fixtures/uploads';
import { workerOf } from '@/tests/fixtures/worker';
import { ArrivalSums } from './arrival-sums';
import { finishUpload } from './finish-uploads';
import { recoverWholeUploads, sweepUploads } from './sweep-uploads';
import { arrivedBytes } from './upload-folder';

let site: TestSite;
let on: UploadSite;
let contributor: TusPerson;
let contributorId: string;
let curator: TusPerson;
let picture: Buffer;

beforeEach(async () => {
  site = await openTestSite();
  on = await startUploadSite(site);
  contributorId = await addPerson(site, 'contributor');
  contributor = new TusPerson(on, contributorId);
  curator = new TusPerson(on, await addPerson(site, 'curator'));
  picture = await jpegOf(photograph(900, 700));
});
afterEach(async () => {
  await on.web.close(0);
  await site.close();
});

const stop = new AbortController().signal;
const uploadOf = (address: string) =>
  site.reader.upload.findUniqueOrThrow({ where: { id: uploadIdOf(address) }, include: { scan: true } });

async function finish(address: string) {
  const uploadsDir = on.settings.dir;
  const sums = new ArrivalSums(uploadsDir);
  const context = { ...(await workerOf(site)), uploadsDir, sums, iptcCharset: 'UTF8' };
  await finishUpload(context, uploadIdOf(address), stop);
  return uploadOf(address);
}

async function create(person: TusPerson, bytes: number, metadata: Record<string, string> = {}) {
  const answer = await person.create(bytes, metadata);
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
}

describe('a file that comes', () => {
  it('becomes a draft with pictures, owned by its sender, and nothing of it is published', async () => {
    const address = await contributor.deliver(picture, { name: 'القدس 1890.jpg' });
    const sha256 = createHash('sha256').update(picture).digest('hex');
    expect(await uploadOf(address)).toMatchObject({ state: 'FINISHING' });
    const { state, scan, name } = await finish(address);
    expect({ state, name }).toEqual({ state: 'RECEIVED', name: 'القدس 1890.jpg' });
    expect(scan).toMatchObject({ originalSha256: sha256, state: 'WAITING', deliveredById: contributorId });
    const draft = await site.reader.photograph.findUniqueOrThrow({
      where: { id: scan?.photographId ?? '' },
      include: { labels: true },
    });
    expect(draft).toMatchObject({ status: 'DRAFT', ownerId: contributorId, publicationId: null });
    expect(draft.labels.filter(({ title }) => title !== null)).toEqual([]);
    expect(draft.slug).toMatch(/^photograph-[0-9a-f]{10}$/);
    expect(await site.storage.has(`previews/${scan?.imageId}/320.jpg`)).toBe(true);
    expect(await readdir(on.settings.dir)).toEqual([]);
  });

  it('in pieces, cut and resumed, with the server gone in between, is the same file', async () => {
    const address = await create(contributor, picture.length);
    const at = Math.floor(picture.length / 3);
    expect((await contributor.send(address, 0, picture.subarray(0, at))).status).toBe(204);
    await on.restart();
    expect(await contributor.offset(address)).toBe(at);
    expect((await contributor.send(address, at, picture.subarray(at))).status).toBe(204);
    const { state, scan } = await finish(address);
    expect(state).toBe('RECEIVED');
    expect(scan?.originalSha256).toBe(createHash('sha256').update(picture).digest('hex'));
  });

  it('keeps what came before the line broke', async () => {
    const address = await create(contributor, picture.length);
    const broken = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(picture.subarray(0, 5000));
        await expect.poll(() => arrivedBytes(on.settings.dir, uploadIdOf(address))).toBe(5000);
        controller.error(new Error('line lost'));
      },
    });
    await expect(contributor.send(address, 0, broken)).rejects.toThrow();
    expect((await contributor.send(address, 5000, picture.subarray(5000))).status).toBe(204);
    expect((await finish(address)).state).toBe('RECEIVED');
  });

  it('is found whole after the server died at its last byte', async () => {
    const address = await contributor.deliver(picture);
    await site.writer.upload.update({
      where: { id: uploadIdOf(address) },
      data: { state: 'ARRIVING' },
    });
    await recoverWholeUploads(site.writer, on.settings, 0);
    expect((await uploadOf(address)).state).toBe('FINISHING');
    expect((await finish(address)).state).toBe('RECEIVED');
    expect((await finish(address)).state).toBe('RECEIVED');
    expect(await site.reader.scan.count()).toBe(1);
  });
});

describe('the same bytes again', () => {
  it('make no second draft, whoever sends them', async () => {
    const first = await finish(await contributor.deliver(picture));
    const again = await finish(await curator.deliver(picture, { name: 'other name.jpg' }));
    expect(again).toMatchObject({ state: 'RECEIVED', isRepeat: true, scanId: first.scanId });
    expect(await site.reader.photograph.count()).toBe(1);
  });

  it('are a scan of their own for another photograph', async () => {
    await finish(await curator.deliver(picture));
    const other = await site.writer.photograph.create({ data: { slug: 'other' } });
    const { scan, isRepeat } = await finish(await curator.deliver(picture, { photograph: other.id }));
    expect({ photographId: scan?.photographId, isRepeat }).toEqual({
      photographId: other.id,
      isRepeat: false,
    });
  });
});

describe('who may send', () => {
  it('is nobody who is not signed in, or comes from another site', async () => {
    const stranger = new TusPerson(on, null);
    expect(await stranger.create(10)).toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' });
    const address = await create(contributor, 10);
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      expect((await stranger.ask(method, address)).status, method).toBe(401);
    }
    const elsewhere: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://elsewhere.example' },
    ];
    for (const headers of elsewhere) {
      const answer = await contributor.ask('POST', '/api/uploads', { 'Upload-Length': '10', ...headers });
      expect(answer).toMatchObject({ status: 403, code: 'CROSS_SITE' });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('finds nobody else’s upload', async () => {
    const address = await create(contributor, picture.length);
    expect((await curator.ask('HEAD', address)).status).toBe(404);
    expect((await curator.send(address, 0, picture)).status).toBe(404);
    expect((await curator.ask('DELETE', address)).status).toBe(404);
    expect(await contributor.offset(address)).toBe(0);
  });

  it.each(['GET', 'OPTIONS', 'PUT'])('gets nothing by %s', async (method) => {
    const address = await contributor.deliver(picture);
    const answer = await contributor.ask(method, address);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST, HEAD, PATCH, DELETE');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    '/../catalogue.db',
    '/%2e%2e%2fcatalogue.db',
    '/a/b',
    '/..%5c..',
    '/00000000-0000-0000-0000-000000000000',
  ])('reaches no other file by %s', async (name) => {
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const answer = await contributor.ask(method, `/api/uploads${name}`, { 'Upload-Offset': '0' });
      expect(answer.status, method).toBe(404);
    }
  });

  it('cannot name a file into another folder', async () => {
    const address = await contributor.deliver(picture, { name: '../../etc/\u202egpj.exe\u0000\n<b>.jpg' });
    expect((await uploadOf(address)).name).toBe('gpj.exe<b>.jpg');
    expect(await readdir(on.settings.dir)).toEqual([uploadIdOf(address)]);
    expect(path.dirname(path.join(on.settings.dir, uploadIdOf(address)))).toBe(on.settings.dir);
  });

  it('adds to no photograph that they may not change, and shows nothing to visitors as a contributor', async () => {
    const theirs = await site.writer.photograph.create({ data: { slug: 'theirs' } });
    expect(await contributor.create(10, { photograph: theirs.id })).toMatchObject({
      code: 'PHOTOGRAPH_UNKNOWN',
    });
    const own = await site.writer.photograph.create({ data: { slug: 'own', ownerId: contributorId } });
    expect((await contributor.create(10, { photograph: own.id })).status).toBe(201);
    expect(await contributor.create(10, { photograph: own.id, publish: '1' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('is asked again when the file is whole', async () => {
    const address = await contributor.deliver(picture);
    await site.writer.user.update({ where: { id: contributorId }, data: { disabledAt: new Date() } });
    expect(await finish(address)).toMatchObject({ state: 'REFUSED', failureCode: 'NOT_ALLOWED' });
    expect(await site.reader.photograph.count()).toBe(0);
  });
});

describe('limits', () => {
  it('are told before a byte is sent', async () => {
    expect(await contributor.create(on.settings.maxBytes + 1)).toMatchObject({
      status: 413,
      code: 'UPLOAD_TOO_LARGE',
    });
    expect(await contributor.create(0)).toMatchObject({ code: 'FILE_EMPTY' });
    expect((await contributor.ask('POST', '/api/uploads', { 'Upload-Defer-Length': '1' })).status).toBe(501);
    expect((await contributor.ask('POST', '/api/uploads', { 'Upload-Length': '-5' })).status).toBe(400);
  });

  it('hold for one person’s files together, also when announced at once', async () => {
    const each = on.settings.maxBytes;
    const answers = await Promise.all(Array.from({ length: 8 }, () => contributor.create(each)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
    expect(answers.filter(({ code }) => code === 'UPLOAD_QUOTA')).toHaveLength(4);
    expect((await curator.create(each)).status).toBe(201);
  });

  it('cannot be passed by lying about the length', async () => {
    const address = await create(contributor, 5000);
    expect((await contributor.send(address, 0, picture)).status).toBe(413);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(randomBytes(4000)),
    });
    await contributor.send(address, 0, endless).catch(() => null);
    expect(await contributor.offset(address)).toBeLessThanOrEqual(5000);
  });

  it('leave room on the disk, before and while bytes come', async () => {
    await on.web.close(0);
    let free = 20_000_000;
    on = await startUploadSite(site, { reserveBytes: 1_000_000 }, async () => free);
    const person = new TusPerson(on, contributorId);
    expect(await person.create(19_500_000)).toMatchObject({ status: 507, code: 'DISK_FULL' });
    const address = await create(person, 12_000_000);
    // What was promised to the first is not promised twice.
    expect(await person.create(12_000_000)).toMatchObject({ status: 507, code: 'DISK_FULL' });
    free = 500_000;
    expect(await person.send(address, 0, picture)).toMatchObject({ status: 507, code: 'DISK_FULL' });
    free = 20_000_000;
    expect((await person.send(address, await person.offset(address), picture)).status).toBe(204);
  });
});

describe('two at once', () => {
  it('never mix their bytes', async () => {
    const address = await create(contributor, picture.length);
    const answers = await Promise.all([
      contributor.send(address, 0, picture),
      contributor.send(address, 0, picture),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await finish(address)).scan?.originalSha256).toBe(
      createHash('sha256').update(picture).digest('hex'),
    );
  });

  it('a line that came back takes over from one that hangs', async () => {
    const address = await create(contributor, picture.length);
    let hanging: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        hanging = controller;
        controller.enqueue(picture.subarray(0, 3000));
      },
    });
    const first = contributor.send(address, 0, body).catch(() => null);
    await expect.poll(() => arrivedBytes(on.settings.dir, uploadIdOf(address))).toBe(3000);
    expect((await contributor.send(address, 3000, picture.subarray(3000))).status).toBe(204);
    hanging?.close();
    await first;
    expect((await finish(address)).state).toBe('RECEIVED');
  });

  it('a wrong offset changes nothing', async () => {
    const address = await create(contributor, picture.length);
    expect((await contributor.send(address, 100, picture.subarray(100))).status).toBe(409);
    expect(await contributor.offset(address)).toBe(0);
  });
});

describe('what is no scan', () => {
  const page = Buffer.from(`<!doctype html><script>alert(1)</script>${' '.repeat(9000)}`);
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(9000)]);

  it.each([
    ['a page', page, 'FILE_NOT_IMAGE'],
    ['a PDF', pdf, 'FORMAT_NOT_ACCEPTED'],
    ['a drawing', Buffer.concat([svgText(), Buffer.alloc(9000, 32)]), 'FORMAT_NOT_ACCEPTED'],
  ])('%s that is called a picture is refused with its first bytes', async (_what, file, code) => {
    const address = await create(contributor, 1_000_000);
    expect(await contributor.send(address, 0, file)).toMatchObject({ status: 422, code });
    expect(await uploadOf(address)).toMatchObject({ state: 'REFUSED', failureCode: code });
    expect((await contributor.ask('HEAD', address)).status).toBe(410);
    expect(await readdir(on.settings.dir)).toEqual([]);
  });

  it('a small one, or a picture that ends too soon, is refused without a trace', async () => {
    for (const [file, code] of [
      [Buffer.from('<html>'), 'FILE_NOT_IMAGE'],
      [picture.subarray(0, picture.length / 2), 'IMAGE_TRUNCATED'],
    ] as const) {
      expect(await finish(await contributor.deliver(file))).toMatchObject({
        state: 'REFUSED',
        failureCode: code,
      });
    }
    expect(await site.reader.photograph.count()).toBe(0);
    expect(await site.reader.scan.count()).toBe(0);
    expect(await readdir(on.settings.dir)).toEqual([]);
  });

  it('a picture that is a page too is shown re-encoded only', async () => {
    const { scan } = await finish(await contributor.deliver(htmlPolyglot(picture)));
    const { body } = await site.storage.get(`previews/${scan?.imageId}/320.jpg`);
    const bytes = Buffer.concat(await body.toArray());
    expect(bytes.toString('latin1')).not.toContain('script');
  });
});

describe('the end of an upload', () => {
  it('comes when its sender gives it up', async () => {
    const address = await create(contributor, picture.length);
    expect((await contributor.ask('DELETE', address)).status).toBe(204);
    expect((await contributor.send(address, 0, picture)).status).toBe(410);
    expect((await uploadOf(address)).state).toBe('CANCELLED');
    expect(await readdir(on.settings.dir)).toEqual([]);
  });

  it('comes when nobody goes on with it, and frees the quota', async () => {
    const address = await create(contributor, picture.length);
    await contributor.send(address, 0, picture.subarray(0, 100));
    expect(await sweepUploads(site.writer, on.settings)).toBe(0);
    expect(await sweepUploads(site.writer, { ...on.settings, expiresMs: -1 })).toBe(1);
    expect((await uploadOf(address)).state).toBe('EXPIRED');
    expect((await contributor.ask('HEAD', address)).status).toBe(410);
    expect(await readdir(on.settings.dir)).toEqual([]);
  });
});

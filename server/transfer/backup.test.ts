import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodedError } from '@/lib/errors';
import { openDatabases } from '@/server/db/client';
import { siteSecret } from '@/server/people/secret';
import { LocalStorage } from '@/server/storage/local-storage';
import { keys } from '@/server/storage/storage';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { makePerson } from '@/tests/fixtures/people';
import { makeBackup } from './backup';
import { restoreBackup } from './restore';

let site: TestSite;
let out: string;
let file: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  site = await openTestSite();
  siteSecret(site.dir);
  ({ folder: out, remove } = await temporaryFolder());
  file = path.join(out, 'site.tar');
});

afterEach(async () => {
  await site.close();
  await remove();
});

const source = () => ({ databaseUrl: site.url, dataDir: site.dir, storage: site.storage });
const back = (replace = false) => restoreBackup(file, path.join(out, 'data'), { replace });
const failure = async (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    ({ code, detail }: CodedError) => ({ code, ...detail }),
  );
const hex = (number: number) => number.toString(16).padStart(64, '0');

/** A photograph with a scan whose original is in the store. */
async function addPhotograph(number: number): Promise<void> {
  const bytes = Buffer.from(`original ${number} `.repeat(200));
  await site.storage.put(keys.original(hex(number)), bytes, bytes.length);
  await site.writer.photograph.create({
    data: { slug: `photograph-${number}`, scans: { create: { originalSha256: hex(number) } } },
  });
}

/** An inscription in two scripts, as a curator leaves it. */
async function annotate(slug: string) {
  const { id: photographId } = await site.writer.photograph.findUniqueOrThrow({ where: { slug } });
  const { id: scanId } = await site.writer.scan.findFirstOrThrow({ where: { photographId } });
  const shape = JSON.stringify({
    type: 'polygon',
    points: [
      [0, 0],
      [90, 5],
      [40, 70],
    ],
  });
  const texts = JSON.stringify({ ar: { title: 'نقش «Bonfils 312»', comment: null, translation: null } });
  const written = { transcription: 'Jérusalem. باب العمود', transcriptionLanguage: 'fr', position: 0 };
  return site.writer.photographAnnotation.create({
    data: { photographId, id: 'an-inscription', kind: 'INSCRIPTION', scanId, shape, texts, ...written },
  });
}

async function rewrite(change: (bytes: Buffer) => Buffer): Promise<void> {
  const bytes = await fs.readFile(file);
  await fs.writeFile(file, change(bytes));
}

describe('a backup', () => {
  it('comes back whole: records, objects, the secret; sessions do not', async () => {
    for (let number = 1; number <= 3; number++) await addPhotograph(number);
    const picture = Buffer.from('a logo');
    await site.storage.put(keys.sitePicture('a-picture-of-ours'), picture, picture.length);
    await site.writer.sitePicture.create({
      data: { id: 'a-picture-of-ours', name: 'شعار', width: 1, height: 1 },
    });
    await site.storage.put(keys.narration(hex(9)), picture, picture.length);
    const voice = {
      kind: 'NARRATION',
      sha256: hex(9),
      bytes: picture.length,
      type: 'audio/wav',
      name: '',
    } as const;
    const media = { create: { id: 'a-voice', ...voice } };
    await site.writer.tour.create({ data: { slug: 'gates', position: 1, media } });
    const annotation = await annotate('photograph-1');
    const person = await makePerson(site.writer, 'curator');
    await site.writer.session.create({
      data: { userId: person.id, token: 'a token', expiresAt: new Date(Date.now() + 1e6) },
    });
    const made = await makeBackup(source(), file);
    expect(made.counts).toEqual({ photographs: 3, scans: 3, objects: 5 });
    expect((await fs.stat(file)).mode & 0o777).toBe(0o600);
    await back();
    const data = path.join(out, 'data');
    const { reader, writer } = openDatabases(`file:${path.join(data, 'catalogue.db')}`);
    expect(await reader.photograph.count()).toBe(3);
    expect(await reader.photographAnnotation.findMany()).toEqual([annotation]);
    expect(await reader.user.count()).toBe(1);
    expect(await reader.session.count()).toBe(0);
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
    expect(await fs.readFile(path.join(data, 'secret'))).toEqual(
      await fs.readFile(path.join(site.dir, 'secret')),
    );
    const restored = new LocalStorage(path.join(data, 'storage'));
    for (const key of [
      keys.original(hex(2)),
      keys.sitePicture('a-picture-of-ours'),
      keys.narration(hex(9)),
    ]) {
      expect(await fs.readFile(await restored.localPath(key))).toEqual(
        await fs.readFile(await site.storage.localPath(key)),
      );
    }
    expect((await fs.readdir(out)).sort()).toEqual(['data', 'site.tar']);
  });

  it('is of one moment while records and scans keep arriving', async () => {
    await addPhotograph(1);
    let stop = false;
    const writing = (async () => {
      for (let number = 2; !stop; number++) await addPhotograph(number);
    })();
    const made = await makeBackup(source(), file);
    stop = true;
    await writing;
    expect(made.missing).toEqual([]);
    expect(made.counts.photographs).toBe(made.counts.scans);
    const { manifest } = await back();
    expect(manifest.counts).toEqual(made.counts);
  });

  it('says what the store did not have, and holds the rest', async () => {
    await addPhotograph(1);
    await site.writer.scan.create({ data: { originalSha256: hex(9) } });
    const { missing } = await makeBackup(source(), file);
    expect(missing).toEqual([keys.original(hex(9))]);
    await back();
  });

  it('writes over nothing', async () => {
    await fs.writeFile(file, 'mine');
    expect(await failure(makeBackup(source(), file))).toMatchObject({ code: 'FILE_EXISTS' });
    expect(await fs.readFile(file, 'utf8')).toBe('mine');
  });

  it('leaves nothing half-written where the disk is full', async () => {
    for (let number = 1; number <= 20; number++) await addPhotograph(number);
    const full = () => createWriteStream('/dev/full');
    expect(await failure(makeBackup(source(), file, { openOutput: full }))).toMatchObject({
      code: 'DISK_FULL',
    });
    expect(await fs.readdir(out)).toEqual([]);
    expect(await fs.readdir(path.join(site.dir, 'work'))).toEqual([]);
  });
});

describe('a restore', () => {
  beforeEach(async () => {
    await addPhotograph(1);
    await makeBackup(source(), file);
  });

  const expectDamage = async (what: string) => {
    expect(await failure(back())).toMatchObject({ code: 'BACKUP_DAMAGED', what });
    expect(await fs.readdir(out)).toEqual(['site.tar']);
  };

  it('refuses a folder that holds something, and with --replace sets it aside', async () => {
    const data = path.join(out, 'data');
    await fs.mkdir(data);
    await fs.writeFile(path.join(data, 'mine'), 'kept');
    expect(await failure(back())).toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    const { setAside } = await back(true);
    expect(await fs.readFile(path.join(setAside ?? '', 'mine'), 'utf8')).toBe('kept');
    expect(await fs.readdir(data)).toContain('catalogue.db');
  });

  it('refuses to replace the data of a site that runs', async () => {
    await site.writer.photograph.count();
    expect(await failure(restoreBackup(file, site.dir, { replace: true }))).toMatchObject({
      code: 'SITE_RUNNING',
    });
  });

  it('refuses a file that was cut off', async () => {
    await rewrite((bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.8)));
    await expectDamage('TRUNCATED');
  });

  it('refuses a file in which a byte changed', async () => {
    await rewrite((bytes) => {
      bytes[bytes.indexOf('original 1')] = 0x4f;
      return bytes;
    });
    await expectDamage('CHECKSUM');
  });

  it('refuses a file of another kind', async () => {
    await fs.writeFile(file, 'no tar at all, whatever it is called'.repeat(100));
    await expectDamage('FOREIGN');
  });

  it.each([
    ['../outside', 'file'],
    ['storage/../../outside', 'file'],
    ['/etc/outside', 'file'],
    ['storage/originals/..', 'file'],
    ['somewhere/else', 'file'],
    ['storage/originals/link', 'symlink'],
  ] as const)('refuses a backup with the member %s (%s)', async (name, type) => {
    const tar = pack();
    const written = pipeline(tar, createWriteStream(file));
    tar.entry({ name: 'secret' }, 'a secret');
    if (type === 'symlink') tar.entry({ name, type, linkname: '/etc/passwd' });
    else tar.entry({ name }, 'x');
    tar.finalize();
    await written;
    await expectDamage('NAME');
    expect(await fs.readdir(path.dirname(out))).not.toContain('outside');
  });

  it('says that a file is not there', async () => {
    await fs.rm(file);
    expect(await failure(back())).toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

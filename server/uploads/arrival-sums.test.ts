import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { appendFile, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { ArrivalSums } from './arrival-sums';
import { sumArrivals } from './finish-uploads';

let site: TestSite;
let sums: ArrivalSums;
const [first, second] = [randomBytes(3_000_000), randomBytes(2_000_001)];
const expected = createHash('sha256').update(first).update(second).digest('hex');
beforeEach(async () => {
  site = await openTestSite();
  sums = new ArrivalSums(site.dir);
});
afterEach(() => site.close());

/** Overwrites what has been read, which nothing else does: a sum that read it again would differ. */
async function spoil(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(1000), 0, 1000, 0);
  await handle.close();
}

describe('a sum', () => {
  it('is over the whole file, and reads each byte once', async () => {
    const id = randomUUID();
    const file = path.join(site.dir, id);
    await writeFile(file, first);
    await Promise.all([sums.readOn(id), sums.readOn(id)]);
    await spoil(file);
    await appendFile(file, second);
    expect(await sums.finish(id)).toBe(expected);
  });

  it('begins anew where it was forgotten', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    const file = path.join(site.dir, id);
    await writeFile(file, first);
    await sums.readOn(id);
    sums.keepOnly(new Set([other]));
    await writeFile(file, Buffer.concat([first, second]));
    expect(await sums.finish(id)).toBe(expected);
  });

  it('of a file that is gone is refused, and stands in nobody’s way', async () => {
    const id = randomUUID();
    await sums.readOn(id);
    await expect(sums.finish(id)).rejects.toThrow('ENOENT');
    await writeFile(path.join(site.dir, id), Buffer.concat([first, second]));
    expect(await sums.finish(id)).toBe(expected);
  });
});

it('follows an upload while it is on its way', async () => {
  const id = randomUUID();
  const file = path.join(site.dir, id);
  await writeFile(file, first);
  const user = await site.writer.user.create({ data: { name: 'A', email: 'a@example.org' } });
  const row = { id, userId: user.id, name: 'scan.tif', bytes: first.length + second.length };
  await site.writer.upload.create({ data: row });
  let isRead = () => {};
  const read = new Promise<void>((resolve) => {
    isRead = resolve;
  });
  const readOn = sums.readOn.bind(sums);
  sums.readOn = async (each) => {
    await readOn(each);
    isRead();
  };
  const stop = new AbortController();
  const following = sumArrivals({ db: site.writer, sums, logger: pino({ level: 'silent' }) }, stop.signal);
  await read;
  stop.abort();
  await following;
  await spoil(file);
  await appendFile(file, second);
  expect(await sums.finish(id)).toBe(expected);
});

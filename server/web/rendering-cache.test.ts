import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RenderingCache } from './rendering-cache';

let folder: string;
const unexpected = (error: unknown) => {
  throw error;
};
const open = (maxBytes = 1000) => RenderingCache.open(path.join(folder, 'made'), maxBytes, unexpected);
const write =
  (bytes: number, fill = 1) =>
  (file: string) =>
    writeFile(file, Buffer.alloc(bytes, fill));
const names = async () => (await readdir(path.join(folder, 'made'))).sort();

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rendering-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function add(cache: RenderingCache, name: string, bytes: number): Promise<void> {
  await (await cache.add(name, write(bytes))).close();
}

describe('the cache of pictures on request', () => {
  it('gives back what was added, whole or piece by piece', async () => {
    const cache = await open();
    expect(await cache.find('one')).toBeNull();
    const added = await cache.add('one', write(300, 7));
    expect(await added.read()).toEqual(Buffer.alloc(300, 7));
    await added.close();
    const found = await cache.find('one');
    expect(found?.length).toBe(300);
    if (found) expect(await buffer(found.stream())).toEqual(Buffer.alloc(300, 7));
  });

  it('stays below its bytes; what was asked for least recently goes first', async () => {
    const cache = await open();
    for (const name of ['a', 'b', 'c']) await add(cache, name, 300);
    await (await cache.find('a'))?.close();
    await add(cache, 'd', 300);
    expect(cache.bytes).toBe(900);
    await vi.waitFor(async () => expect(await names()).toEqual(['a', 'c', 'd']));
    expect(await cache.find('b')).toBeNull();
  });

  it('keeps a picture readable that is pushed out meanwhile, and hands on one that is too large to keep', async () => {
    const cache = await open();
    const slow = await cache.add('slow', write(900, 3));
    const large = await cache.add('large', write(5000, 4));
    expect(await large.read()).toHaveLength(5000);
    await large.close();
    await add(cache, 'other', 900);
    expect(await slow.read()).toEqual(Buffer.alloc(900, 3));
    await slow.close();
    await vi.waitFor(async () => expect(await names()).toEqual(['other']));
  });

  it('leaves nothing of a picture that cannot be made', async () => {
    const cache = await open();
    const fail = async (file: string) => {
      await writeFile(file, 'half');
      throw new Error('no more');
    };
    await expect(cache.add('bad', fail)).rejects.toThrow('no more');
    expect(await names()).toEqual([]);
    expect(await cache.find('bad')).toBeNull();
  });

  it('takes up what an earlier process left, newest first, and clears away what it did not finish', async () => {
    const earlier = await open(2000);
    for (const [age, name] of [
      [3, 'old'],
      [2, 'newer'],
      [1, 'newest'],
    ] as const) {
      await add(earlier, name, 400);
      const time = new Date(Date.now() - age * 60_000);
      await utimes(path.join(folder, 'made', name), time, time);
    }
    await writeFile(path.join(folder, 'made', 'x-1.part'), 'half');
    const later = await open(1000);
    expect(later.bytes).toBe(800);
    await vi.waitFor(async () => expect(await names()).toEqual(['newer', 'newest']));
  });

  it('makes anew what somebody removed', async () => {
    const cache = await open();
    await add(cache, 'one', 300);
    await rm(path.join(folder, 'made', 'one'));
    expect(await cache.find('one')).toBeNull();
    await add(cache, 'one', 300);
    await (await cache.find('one'))?.close();
    expect(cache.bytes).toBe(300);
  });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalStorage } from './local-storage';
import { ObjectNotFound } from './storage';

let root: string;
let storage: LocalStorage;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'storage-'));
  storage = new LocalStorage(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const text = (value: string) => new TextEncoder().encode(value);
const listed = async (prefix: string) => {
  const found: string[] = [];
  for await (const entry of storage.list(prefix)) found.push(entry.key);
  return found.sort();
};

describe('LocalStorage', () => {
  it('gives back what was put, whole and by range', async () => {
    await storage.put('originals/abc', Readable.from([text('grain '), text('of the print')]), 18);
    const { body, length } = await storage.get('originals/abc');
    expect(length).toBe(18);
    expect((await buffer(body)).toString()).toBe('grain of the print');
    const access = await storage.open('originals/abc');
    expect(access.size).toBe(18);
    expect((await access.read(6, 2)).toString()).toBe('of');
    expect((await access.read(13, 100)).toString()).toBe('print');
    await access.close();
  });

  it.each([17, 19])('stores nothing when %i bytes were announced and 18 came', async (announced) => {
    await expect(
      storage.put('originals/abc', Readable.from([text('grain of the print')]), announced),
    ).rejects.toThrow(RangeError);
    expect(await storage.has('originals/abc')).toBe(false);
    expect(await readdir(path.join(root, 'incoming'))).toEqual([]);
  });

  it('stores nothing when the source breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield text('half');
        throw new Error('line lost');
      })(),
    );
    await expect(storage.put('originals/abc', broken, 8)).rejects.toThrow('line lost');
    expect(await listed('originals/')).toEqual([]);
  });

  it('never overwrites an object', async () => {
    await storage.put('originals/abc', text('first'), 5);
    await storage.put('originals/abc', text('later'), 5);
    const file = path.join(root, 'other');
    await writeFile(file, 'third');
    await storage.putFile('originals/abc', file);
    expect((await buffer((await storage.get('originals/abc')).body)).toString()).toBe('first');
  });

  it('tells what is missing by type', async () => {
    await expect(storage.get('pyramids/none.zip')).rejects.toBeInstanceOf(ObjectNotFound);
    await expect(storage.open('pyramids/none.zip')).rejects.toBeInstanceOf(ObjectNotFound);
    await expect(storage.localPath('pyramids/none.zip')).rejects.toBeInstanceOf(ObjectNotFound);
    await expect(storage.remove('pyramids/none.zip')).resolves.toBeUndefined();
  });

  it('lists by prefix, through folders, without what is still being written', async () => {
    await storage.put('previews/a1/320.jpg', text('x'), 1);
    await storage.put('previews/a1/640.jpg', text('x'), 1);
    await storage.put('previews/b2/320.jpg', text('x'), 1);
    await storage.put('pyramids/a1.zip', text('x'), 1);
    expect(await listed('previews/a1/')).toEqual(['previews/a1/320.jpg', 'previews/a1/640.jpg']);
    expect(await listed('previews/')).toHaveLength(3);
    expect(await listed('')).toHaveLength(4);
    await storage.remove('previews/b2/320.jpg');
    expect(await readdir(path.join(root, 'previews'))).toEqual(['a1']);
  });

  it.each([
    '../outside',
    'originals/../../outside',
    '/etc/passwd',
    'originals',
    'originals/',
    'originals//a',
    'originals/a\0b',
    'originals/..',
    'originals/.hidden',
    'originals/%2e%2e',
    'originals\\a',
    `originals/${'a'.repeat(600)}`,
  ])('refuses the key %j', async (key) => {
    await expect(storage.get(key)).rejects.toBeInstanceOf(RangeError);
    await expect(storage.put(key, text('x'), 1)).rejects.toBeInstanceOf(RangeError);
  });

  it('sweeps half-written files of killed processes, and only old ones', async () => {
    await storage.put('originals/abc', text('x'), 1);
    const partial = path.join(root, 'incoming', 'left-behind');
    await writeFile(partial, 'half');
    await storage.sweepPartials(60_000);
    expect(await readdir(path.join(root, 'incoming'))).toEqual(['left-behind']);
    await storage.sweepPartials(-1);
    expect(await readdir(path.join(root, 'incoming'))).toEqual([]);
  });
});

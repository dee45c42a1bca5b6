import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jpegOf, photograph, plain, type Raw } from '@/tests/fixtures/images';
import { probe } from './probe';
import { toneOf, toneOfFirstRows } from './tone';

async function firstRows(raw: Raw) {
  const file = path.join(os.tmpdir(), `exhibition-test-tone-${process.pid}`);
  await writeFile(file, await jpegOf(raw));
  try {
    return await toneOfFirstRows(file, await probe(file, { maxPixels: 1e9, maxWholePixels: 1e9 }));
  } finally {
    await rm(file);
  }
}

describe('the tone', () => {
  it('is grey within what rounding does, and colour beyond', () => {
    expect(toneOf(plain(4, 4, [100, 101, 100]))).toBe('grey');
    expect(toneOf(plain(4, 4, [100, 102, 100]))).toBe('colour');
    expect(toneOf(plain(4, 4, [100]))).toBe('grey');
  });

  it('is told by the first rows only where they have colour, or one channel', async () => {
    expect(await firstRows(photograph(300, 200))).toBe('colour');
    expect(await firstRows(photograph(300, 200, 1))).toBe('grey');
    const stampBelow = plain(300, 200, [128, 128, 128]);
    stampBelow.data.fill(250, 150 * 300 * 3, 150 * 300 * 3 + 1);
    expect(await firstRows(stampBelow)).toBeNull();
    expect(await firstRows(plain(9, 5, [128, 128, 128]))).toBeNull();
  });
});

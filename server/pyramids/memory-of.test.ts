import { describe, expect, it } from 'vitest';
import { readImageRequest } from '@/lib/iiif/read-image-request';
import { memoryOf } from './memory-of';

const IMAGE = { width: 10_000, height: 10_000 };
const LIMITS = { maxArea: 25_000_000, maxSide: 65_500 };

function megabytes(asked: string): number {
  const reading = readImageRequest(asked, IMAGE, LIMITS);
  if (reading.kind !== 'content') throw new Error(asked);
  return memoryOf(reading.request) / 1e6;
}

describe('the memory that a picture takes', () => {
  it('is little for a piece of a screen, so that several are made at once', () => {
    expect(megabytes('777,33,900,900/512,512/0/default.jpg')).toBeLessThan(20);
    expect(megabytes('full/512,512/0/default.jpg')).toBeLessThan(20);
  });

  it('is much for the largest, and more where they are turned, clear or WebP', () => {
    const plain = megabytes('full/max/0/default.jpg');
    expect(plain).toBeGreaterThan(150);
    expect(megabytes('full/max/90/default.jpg')).toBeGreaterThan(plain + 50);
    expect(megabytes('full/max/0/default.webp')).toBeGreaterThan(plain + 100);
    expect(megabytes('full/2000,/7/default.png')).toBeGreaterThan(megabytes('full/2000,/7/default.jpg') + 50);
  });

  it('is that of a whole band where a picture is squeezed', () => {
    expect(megabytes('full/10000,100/0/default.jpg')).toBeGreaterThan(90);
  });

  it.each(['full/max/0/default.webp', 'full/max/45/default.jpg', 'full/2900,/7/default.webp'])(
    'leaves the server below its bound: %s',
    (asked) => {
      expect(megabytes(asked)).toBeLessThan(400);
    },
  );
});

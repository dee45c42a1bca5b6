import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegOf, photograph, pngOf, sharpOf, svgText } from '@/tests/fixtures/images';
import { prepareDecoders } from './decoders';

describe('a process prepared for scans', () => {
  it('decodes the four formats and interprets nothing else', async () => {
    const raw = photograph(40, 30);
    const gif = await sharpOf(raw).gif().toBuffer();
    const avif = await sharpOf(raw).avif({ effort: 0 }).toBuffer();
    prepareDecoders(1);
    expect(sharp.concurrency()).toBe(1);
    const accepted = [
      await jpegOf(raw),
      await pngOf(raw),
      await sharpOf(raw).tiff().toBuffer(),
      await sharpOf(raw).webp().toBuffer(),
    ];
    for (const bytes of accepted) expect((await sharp(bytes).stats()).channels).toHaveLength(3);
    for (const bytes of [svgText(), gif, avif]) await expect(sharp(bytes).metadata()).rejects.toThrow();
  });
});

import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { BENCH_CACHE } from './bundle';

/** Kinds of file that decoders treat differently; all show the same picture. */
export type GrainyKind =
  | 'jpeg'
  | 'progressive.jpeg'
  | 'progressive444.jpeg'
  | 'tiff'
  | 'lzw.tiff'
  | 'interlaced.png';

const FOLDER = path.join(BENCH_CACHE, 'images');
const ROWS_PER_STRIP = 16;
const CHANNELS = 3;
const FIRST_SEED = 0x2545f491;

/**
 * A picture of slow shading, hard edges and film grain of slightly different colours: as much work for an encoder as
 * a real scan. It is made once and kept below `.cache/bench`.
 * @param side pixels; the picture is square
 * @param seed of the grain; each makes another picture
 * @returns path of the file
 */
export async function grainyImage(kind: GrainyKind, side: number, seed = FIRST_SEED): Promise<string> {
  const name = seed === FIRST_SEED ? String(side) : `${side}-${seed.toString(16)}`;
  const file = path.join(FOLDER, `${name}.${kind}`);
  if (existsSync(file)) return file;
  await mkdir(FOLDER, { recursive: true });
  const unfinished = `${file}.part`;
  if (kind === 'tiff') await writeTiff(unfinished, side, seed);
  else await encoded(await grainyImage('tiff', side, seed), kind).toFile(unfinished);
  await rename(unfinished, file);
  return file;
}

function encoded(tiff: string, kind: Exclude<GrainyKind, 'tiff'>): Sharp {
  const image = sharp(tiff, { limitInputPixels: false, sequentialRead: true });
  switch (kind) {
    case 'jpeg':
      return image.jpeg({ quality: 90 });
    case 'progressive.jpeg':
      return image.jpeg({ quality: 90, progressive: true });
    case 'progressive444.jpeg':
      return image.jpeg({ quality: 90, progressive: true, chromaSubsampling: '4:4:4' });
    case 'lzw.tiff':
      return image.tiff({ compression: 'lzw', predictor: 'horizontal' });
    case 'interlaced.png':
      return image.png({ progressive: true, compressionLevel: 1 });
  }
}

/** Strip by strip, so that the bench itself needs no more memory than a strip. */
async function writeTiff(file: string, side: number, seed: number): Promise<void> {
  const out = await open(file, 'w');
  try {
    await out.write(tiffDirectory(side));
    const rows = new Grain(side, seed);
    for (let y = 0; y < side; y += ROWS_PER_STRIP)
      await out.write(rows.strip(y, Math.min(ROWS_PER_STRIP, side - y)));
  } finally {
    await out.close();
  }
}

/** Header, one directory and its arrays (TIFF 6.0), with the strips right behind. */
function tiffDirectory(side: number): Buffer {
  const strips = Math.ceil(side / ROWS_PER_STRIP);
  const fields: [tag: number, type: 3 | 4, values: number[]][] = [
    [256, 4, [side]],
    [257, 4, [side]],
    [258, 3, [8, 8, 8]],
    [259, 3, [1]],
    [262, 3, [2]],
    [273, 4, []],
    [277, 3, [CHANNELS]],
    [278, 4, [ROWS_PER_STRIP]],
    [279, 4, []],
  ];
  const arrays = 8 + 2 + fields.length * 12 + 4;
  const pixels = arrays + 8 + strips * 8;
  const bytes = Buffer.alloc(pixels);
  bytes.write('II*\0\x08\0\0\0', 'latin1');
  bytes.writeUInt16LE(fields.length, 8);
  let free = arrays;
  for (const [i, [tag, type, values]] of fields.entries()) {
    const entry = 10 + i * 12;
    const stripBytes = (n: number) => Math.min(ROWS_PER_STRIP, side - n * ROWS_PER_STRIP) * side * CHANNELS;
    if (tag === 273)
      for (let n = 0; n < strips; n++) values.push(pixels + n * ROWS_PER_STRIP * side * CHANNELS);
    if (tag === 279) for (let n = 0; n < strips; n++) values.push(stripBytes(n));
    const width = type === 3 ? 2 : 4;
    const inline = values.length * width <= 4;
    bytes.writeUInt16LE(tag, entry);
    bytes.writeUInt16LE(type, entry + 2);
    bytes.writeUInt32LE(values.length, entry + 4);
    if (!inline) bytes.writeUInt32LE(free, entry + 8);
    for (const [n, value] of values.entries()) {
      bytes.writeUIntLE(value, (inline ? entry + 8 : free) + n * width, width);
    }
    if (!inline) free += values.length * width + ((values.length * width) % 4);
  }
  return bytes;
}

/** The picture's rows, one after the other. */
class Grain {
  private readonly noise: Int8Array;

  constructor(
    private readonly side: number,
    private state: number,
  ) {
    this.noise = Int8Array.from({ length: 4096 }, () => this.bell());
  }

  strip(from: number, rows: number): Buffer {
    const { side, noise } = this;
    const data = Buffer.allocUnsafe(side * rows * CHANNELS);
    let at = 0;
    for (let y = from; y < from + rows; y++) {
      const slow = 40 * Math.sin(y / 700);
      const edge = (y >> 7) * 3;
      for (let x = 0; x < side; x++) {
        const random = this.next();
        const wall = ((x >> 8) + edge) % 5 === 0 ? 45 : 0;
        const tone = 120 + slow + wall + ((x & 1023) >> 5) + Number(noise[random & 4095]);
        data[at++] = Math.min(255, tone + 12 + (Number(noise[(random >>> 12) & 4095]) >> 2));
        data[at++] = tone;
        data[at++] = Math.max(0, tone - 14 + (Number(noise[random >>> 20]) >> 2));
      }
    }
    return data;
  }

  /** Film grain is about normally distributed. */
  private bell(): number {
    let sum = 0;
    for (let i = 0; i < 6; i++) sum += (this.next() >>> 24) - 127.5;
    return Math.max(-45, Math.min(45, sum / 18));
  }

  /** Xorshift: the same picture everywhere. */
  private next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state >>> 0;
  }
}

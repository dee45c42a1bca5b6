import type { FileHandle } from 'node:fs/promises';

/** Bytes of a value by its field type (TIFF 6.0, section 2; the BigTIFF design for 13 to 18). */
const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8 };
const BIG_TIFF = 43;
const MAX_FIELDS = 4096;
/** A gigapixel in tiles of 64 pixels has 250,000 of them. */
const MAX_VALUES = 4_000_000;

/**
 * Reads unsigned whole numbers from a TIFF's first directory, which is the first page's.
 * @param wanted tags
 * @returns values by tag, of those tags that are there; null where the directory does not lie inside the file
 */
export async function readFirstDirectory(
  file: FileHandle,
  wanted: readonly number[],
): Promise<Map<number, number[]> | null> {
  const reader = await TiffReader.open(file);
  return reader && (await reader.readDirectory(wanted));
}

class TiffReader {
  private constructor(
    private readonly file: FileHandle,
    private readonly little: boolean,
    /** Bytes of an offset: 8 in a BigTIFF. */
    private readonly word: 4 | 8,
  ) {}

  static async open(file: FileHandle): Promise<TiffReader | null> {
    const head = await readAt(file, 0, 4);
    if (!head) return null;
    const little = head[0] === 0x49;
    const version = little ? head.readUInt16LE(2) : head.readUInt16BE(2);
    return new TiffReader(file, little, version === BIG_TIFF ? 8 : 4);
  }

  async readDirectory(wanted: readonly number[]): Promise<Map<number, number[]> | null> {
    const offset = await this.readNumber(this.word === 8 ? 8 : 4, this.word);
    const countBytes = this.word === 8 ? 8 : 2;
    const count = offset === null ? null : await this.readNumber(offset, countBytes);
    if (offset === null || count === null || count > MAX_FIELDS) return null;
    const fieldBytes = 4 + this.word * 2;
    const fields = await readAt(this.file, offset + countBytes, count * fieldBytes);
    if (!fields) return null;
    const found = new Map<number, number[]>();
    for (let at = 0; at < fields.length; at += fieldBytes) {
      const tag = this.number(fields, at, 2);
      if (!wanted.includes(tag)) continue;
      const values = await this.readValues(fields.subarray(at, at + fieldBytes));
      if (!values) return null;
      found.set(tag, values);
    }
    return found;
  }

  private async readValues(field: Buffer): Promise<number[] | null> {
    const bytes = TYPE_BYTES[this.number(field, 2, 2)];
    const count = this.number(field, 4, this.word);
    if (bytes === undefined || count > MAX_VALUES) return null;
    const inline = field.subarray(4 + this.word);
    const length = count * bytes;
    const values =
      length <= this.word ? inline : await readAt(this.file, this.number(inline, 0, this.word), length);
    if (!values) return null;
    return Array.from({ length: count }, (_, i) => this.number(values, i * bytes, bytes));
  }

  private async readNumber(position: number, bytes: number): Promise<number | null> {
    const read = await readAt(this.file, position, bytes);
    return read && this.number(read, 0, bytes);
  }

  private number(from: Buffer, at: number, bytes: number): number {
    if (bytes === 8) return Number(this.little ? from.readBigUInt64LE(at) : from.readBigUInt64BE(at));
    return this.little ? from.readUIntLE(at, bytes) : from.readUIntBE(at, bytes);
  }
}

/** @returns null where the file ends before */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer | null> {
  if (!Number.isSafeInteger(position + length)) return null;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return bytesRead === length ? buffer : null;
}

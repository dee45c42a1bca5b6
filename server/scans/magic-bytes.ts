import { open } from 'node:fs/promises';
import { CodedError } from '@/lib/errors';

export type ScanFormat = 'jpeg' | 'png' | 'tiff' | 'webp';

/** Enough for every signature below, and for the first element of an SVG behind its preamble. */
const HEAD_BYTES = 1024;

const ACCEPTED: readonly [ScanFormat, RegExp][] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['tiff', /^(?:II[*+]\0|MM\0[*+])/],
  ['webp', /^RIFF[^]{4}WEBP/],
];

/** Other pictures that a curator may well have; named, so that the refusal can say what the file is. */
const REFUSED: readonly [string, RegExp][] = [
  ['GIF', /^GIF8[79]a/],
  ['PDF', /^%PDF-/],
  ['Photoshop (PSD)', /^8BPS/],
  ['BMP', /^BM[^]{4}\0{4}/],
  ['AVIF', /^[^]{4}ftypavi[fs]/],
  ['HEIC', /^[^]{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/],
  ['JPEG XL', /^(?:\xff\x0a|\0\0\0\x0cJXL )/],
  ['JPEG 2000', /^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/],
  ['OpenEXR', /^\x76\x2f\x31\x01/],
  ['PNM', /^P[1-7]\s/],
  ['SVG', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^]*?|<!--[^]*?|<!DOCTYPE svg[^]*?)*<svg[\s>]/i],
];

/**
 * Says what a file is by its first bytes: never by its name, and before any decoder has seen it, so that nothing
 * but the four formats of scans ever reaches one.
 * @throws CodedError FILE_EMPTY, FORMAT_NOT_ACCEPTED, FILE_NOT_IMAGE, ORIGINAL_MISSING
 */
export async function recogniseFormat(
  file: string,
): Promise<{ format: ScanFormat; head: Buffer; bytes: number }> {
  const { head, bytes } = await readHead(file);
  if (bytes === 0) throw new CodedError('FILE_EMPTY');
  const text = head.toString('latin1');
  for (const [format, signature] of ACCEPTED) if (signature.test(text)) return { format, head, bytes };
  for (const [format, signature] of REFUSED) {
    if (signature.test(text)) throw new CodedError('FORMAT_NOT_ACCEPTED', { format });
  }
  throw new CodedError('FILE_NOT_IMAGE');
}

async function readHead(file: string): Promise<{ head: Buffer; bytes: number }> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return { head: buffer.subarray(0, bytesRead), bytes: size };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CodedError('ORIGINAL_MISSING');
    throw error;
  }
}

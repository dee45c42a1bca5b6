import { open } from 'node:fs/promises';
import { CodedError } from '@/lib/errors';

export type ScanFormat = 'jpeg' | 'png' | 'tiff' | 'webp';

/** Enough for every signature below, and for the first element of an SVG behind its preamble. */
const HEAD_BYTES = 1024;

/** Bytes, as Latin-1 text, that must stand at a position. */
type Signature = readonly [position: number, bytes: string];

const ACCEPTED: readonly (readonly [ScanFormat, ...Signature[]])[] = [
  ['jpeg', [0, '\xff\xd8\xff']],
  ['png', [0, '\x89PNG\r\n\x1a\n']],
  ['tiff', [0, 'II*\0']],
  ['tiff', [0, 'MM\0*']],
  ['tiff', [0, 'II+\0']],
  ['tiff', [0, 'MM\0+']],
  ['webp', [0, 'RIFF'], [8, 'WEBP']],
];

/** Other pictures that a curator may well have; named, so that the refusal can say what the file is. */
const REFUSED: readonly (readonly [string, ...Signature[]])[] = [
  ['GIF', [0, 'GIF8']],
  ['PDF', [0, '%PDF-']],
  ['Photoshop (PSD)', [0, '8BPS']],
  ['BMP', [0, 'BM'], [6, '\0\0\0\0']],
  ['AVIF', [4, 'ftypavi']],
  ['HEIC', [4, 'ftyphe']],
  ['HEIF', [4, 'ftypmif1']],
  ['HEIF', [4, 'ftypmsf1']],
  ['JPEG XL', [0, '\xff\x0a']],
  ['JPEG XL', [4, 'JXL \r\n']],
  ['JPEG 2000', [4, 'jP  \r\n']],
  ['JPEG 2000', [0, '\xff\x4f\xff\x51']],
];

const SVG = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:svg|\?xml|!--|!DOCTYPE svg)/i;

/**
 * Says what a file is by its first bytes: never by its name, and before any decoder has seen it, so that nothing
 * but the four formats of scans ever reaches one.
 * @throws CodedError FILE_EMPTY, FORMAT_NOT_ACCEPTED, FILE_NOT_IMAGE, ORIGINAL_MISSING
 */
export async function recogniseFormat(file: string): Promise<ScanFormat> {
  const head = await readHead(file);
  if (head === '') throw new CodedError('FILE_EMPTY');
  const accepted = ACCEPTED.find((known) => hasSignatures(head, known));
  if (accepted) return accepted[0];
  const refused = REFUSED.find((known) => hasSignatures(head, known))?.[0] ?? (isSvg(head) ? 'SVG' : null);
  if (refused) throw new CodedError('FORMAT_NOT_ACCEPTED', { format: refused });
  throw new CodedError('FILE_NOT_IMAGE');
}

function hasSignatures(text: string, [, ...signatures]: readonly [string, ...Signature[]]): boolean {
  return signatures.every(([position, bytes]) => text.startsWith(bytes, position));
}

function isSvg(text: string): boolean {
  return SVG.test(text) && /<svg[\s>]/i.test(text);
}

/** @returns the first bytes as Latin-1 text */
async function readHead(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CodedError('ORIGINAL_MISSING');
    throw error;
  }
}

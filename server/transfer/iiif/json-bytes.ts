import zlib from 'node:zlib';
import { CodedError } from '@/lib/errors';
import { parseJson } from '@/lib/iiif/parse-json';

/** Bytes of a manifest or collection: far beyond any book's. */
export const JSON_MOST_BYTES = 32_000_000;

/**
 * Reads the bytes of a manifest or collection, also packed ones that do not say so.
 * @param url where they are from, for the refusal
 * @param type its `Content-Type`, where it has one
 * @throws CodedError IIIF_UNREADABLE
 */
export function readJsonBytes(bytes: Buffer, url: string, type = ''): unknown {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? null;
  try {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return parseJson(
      isPacked ? zlib.gunzipSync(bytes, { maxOutputLength: JSON_MOST_BYTES }) : bytes,
      charset,
    );
  } catch (error) {
    throw new CodedError('IIIF_UNREADABLE', { url }, { cause: error });
  }
}

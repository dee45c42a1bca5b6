import { createHash, randomBytes } from 'node:crypto';
import { tidyText } from '@/lib/catalogue/text-fields';
import { CodedError } from '@/lib/errors';
import {
  CAPTIONS_MOST_BYTES,
  CAPTIONS_TYPE,
  type NarrationType,
  type TourMediaView,
} from '@/lib/tours/media';
import { readWebVtt } from '@/lib/tours/web-vtt';
import { requireLive } from '@/server/catalogue/arrangements/rows';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { keys, type Storage } from '@/server/storage/storage';
import { mediaViewOf } from './media';
import { readRecording } from './recording';

interface Places {
  db: Db;
  storage: Storage;
}

/**
 * Keeps a recording for one of the tour's stops, as it came. No stop plays it before a text names it.
 * @throws CodedError RECORD_UNKNOWN, NARRATION_NOT_KNOWN
 */
export async function receiveNarration(
  places: Places,
  actor: Actor<'curator'>,
  tourId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<TourMediaView> {
  const { type, seconds } = await readRecording(bytes);
  return keep(places, actor, tourId, { kind: 'NARRATION', type, seconds, name, bytes });
}

/**
 * Keeps captions for a recording.
 * @throws CodedError RECORD_UNKNOWN, INPUT_TOO_LARGE, WEBVTT_INVALID with the number of the line
 */
export async function receiveCaptions(
  places: Places,
  actor: Actor<'curator'>,
  tourId: string,
  { name, text }: { name: string; text: string },
): Promise<TourMediaView> {
  const read = readWebVtt(text);
  if (!read.ok) throw new CodedError('WEBVTT_INVALID', { line: read.line });
  const bytes = Buffer.from(read.text, 'utf8');
  if (bytes.length > CAPTIONS_MOST_BYTES) throw new CodedError('INPUT_TOO_LARGE');
  return keep(places, actor, tourId, { kind: 'CAPTIONS', type: CAPTIONS_TYPE, seconds: null, name, bytes });
}

interface Kept {
  kind: 'NARRATION' | 'CAPTIONS';
  type: NarrationType | typeof CAPTIONS_TYPE;
  seconds: number | null;
  name: string;
  bytes: Uint8Array;
}

/** The row first: what is in storage without one is swept. */
async function keep(
  { db, storage }: Places,
  actor: Actor<'curator'>,
  tourId: string,
  { bytes, name, ...facts }: Kept,
): Promise<TourMediaView> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = randomBytes(18).toString('base64url');
  const row = await db.$transaction(async (tx) => {
    await requireLive(tx, 'tour', tourId);
    return tx.tourMedia.create({
      data: {
        ...{ id, tourId, sha256, ...facts },
        bytes: bytes.length,
        name: tidyText(name)?.slice(0, 200) ?? '',
        createdById: actor.id,
      },
    });
  });
  await storage.put(keys.narration(sha256), bytes, bytes.length);
  return mediaViewOf(row);
}

import { CodedError } from '@/lib/errors';
import { PICTURE_MOST_BYTES } from '@/lib/site/pictures';
import { databases } from '@/server/db/client';
import { actorOf, requireRole } from '@/server/people/gate';
import { isFromOurPages } from '@/server/people/same-site';
import { receivePicture } from '@/server/site/receive-picture';
import { storage } from '@/server/storage/storages';
import { answerFailure, answerValue } from './answer';

/** Takes a picture of the site: from a page of ours, by a curator, bounded, decoded and written anew. */
export async function answerPictureUpload(request: Request): Promise<Response> {
  try {
    if (!isFromOurPages(request.headers)) throw new CodedError('CROSS_SITE');
    const actor = requireRole(await actorOf(request.headers), 'curator');
    const name = nameOf(request.headers.get('x-file-name') ?? '');
    const bytes = await readBytes(request);
    return answerValue(
      await receivePicture({ db: databases().writer, storage: storage() }, actor, { name, bytes }),
    );
  } catch (error) {
    return answerFailure(error, 'picture');
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const tooLarge = () => new CodedError('PICTURE_TOO_LARGE', { megabytes: PICTURE_MOST_BYTES / 1_000_000 });
  if (Number(request.headers.get('content-length') ?? 0) > PICTURE_MOST_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > PICTURE_MOST_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Only ever shown, never a path. */
function nameOf(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 200);
  } catch {
    return '';
  }
}

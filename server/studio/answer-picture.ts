import { CodedError } from '@/lib/errors';
import { PICTURE_MOST_BYTES } from '@/lib/site/pictures';
import { databases } from '@/server/db/client';
import { actorOf, requireRole } from '@/server/people/gate';
import { isFromOurPages } from '@/server/people/same-site';
import { receivePicture } from '@/server/site/receive-picture';
import { storage } from '@/server/storage/storages';
import { answerFailure, answerValue } from './answer';
import { nameOfFile, readFileBytes } from './sent-file';

/** Takes a picture of the site: from a page of ours, by a curator, bounded, decoded and written anew. */
export async function answerPictureUpload(request: Request): Promise<Response> {
  try {
    if (!isFromOurPages(request.headers)) throw new CodedError('CROSS_SITE');
    const actor = requireRole(await actorOf(request.headers), 'curator');
    const bytes = await readFileBytes(request, PICTURE_MOST_BYTES, 'PICTURE_TOO_LARGE');
    const file = { name: nameOfFile(request), bytes };
    return answerValue(await receivePicture({ db: databases().writer, storage: storage() }, actor, file));
  } catch (error) {
    return answerFailure(error, 'picture');
  }
}

import { CodedError } from '@/lib/errors';
import { NARRATION_MOST_BYTES } from '@/lib/tours/media';
import { databases } from '@/server/db/client';
import { actorOf, requireRole } from '@/server/people/gate';
import { isFromOurPages } from '@/server/people/same-site';
import { storage } from '@/server/storage/storages';
import { receiveNarration } from '@/server/tours/receive-media';
import { answerFailure, answerValue } from './answer';
import { nameOfFile, readFileBytes } from './sent-file';

/** Takes a recording for the tour that the header `x-tour` names: from a page of ours, by a curator. */
export async function answerNarrationUpload(request: Request): Promise<Response> {
  try {
    if (!isFromOurPages(request.headers)) throw new CodedError('CROSS_SITE');
    const actor = requireRole(await actorOf(request.headers), 'curator');
    const tourId = request.headers.get('x-tour') ?? '';
    const bytes = await readFileBytes(request, NARRATION_MOST_BYTES, 'NARRATION_TOO_LARGE');
    const places = { db: databases().writer, storage: storage() };
    return answerValue(await receiveNarration(places, actor, tourId, { name: nameOfFile(request), bytes }));
  } catch (error) {
    return answerFailure(error, 'narration');
  }
}

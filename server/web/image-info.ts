import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import type { PublicImage } from './catalogue-state';
import { answerNotModified } from './conditional';
import { describeImage } from './whole-image';

const JSON_LD = 'application/ld+json';
const PLAIN_JSON = 'application/json';

/** The document may gain features while its image stays, so it is not immutable as tiles are. */
const CACHING = 'public, max-age=86400';

/** Answers info.json (Image API 3.0, 5), as JSON-LD unless the client would rather have plain JSON. */
export function answerImageInfo(
  image: PublicImage,
  publicUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
  shared: OutgoingHttpHeaders,
): void {
  const type = new Negotiator(request).mediaType([JSON_LD, PLAIN_JSON]) ?? JSON_LD;
  const body = JSON.stringify(describeImage(image, `${publicUrl}/iiif/3/${image.id}`));
  const headers: OutgoingHttpHeaders = {
    ...shared,
    'Content-Type':
      type === JSON_LD ? `${JSON_LD};profile="http://iiif.io/api/image/3/context.json"` : PLAIN_JSON,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': CACHING,
    ETag: `"${createHash('sha256').update(type).update(body).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept',
  };
  if (answerNotModified(request, response, headers)) return;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}

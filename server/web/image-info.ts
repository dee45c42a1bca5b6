import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { imageInformation } from '@/lib/iiif/image-information';
import type { SizeLimits } from '@/lib/iiif/image-request';
import type { PublicImage } from './catalogue-state';
import { answerNotModified } from './conditional';
import { JSON_LD, PLAIN_JSON, wantsPlainJson } from './linked-json';

/** The document may gain features while its image stays, so it is not immutable as tiles are. */
const CACHING = 'public, max-age=86400';

/** The body of an image's info.json. */
export function describeImage(image: PublicImage, { publicUrl, limits }: InfoServices): string {
  const described = { ...image, stored: image.previews };
  return JSON.stringify(imageInformation(described, `${publicUrl}/iiif/3/${image.id}`, limits));
}

export interface InfoServices {
  /** Without a trailing slash. */
  publicUrl: string;
  limits: SizeLimits;
}

/** Answers info.json (Image API 3.0, 5), as JSON-LD unless the client would rather have plain JSON. */
export function answerImageInfo(
  image: PublicImage,
  services: InfoServices,
  request: IncomingMessage,
  response: ServerResponse,
  shared: OutgoingHttpHeaders,
): void {
  const type = wantsPlainJson(request)
    ? PLAIN_JSON
    : `${JSON_LD};profile="http://iiif.io/api/image/3/context.json"`;
  const body = describeImage(image, services);
  const headers: OutgoingHttpHeaders = {
    ...shared,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': CACHING,
    ETag: `"${createHash('sha256').update(type).update(body).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept',
  };
  if (answerNotModified(request, response, headers)) return;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
}

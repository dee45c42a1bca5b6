import type { OutgoingHttpHeaders } from 'node:http';
import type { ImageFormat, RequestContent } from '@/lib/iiif/image-request';
import type { PublicImage } from './catalogue-state';
import { renderingName } from './renderings';

const TYPES: Readonly<Record<ImageFormat, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** As for tiles; an address that depends on our limits is not promised for so long. */
const LASTING = 'public, max-age=31536000, s-maxage=86400, immutable';
const FOR_A_DAY = 'public, max-age=86400';

/** With this very scheme: clients compare it letter by letter (Image API 3.0, 6). */
const PROFILE = '<http://iiif.io/api/image/3/level2.json>;rel="profile"';

/** What can be said of a picture before it is made. */
export function describeRendering(
  image: PublicImage,
  { request, canonical, isLasting }: RequestContent,
  publicUrl: string,
): OutgoingHttpHeaders {
  return {
    'Content-Type': TYPES[request.format],
    'Cache-Control': isLasting ? LASTING : FOR_A_DAY,
    ETag: `"${renderingName(image, request)}"`,
    Link: linksTo(image, canonical, publicUrl),
  };
}

/** The `Link` header of a picture: its one address and what the service complies with (Image API 3.0, 4.8 and 6). */
export function linksTo(image: PublicImage, canonical: string, publicUrl: string): string {
  return `<${publicUrl}/iiif/3/${image.id}/${canonical}>;rel="canonical",${PROFILE}`;
}

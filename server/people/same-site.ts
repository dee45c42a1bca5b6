import { CodedError } from '@/lib/errors';
import { type Config, config } from '@/server/config';

/**
 * Against cross-site request forgery: the cookie is `SameSite=Lax`, a form cannot send JSON, and a browser says where it
 * stands.
 * @throws CodedError CROSS_SITE
 */
export function requireSameSite(request: Request): void {
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  if (!isJson || !isFromOurPages(request.headers)) throw new CodedError('CROSS_SITE');
}

/** Where the site is, as far as it was told. */
type Site = Pick<Config, 'publicUrl' | 'publicUrlIsSet'>;

/** Both signs must be good where both are sent; a request without either was sent by no browser that we know. */
export function isFromOurPages(headers: Headers, ours: Site = config()): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site === null && origin === null) return false;
  return (site === null || site === 'same-origin') && (origin === null || isOurs(origin, headers, ours));
}

/** The site's own address, or the one that it was opened at: behind a proxy the `Host` may be another. */
function isOurs(origin: string, headers: Headers, { publicUrl, publicUrlIsSet }: Site): boolean {
  if (!URL.canParse(origin)) return false;
  return (
    origin === new URL(publicUrl).origin || (!publicUrlIsSet && new URL(origin).host === headers.get('host'))
  );
}

/** A browser takes such a cookie over https only, for this host alone and for all of it (RFC 6265bis, 4.1.3.2). */
export const HOST_PREFIX = '__Host-';

/** True where the site is reached over https, so that cookies may demand it. */
export function isSealed(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

import { createHash, randomBytes } from 'node:crypto';

/**
 * What a page may load. Scripts run only from our own files or where `scriptSources` names them one by one.
 * Inline `style` attributes are allowed, for placeholders and justified rows are sized on the server by the picture they hold
 * (proportions and a `data:` background); style elements are not. `imageHosts` are those of the institution's own base map.
 */
export function contentSecurityPolicy(
  scriptSources: readonly string[],
  styleSources: readonly string[] = [],
  imageHosts: readonly string[] = [],
): string {
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...scriptSources].join(' ')}`,
    `style-src ${["'self'", ...styleSources].join(' ')}`,
    "style-src-attr 'unsafe-inline'",
    `img-src ${["'self'", 'data:', ...imageHosts].join(' ')}`,
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Beside the policy, on everything that Next answers. */
export const PAGE_SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** 144 random bits, in characters that stand unescaped in HTML, JSON and a header. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** What Next must find on a request to mark its own scripts with the nonce. */
export function policyWithNonce(nonce: string): string {
  return contentSecurityPolicy([`'nonce-${nonce}'`]);
}

/**
 * For a page that is rendered for one reader and not kept: the library of the studio's controls adds a style element of its
 * own, which it marks with the page's nonce.
 */
export function personalPolicy(nonce: string, imageHosts: readonly string[] = []): string {
  return contentSecurityPolicy([`'nonce-${nonce}'`], [`'nonce-${nonce}'`], imageHosts);
}

const SCRIPT = /<script([^>]*)>([\s\S]*?)<\/script>/g;
const HAS_SOURCE = /\ssrc=/;

/**
 * Turns a page rendered with a secret nonce into one that can be kept: the inline scripts that bear the nonce are allowed by
 * their SHA-256, and the nonce is gone. A script without it (which text from the catalogue could at worst have become)
 * is not allowed by anything. Only whoever renders knows the nonce while it means something.
 * @returns the page and the sources for `contentSecurityPolicy`.
 */
export function replaceNonceByHashes(html: string, nonce: string): { html: string; scriptSources: string[] } {
  const attribute = ` nonce="${nonce}"`;
  // Next repeats the nonce in the data it hydrates from, whose rows state their length: same length, no meaning.
  const blank = '0'.repeat(nonce.length);
  const sources = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(SCRIPT)) {
    if (!attributes.includes(attribute) || HAS_SOURCE.test(attributes)) continue;
    const kept = text.replaceAll(attribute, '').replaceAll(nonce, blank);
    sources.add(`'sha256-${createHash('sha256').update(kept).digest('base64')}'`);
  }
  return {
    html: html.replaceAll(attribute, '').replaceAll(nonce, blank),
    scriptSources: [...sources],
  };
}

/** Sitemaps (https://www.sitemaps.org/protocol.html) with the other languages of each page and its pictures. */
import { element, type Xml } from '../text/xml';

/** A page in all languages. Addresses are absolute. */
export interface SitemapPage {
  /** By BCP 47. */
  addresses: Readonly<Record<string, string>>;
  /** ISO 8601; null where nobody has noted it. */
  changedAt: string | null;
  picture: string | null;
}

/** Pages of one file: a few languages each stay below the 50,000 addresses that a file may have. */
export const PAGES_OF_A_FILE = 10_000;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** One file: each page once for every language that it can be read in. */
export function sitemapXml(pages: readonly SitemapPage[]): string {
  const namespaces = {
    xmlns: SITEMAP,
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  };
  return `${DECLARATION}${element('urlset', namespaces, pages.flatMap(urlsOf)).xml}`;
}

function urlsOf({ addresses, changedAt, picture }: SitemapPage): Xml[] {
  const shared = [
    ...(changedAt ? [element('lastmod', {}, changedAt)] : []),
    ...Object.entries(addresses).map(([hreflang, href]) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href }, ''),
    ),
    ...(picture ? [element('image:image', {}, [element('image:loc', {}, picture)])] : []),
  ];
  return Object.values(addresses).map((address) =>
    element('url', {}, [element('loc', {}, address), ...shared]),
  );
}

/** What leads to several files. @param addresses absolute */
export function sitemapIndexXml(addresses: readonly string[]): string {
  const files = addresses.map((address) => element('sitemap', {}, [element('loc', {}, address)]));
  return `${DECLARATION}${element('sitemapindex', { xmlns: SITEMAP }, files).xml}`;
}

import { LANGUAGES } from '@/lib/catalogue/languages';
import { pagePath } from '@/lib/iiif/addresses';
import { TEXT_PAGES } from '@/lib/site/documents';
import { PAGES_OF_A_FILE, type SitemapPage, sitemapIndexXml, sitemapXml } from '@/lib/site/sitemap';
import type { Published } from './published';

const FILE = /^\/sitemap(?:-([1-9][0-9]{0,3}))?\.xml$/;

/** Below each language, those that no record makes. */
const FIXED_PAGES = [
  '',
  '/photographs',
  '/search',
  '/timeline',
  '/map',
  '/places',
  '/communities',
  ...TEXT_PAGES.map((key) => `/${key}`),
  '/credits',
  '/contact',
];

/**
 * A file of the sitemap, or the list of its files where there are several.
 * @returns null where there is none at that path
 */
export async function sitemapAt(path: string, published: Published): Promise<string | null> {
  const match = FILE.exec(path);
  if (!match) return null;
  const pages = await pagesOf(published);
  const files = Math.ceil(pages.length / PAGES_OF_A_FILE);
  const number = match[1] === undefined ? null : Number(match[1]);
  if (number === null && files > 1) {
    const { publicUrl } = published.publisher;
    return sitemapIndexXml(Array.from({ length: files }, (_, n) => `${publicUrl}/sitemap-${n + 1}.xml`));
  }
  if (number !== null && (files === 1 || number > files)) return null;
  const from = ((number ?? 1) - 1) * PAGES_OF_A_FILE;
  return sitemapXml(pages.slice(from, from + PAGES_OF_A_FILE));
}

async function pagesOf({ exhibition, publisher, tours, activities }: Published): Promise<SitemapPage[]> {
  const { publicUrl } = publisher;
  const changes = new Map((await activities()).map(({ subject, at }) => [subject.id, at]));
  const page = (path: string, id: string | null, picture: string | null = null): SitemapPage => ({
    addresses: Object.fromEntries(
      LANGUAGES.map((language) => [language, `${publicUrl}${pagePath(language, path)}`]),
    ),
    changedAt: (id !== null && changes.get(id)) || null,
    picture,
  });
  return [
    ...FIXED_PAGES.map((path) => page(path, null)),
    ...exhibition.sections.map(({ id, slug }) => page(`/sections/${slug}`, id)),
    ...(tours.length > 0 ? [page('/tours', null)] : []),
    ...tours.map(({ id, slug }) => page(`/tours/${slug}`, id)),
    ...slugsOf(exhibition.authorities.places).map((slug) => page(`/places/${slug}`, null)),
    ...slugsOf(exhibition.authorities.communities).map((slug) => page(`/communities/${slug}`, null)),
    ...exhibition.walk.map(({ id, slug, image }) => {
      // A stand-in is never handed on as the photograph's picture (DECISIONS, 12).
      const preview = image && !image.standIn ? image.previews.at(-1) : undefined;
      return page(`/photographs/${slug}`, id, preview ? `${publicUrl}${preview.url}` : null);
    }),
  ];
}

/** Merged entries are under what they were merged into. */
function slugsOf(entries: ReadonlyMap<string, { slug: string }>): string[] {
  return [...new Set([...entries.values()].map(({ slug }) => slug))];
}

/** What is nobody's to find stays out; everything else may be read. */
export function robotsText(publicUrl: string): string {
  const closed = LANGUAGES.flatMap((language) => [
    `Disallow: /${language}/studio`,
    `Disallow: /${language}/preview`,
  ]);
  return [
    'User-agent: *',
    ...closed,
    'Disallow: /api/',
    'Disallow: /cite/',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
}

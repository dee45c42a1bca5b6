import { expect, it } from 'vitest';
import { sitemapIndexXml, sitemapXml } from './sitemap';

it('writes a page once for each language, each with all the others', () => {
  const addresses = { ar: 'https://x.example/ar/a', en: 'https://x.example/en/a?b=1&c' };
  const xml = sitemapXml([{ addresses, changedAt: null, picture: null }]);
  expect(xml.match(/<loc>/g)).toHaveLength(2);
  expect(xml.match(/hreflang="ar"/g)).toHaveLength(2);
  expect(xml).toContain('<loc>https://x.example/en/a?b=1&amp;c</loc>');
  expect(xml).not.toContain('lastmod');
});

it('leads to several files', () => {
  expect(sitemapIndexXml(['https://x.example/sitemap-1.xml'])).toContain(
    '<sitemap><loc>https://x.example/sitemap-1.xml</loc></sitemap>',
  );
});

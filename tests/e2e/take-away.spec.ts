import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type BrowserContextOptions, expect } from '@playwright/test';
import sharp from 'sharp';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { expectAccessible } from './support/accessible';
import { test } from './support/test';
import { expectToFit } from './support/well-made';

/** Of the Met, under CC0. */
const SLUG = 'english-chapel-1854';

// One after the other: the scan is brought once.
test.describe.configure({ mode: 'default' });

test.beforeAll(async ({ site }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'scan-'));
  const file = path.join(folder, 'chapel.jpg');
  await writeFile(file, await jpegOf(photograph(2600, 1950, 1, 41)));
  await promisify(execFile)(process.execPath, ['dist/import.js', file, '--photograph', SLUG], {
    env: { ...process.env, DATA_DIR: site.dataDir },
  });
  await rm(folder, { recursive: true });
});

const VISITORS = [
  {
    language: 'ar',
    words: arabic,
    use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  },
  { language: 'en', words: english, use: { viewport: { width: 1440, height: 900 } } },
] as const satisfies { use: BrowserContextOptions; [name: string]: unknown }[];

for (const { language, words, use } of VISITORS) {
  test(`a photograph is cited, copied and taken away in ${language} @once`, async ({ browser, site }) => {
    const context = await browser.newContext({ ...use, baseURL: site.url, locale: language });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    await page.goto(`/${language}/photographs/${SLUG}`);
    await page.locator('summary', { hasText: words.citation.heading }).click();
    await page.getByRole('button', { name: words.citation.copy }).first().click();
    await expect(page.getByRole('status').filter({ hasText: words.citation.copied })).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(
      language === 'ar' ? /^أوغست سالزمان\. «.*٢٠[٠-٩]{2}\.$/ : /^Salzmann, Auguste\. .*20\d\d\.$/,
    );
    // Nobody has said under which address this site is published.
    expect(copied).not.toContain('://');
    await page.locator('summary', { hasText: words.downloads.heading }).click();
    await expectAccessible(page);
    await expectToFit(page);
    const begun = page.waitForEvent('download');
    await page.getByRole('link', { name: words.downloads.sizes.small, exact: true }).click();
    const download = await begun;
    expect(download.suggestedFilename()).toBe(`${SLUG}-1000x750.jpg`);
    expect(await sharp(await download.path()).metadata()).toMatchObject({
      width: 1000,
      height: 750,
      format: 'jpeg',
    });
    await context.close();
  });
}

test('citing and downloading need no script, and a stand-in is no download @once', async ({
  browser,
  site,
  request,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto(`/en/photographs/${SLUG}`);
  await page.locator('summary', { hasText: english.citation.heading }).click();
  await expect(page.getByRole('button', { name: english.citation.copy })).toHaveCount(0);
  for (const format of ['BibTeX', 'RIS', 'CSL-JSON']) {
    const link = await page.getByRole('link', { name: format }).getAttribute('href');
    const answer = await request.get(link ?? '');
    expect(answer.headers()['content-disposition']).toMatch(
      new RegExp(`filename="${SLUG}\\.(bib|ris|json)"`),
    );
    expect(await answer.text()).toContain('2005.100.373');
  }
  await page.locator('summary', { hasText: english.downloads.heading }).click();
  await expect(page.locator('a[download$=".jpg"]')).toHaveCount(3);
  await page.goto('/en/photographs/panorama-of-jerusalem-1870');
  await expect(page.locator('a[download$=".jpg"]')).toHaveCount(0);
  await context.close();
});

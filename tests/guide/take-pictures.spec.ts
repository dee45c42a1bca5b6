import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '@/lib/catalogue/languages';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { test } from '../e2e/support/studio';
import { studioWords } from '../e2e/support/words';

const SUBJECT = 'egyptian-camel-transport-olivet-1918';

/** Puts what the page shows into `docs/images/guide/<language>/<name>.jpg`. */
async function take(page: Page, language: Language, name: string): Promise<void> {
  const folder = path.resolve('docs', 'images', 'guide', language);
  mkdirSync(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: path.join(folder, `${name}.jpg`),
    type: 'jpeg',
    quality: 72,
    animations: 'disabled',
  });
}

test('the pictures of the guide', async ({ browser, site, db, colleague, language }) => {
  const { page } = await colleague('administrator', language === 'ar' ? 'ليلى' : 'Layla');
  const words = studioWords('editor', language);
  const show = async (name: string, address: string) => {
    await page.goto(`/${language}/studio${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await take(page, language, name);
  };

  const stranger = await (await browser.newContext({ baseURL: site.url })).newPage();
  await stranger.goto(`/${language}/studio/sign-in`);
  await take(stranger, language, 'sign-in');
  await stranger.context().close();

  const { id } = await db.reader.photograph.findUniqueOrThrow({ where: { slug: SUBJECT } });
  // The sheet that stands in for this photograph is drawn first.
  await expect
    .poll(() => db.reader.scan.count({ where: { photographId: id, state: 'READY' } }), { timeout: 120_000 })
    .toBe(1);
  await show('worklist', '');
  await show('sections', '/sections');
  await show('transfer', '/transfer');
  await show('site', '/site/home');
  await show('editor', `/photographs/${id}`);
  await takeUpload(page, language);
  await takeEditing(page, language, id, words);
});

async function takeUpload(page: Page, language: Language): Promise<void> {
  const words = studioWords('upload', language);
  await page.goto(`/${language}/studio/upload`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words.choose }).click();
  await (await chooser).setFiles(
    await Promise.all(
      [21, 22].map(async (seed) => ({
        name: `scan-${language}-${seed}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await jpegOf(photograph(2400, 1800, 3, language === 'ar' ? seed : seed + 10)),
      })),
    ),
  );
  await expect(page.getByText(words.stages.ready, { exact: true })).toHaveCount(2);
  await take(page, language, 'upload');
}

async function takeEditing(
  page: Page,
  language: Language,
  id: string,
  words: ReturnType<typeof studioWords<'editor'>>,
): Promise<void> {
  await page.goto(`/${language}/studio/photographs/${id}`);
  const caption = page.getByRole('textbox', {
    name: words.inLanguage.ar.replace('{field}', words.fields.caption),
    exact: true,
  });
  await caption.fill(`${await caption.inputValue()} على سفح الجبل.`);
  await expect(page.getByTestId('stale-en')).toContainText(words.stale.pill);
  await page.getByTestId('stale-en').scrollIntoViewIfNeeded();
  await take(page, language, 'stale');
  await page.getByRole('button', { name: words.bar.publishAgain }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await take(page, language, 'publish');
  await page.keyboard.press('Escape');
  await page.goto(`/${language}/studio/photographs/${id}/history`);
  await expect(page.locator('ins').first()).toBeVisible();
  await take(page, language, 'history');
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '@/lib/catalogue/languages';
import { type Institution, openInstitution } from '@/tests/fixtures/iiif-institution';
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

/** What stands in the address field; a server of this machine answers in its place. */
const LIBRARY = 'https://library.example';

test('the picture of what another institution publishes', async ({ colleague, language }) => {
  const { page } = await colleague('administrator', language === 'ar' ? 'ليلى' : 'Layla');
  const words = studioWords('transfer', language).iiif;
  const institution = await openInstitution();
  try {
    const address = `/iiif/old-city-${language}/manifest.json`;
    institution.put(address, albumOf(institution, address, language));
    await page.route('**/api/studio**', async (route) => {
      const postData = route.request().postData()?.replaceAll(LIBRARY, institution.origin);
      await route.continue({ postData });
    });
    await page.goto(`/${language}/studio/transfer`);
    await page.getByLabel(words.address, { exact: true }).fill(LIBRARY + address);
    await page.getByRole('button', { name: words.start, exact: true }).click();
    // The heads, the manifest, and its canvases.
    await expect(page.getByRole('region', { name: words.results }).getByRole('row')).toHaveCount(6);
    await expect(page.getByRole('button', { name: words.start, exact: true })).toBeEnabled();
    await page.getByRole('heading', { name: words.title }).evaluate((heading) => heading.scrollIntoView());
    await take(page, language, 'iiif');
  } finally {
    await institution.close();
  }
});

/** Three photographs, one of them given out in pieces only, and a film. */
function albumOf(institution: Institution, address: string, language: Language): object {
  const names = [
    ['باب العمود', 'Damascus Gate', 'photograph'],
    ['طريق الآلام', 'Via Dolorosa', 'photograph'],
    ['سوق القطّانين', 'Suq al-Qattanin', 'pieces'],
    ['في الأسواق', 'In the markets', 'film'],
  ] as const;
  const items = names.map(([ar, en, kind], at) => {
    const id = `${institution.origin}${address}/${at + 1}`;
    const limit = kind === 'pieces' ? { maxWidth: 900 } : {};
    const service = institution.putService(`${address}/image/${at + 1}`, {
      ...{ version: 3, width: 1800, height: 1200, ...limit },
    });
    const image = {
      id: `${service}/full/max/0/default.jpg`,
      service: [{ id: service, type: 'ImageService3' }],
    };
    const body = kind === 'film' ? { id: `${id}.mp4`, type: 'Video' } : { ...image, type: 'Image' };
    const painted = [{ type: 'Annotation', motivation: 'painting', body }];
    return {
      ...{
        id,
        type: 'Canvas',
        label: { [language]: [language === 'ar' ? ar : en] },
        width: 1800,
        height: 1200,
      },
      items: [{ type: 'AnnotationPage', items: painted }],
    };
  });
  return {
    ...{ '@context': 'http://iiif.io/api/presentation/3/context.json', id: institution.origin + address },
    ...{ type: 'Manifest', label: { ar: ['ألبوم البلدة القديمة'], en: ['Album of the Old City'] }, items },
  };
}

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

import { randomInt } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { openDatabases } from '@/server/db/client';
import { jpegOf, photograph } from '../fixtures/images';
import { enterAs, makePerson } from '../fixtures/people';
import { expectAccessible } from './support/accessible';
import { test } from './support/test';

/** A file as it lies in the browser: paths with Arabic in them depend on the machine's own settings. */
interface Scan {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Scans that no other test has sent. */
async function scans(count: number, width = 1200): Promise<Scan[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      name: `${randomInt(1e9)}-القدس ${index}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await jpegOf(photograph(width, Math.round(width * 0.7), 3, randomInt(1e9))),
    })),
  );
}

test.beforeEach(async ({ context, site, language }) => {
  const { writer, reader } = openDatabases(`file:${site.dataDir}/catalogue.db`);
  const person = await makePerson(writer, 'curator', { language });
  await enterAs(context, writer, site, person);
  await Promise.all([writer.$disconnect(), reader.$disconnect()]);
});

const WORDS = {
  ar: { ready: 'جاهز', left: 'غير مكتمل', choose: 'اختيار ملفات', pause: /^إيقاف «/, resume: /^استئناف «/ },
  en: {
    ready: 'Ready',
    left: 'Not whole',
    choose: 'Choose files',
    pause: /^Pause “/,
    resume: /^Go on with “/,
  },
} as const;

const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('bdi') });

/** Files that are chosen before the page's script runs reach nobody; the first list says that it does. */
async function openUploads(page: Page, language: string): Promise<void> {
  const listed = page.waitForResponse('**/api/studio/uploads.list');
  await page.goto(`/${language}/studio/upload`);
  await listed;
}

async function choose(page: Page, files: Scan[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
}

test('three scans at once arrive through a line that breaks, and show themselves @wide', async ({
  page,
  language,
}) => {
  await openUploads(page, language);
  const files = await scans(3);
  let cuts = 0;
  await page.route('**/api/uploads/*', async (route) => {
    cuts += 1;
    if (cuts <= 4 && route.request().method() === 'PATCH') await route.abort('connectionreset');
    else await route.continue();
  });
  await choose(page, files);
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).getByText(WORDS[language].ready, { exact: true })).toHaveCount(3, {
    timeout: 45_000,
  });
  expect(cuts).toBeGreaterThan(4);
  await expect(rows(page).locator('img')).toHaveCount(3);
  const widths = await rows(page)
    .locator('img')
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(widths.every((width) => width > 0)).toBe(true);
  await expectAccessible(page);
});

test('what was left half-way goes on when the same file is chosen again @once', async ({
  page,
  language,
}) => {
  await openUploads(page, language);
  const left = await scans(1, 2600);
  await page.route('**/api/uploads/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.continue(),
  );
  await choose(page, left);
  await expect(rows(page)).toHaveCount(1);
  await page.waitForRequest((request) => request.method() === 'PATCH');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(rows(page).getByText(WORDS[language].left, { exact: true })).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const created: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/uploads')
      created.push(request.url());
  });
  await choose(page, left);
  await expect(rows(page).getByText(WORDS[language].ready, { exact: true })).toBeVisible({ timeout: 45_000 });
  expect(created).toEqual([]);
  await expect(rows(page)).toHaveCount(1);
});

test('by keyboard: choose, pause and go on @once', async ({ page, language }) => {
  await openUploads(page, language);
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => {});
  });
  const files = await scans(1);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: WORDS[language].choose }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(files);
  const listed = page.waitForResponse('**/api/studio/uploads.list');
  await page.getByRole('button', { name: WORDS[language].pause }).press('Enter');
  const resume = page.getByRole('button', { name: WORDS[language].resume });
  await expect(resume).toBeFocused();
  await listed;
  await expect(resume, 'what the server says moves nobody’s keyboard').toBeFocused();
  await resume.press('Enter');
  await expect(rows(page).getByText(WORDS[language].ready, { exact: true })).toBeVisible({ timeout: 45_000 });
});

test('what is no scan is refused before it is sent, or with its first bytes @once', async ({
  page,
  language,
}) => {
  await openUploads(page, language);
  const markup = Buffer.from('<script>alert(1)</script>');
  const fake = Buffer.from(`<!doctype html><script>alert(1)</script>${' '.repeat(20_000 + randomInt(1e4))}`);
  await choose(page, [
    { name: 'page.html', mimeType: 'text/html', buffer: markup },
    { name: 'fake.jpg', mimeType: 'image/jpeg', buffer: fake },
  ]);
  await expect(page.getByRole('alert').filter({ hasText: 'page.html' })).toContainText('HTML');
  await expect(rows(page).filter({ hasText: 'fake.jpg' })).toContainText(/JPEG/);

  // As a browser answers for a file whose card was taken out.
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  const [gone] = await scans(1);
  if (!gone) throw new Error('no scan');
  await choose(page, [gone]);
  await expect(page.getByRole('alert').filter({ hasText: gone.name })).toBeVisible();
});

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { expectAccessible } from './support/accessible';
import { keepPicture } from './support/pictures';
import { test } from './support/studio';
import { studioWords } from './support/words';

const EDITOR = studioWords('editor', 'ar');
const UPLOAD = studioWords('upload', 'ar');
const PEOPLE = studioWords('people', 'ar');
const COMMON = studioWords('common', 'ar');

const PASSWORD = 'زيتونة على سور المدينة';

/** Bytes a second: slow enough that a file of this size is cut in its middle. */
const SLOW_LINE = 400_000;

interface ScanFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Real scans where the shared folder stands beside the project, pictures made on the spot elsewhere. */
async function threeScans(): Promise<ScanFile[]> {
  const folder = path.resolve('..', 'shared', 'photographs');
  const mimeType = 'image/jpeg';
  if (existsSync(folder)) {
    const names = readdirSync(folder).filter((name) => /^(?:04031u|16155u|16022u)\.jpg$/.test(name));
    if (names.length === 3)
      return names.map((name) => ({ name, mimeType, buffer: readFileSync(path.join(folder, name)) }));
  }
  return Promise.all(
    [11, 12, 13].map(async (seed) => ({
      name: `مسح ${seed}.jpg`,
      mimeType,
      buffer: await jpegOf(photograph(1600, 1200, 3, seed)),
    })),
  );
}

/** What the server's own engineer does for a new curator: one command, which prints a link. */
async function printedLink(site: { url: string; dataDir: string }, email: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['dist/people.js', 'add', email, '--role', 'curator', '--name', 'ليلى', '--language', 'ar'],
    { env: { ...process.env, DATA_DIR: site.dataDir, PUBLIC_URL: site.url } },
  );
  return stdout.match(/https?:\S+/)?.[0] ?? '';
}

async function setPassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: PEOPLE.door.newPassword, exact: true }).fill(PASSWORD);
  await page.getByRole('textbox', { name: PEOPLE.door.passwordAgain, exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: COMMON.pages.worklist })).toBeVisible();
}

/** Sends the scans over a slow line that is cut while they are on their way. */
async function uploadOverABrokenLine(page: Page, scans: ScanFile[]): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const set = (offline: boolean, uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await line.send('Network.enable');
  await set(false, SLOW_LINE);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: UPLOAD.choose }).click();
  await (await chooser).setFiles(scans);
  await expect(page.getByText(UPLOAD.stages.sending).first()).toBeVisible();
  await set(true, SLOW_LINE);
  await expect(page.getByText(UPLOAD.stages.waiting).first()).toBeVisible();
  await set(false, -1);
  await expect(page.getByText(UPLOAD.stages.ready, { exact: true })).toHaveCount(scans.length, {
    timeout: 60_000,
  });
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function waitUntilSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toContainText(COMMON.autosave.saved);
}

const inLanguage = (name: string, language: 'ar' | 'en') =>
  EDITOR.inLanguage[language].replace('{field}', name);

async function writeBothLanguages(page: Page): Promise<void> {
  const { title, caption, altText } = EDITOR.fields;
  await field(page, inLanguage(title, 'ar')).fill('عند باب العمود');
  await field(page, inLanguage(caption, 'ar')).fill('ناس ودواب عند باب العمود في ضوء الصباح.');
  await field(page, inLanguage(altText, 'ar')).fill('باب حجري عالٍ بين برجين، وأمامه جمع من الناس والدواب.');
  await field(page, inLanguage(title, 'en')).fill('At the Damascus Gate');
  await field(page, inLanguage(caption, 'en')).fill(
    'People and animals at the Damascus Gate in morning light.',
  );
  await field(page, inLanguage(altText, 'en')).fill(
    'A tall stone gate between two towers, people and animals before it.',
  );
  const rights = page.getByRole('combobox', { name: EDITOR.fields.rightsId });
  // A page that still moves to the field closes its list.
  await expect(async () => {
    await rights.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await waitUntilSaved(page);
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: EDITOR.bar.publish }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: EDITOR.publish.now }).click();
  await expect(dialog.getByText(EDITOR.publish.done)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

async function secondBrowser(browser: Browser, first: BrowserContext, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ar',
    storageState: await first.storageState(),
  });
  return context.newPage();
}

interface Journey {
  page: Page;
  id: string;
  keep(page: Page, name: string): Promise<void>;
}

/** One language changes: the other lags behind until someone has looked. */
async function bringUpToDate({ page, keep }: Journey): Promise<void> {
  const { caption } = EDITOR.fields;
  await field(page, inLanguage(caption, 'ar')).fill('ناس ودواب عند باب العمود في ضوء المساء.');
  await waitUntilSaved(page);
  await expect(page.getByTestId('stale-en')).toContainText(EDITOR.stale.pill);
  await keep(page, 'stale');
  await field(page, inLanguage(caption, 'en')).fill(
    'People and animals at the Damascus Gate in evening light.',
  );
  await expect(page.getByTestId('stale-en')).toBeEmpty();
  await waitUntilSaved(page);
}

async function findOnTheSite(visitor: Page, slug: string, keep: Journey['keep']): Promise<void> {
  for (const language of LANGUAGES) {
    await visitor.goto(`/${language}/photographs`);
    await visitor.locator(`a[href="/${language}/photographs/${slug}"]`).first().click();
    await expect(visitor.getByRole('heading', { level: 1 })).toContainText(
      language === 'ar' ? 'عند باب العمود' : 'At the Damascus Gate',
    );
    await expect(visitor.locator('[data-zoom="complete"]')).toBeVisible();
    await keep(visitor, `public-${language}`);
  }
}

async function editInTwoBrowsers({ page, id, keep }: Journey, other: Page): Promise<void> {
  const title = inLanguage(EDITOR.fields.title, 'en');
  await other.goto(`/ar/studio/photographs/${id}`);
  await expect(other.getByTestId('save-state')).toHaveAttribute('data-standing', 'saved');
  // What has been looked up meanwhile is no conflict.
  await page.route('**/api/studio/photographs.revision', (route) => route.abort());
  const kept = other.waitForResponse('**/api/studio/photographs.save');
  await field(other, title).fill('Damascus Gate, morning');
  await kept;
  await field(page, title).fill('Damascus Gate, evening');
  const conflict = page.getByRole('alert').getByRole('article');
  await expect(conflict).toHaveCount(1);
  await page.unroute('**/api/studio/photographs.revision');
  await keep(page, 'conflict');
  await conflict.getByRole('button', { name: EDITOR.conflict.takeMine }).click();
  await waitUntilSaved(page);
  await expect(field(other, title)).toHaveValue('Damascus Gate, evening');
}

async function restoreOldVersion({ page, keep }: Journey): Promise<void> {
  await page.getByRole('link', { name: EDITOR.bar.history }).click();
  await page.getByRole('button', { name: EDITOR.history.restoreVersion }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: EDITOR.history.restore, exact: true }).click();
  await expect(page.getByText(EDITOR.history.restored, { exact: true })).toBeVisible();
  await keep(page, 'history');
  await page.getByRole('link', { name: EDITOR.history.back }).click();
}

async function trashAndRestore({ page }: Journey, visitor: Page, slug: string): Promise<void> {
  await page.getByRole('button', { name: EDITOR.bar.trash }).click();
  await page.getByRole('dialog').getByRole('button', { name: EDITOR.trash.move }).click();
  await expect(page.getByText(EDITOR.readOnly.trash)).toBeVisible();
  await expect.poll(async () => (await visitor.request.get(`/ar/photographs/${slug}`)).status()).toBe(410);
  await page.getByRole('button', { name: EDITOR.trash.restore }).click();
  await expect(field(page, inLanguage(EDITOR.fields.title, 'ar'))).toBeEnabled();
}

test('a new curator, in Arabic: from the printed link to a published photograph, and back from every mistake @once', async ({
  browser,
  site,
  db,
  viewport,
}, info) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ baseURL: site.url, locale: 'ar', viewport });
  const page = await context.newPage();
  const keep = (shown: Page, name: string) => keepPicture(shown, `journey-${name}`, info);
  await setPassword(page, await printedLink(site, 'layla@example.org'));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await keep(page, 'worklist');

  await page.getByRole('link', { name: COMMON.pages.upload, exact: true }).click();
  await uploadOverABrokenLine(page, await threeScans());
  await expectAccessible(page);
  await keep(page, 'uploaded');
  await page.getByRole('link', { name: UPLOAD.open }).first().click();
  await expect(page.getByTestId('save-state')).toBeVisible();
  const journey = { page, keep, id: new URL(page.url()).pathname.split('/').at(-1) ?? '' };

  await writeBothLanguages(page);
  await bringUpToDate(journey);
  await publish(page);
  const { slug } = await db.reader.photograph.findUniqueOrThrow({ where: { id: journey.id } });
  const visitor = await (await browser.newContext({ baseURL: site.url, viewport })).newPage();
  await findOnTheSite(visitor, slug, keep);

  const other = await secondBrowser(browser, context, site.url);
  await editInTwoBrowsers(journey, other);
  await restoreOldVersion(journey);
  await trashAndRestore(journey, visitor, slug);
  await Promise.all([other, visitor, page].map((each) => each.context().close()));
});

import { expect, type Locator, type Page } from '@playwright/test';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { makePerson } from '@/tests/fixtures/people';
import { expectAccessible } from './support/accessible';
import { test } from './support/studio';
import { studioWords } from './support/words';

const EDITOR = studioWords('editor', 'ar');
const UPLOAD = studioWords('upload', 'ar');
const PEOPLE = studioWords('people', 'ar');
const COMMON = studioWords('common', 'ar');

/** More stops than any page of the studio has from one end to the other. */
const MOST_STOPS = 120;

/** Presses Tab until the keyboard is there: what cannot be reached so cannot be used without a mouse. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  // An open list on the way hides the rest of the page from readers, and so from roles and names.
  const element = await target.elementHandle();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await element?.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

const field = (page: Page, name: string, language: 'ar' | 'en') =>
  page.getByRole('textbox', { name: EDITOR.inLanguage[language].replace('{field}', name), exact: true });

const TEXTS = [
  ['title', 'ar', 'سوق بلا فأرة'],
  ['title', 'en', 'A market without a mouse'],
  ['altText', 'ar', 'زقاق مسقوف بين دكاكين، وفي آخره ضوء ورجل يحمل سلة.'],
  ['altText', 'en', 'A vaulted lane between shops, light at its end, and a man with a basket.'],
] as const;

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/ar/studio');
  await page.waitForURL('**/studio/sign-in**');
  await expectAccessible(page);
  await tabTo(page, page.getByRole('textbox', { name: PEOPLE.door.email }));
  await page.keyboard.type(email);
  await tabTo(page, page.getByRole('textbox', { name: PEOPLE.door.password, exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: COMMON.pages.worklist })).toBeVisible();
  await expectAccessible(page);
}

async function upload(page: Page): Promise<void> {
  const listed = page.waitForResponse('**/api/studio/uploads.list');
  await press(page, page.getByRole('link', { name: COMMON.pages.upload, exact: true }));
  await listed;
  const chooser = page.waitForEvent('filechooser');
  await press(page, page.getByRole('button', { name: UPLOAD.choose }));
  const buffer = await jpegOf(photograph(1400, 1000, 3, 90_210));
  await (await chooser).setFiles({ name: 'سوق.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByText(UPLOAD.stages.ready, { exact: true })).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
  await press(page, page.getByRole('link', { name: UPLOAD.open }));
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-standing', 'saved');
}

async function writeDown(page: Page): Promise<void> {
  for (const [name, language, words] of TEXTS) {
    const target = field(page, EDITOR.fields[name], language);
    await tabTo(page, target);
    await page.keyboard.type(words);
    await expect(target).toHaveValue(words);
  }
  await tabTo(page, page.getByRole('combobox', { name: EDITOR.fields.rightsId }));
  // A page that still moves to the field closes its list.
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('save-state')).toContainText(COMMON.autosave.saved);
  await expectAccessible(page);
}

test('from sign-in to publish by keyboard alone, each page on the way accessible @once', async ({
  browser,
  site,
  db,
  viewport,
}) => {
  test.setTimeout(120_000);
  const { email, password } = await makePerson(db.writer, 'curator', { language: 'ar' });
  const context = await browser.newContext({ baseURL: site.url, locale: 'ar', viewport });
  const page = await context.newPage();
  await signIn(page, email, password);
  await upload(page);
  await writeDown(page);
  await tabTo(page, page.getByRole('button', { name: EDITOR.bar.publish }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: EDITOR.publish.now })).toBeEnabled();
  await expectAccessible(page);
  await press(page, dialog.getByRole('button', { name: EDITOR.publish.now }));
  await expect(dialog.getByText(EDITOR.publish.done)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: EDITOR.bar.publication })).toBeFocused();
  await context.close();
});

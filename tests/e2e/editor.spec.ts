import { expect, type Page } from '@playwright/test';
import { LABEL_TEXTS, labelField } from '@/lib/catalogue/draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Databases } from '@/server/db/client';
import { expectAccessible } from './support/accessible';
import { keepPicture } from './support/pictures';
import { type Colleague, giveStandIn, test } from './support/studio';
import { expectWellMade } from './support/well-made';
import { studioWords } from './support/words';

const ENGLISH = studioWords('editor', 'en');
const AUTOSAVE = studioWords('common', 'en').autosave;

const title = { ar: 'Title (Arabic)', en: 'Title (English)' } as const;

/** A draft with everything that publishing asks for but for what `without` takes away. */
async function makeDraft(
  { ask }: Colleague,
  db: Databases,
  fields: Record<string, FieldValue> = {},
): Promise<{ id: string; slug: string }> {
  const { id } = await ask('photographs.create', { title: null, language: 'en' });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const slug = `draft-${id}`;
  const changes = {
    slug,
    rightsId: rights.id,
    'labels.en.title': 'The gate',
    'labels.ar.title': 'الباب',
    'labels.en.altText': 'A tall gate in a wall, and people before it.',
    'labels.ar.altText': 'باب عالٍ في سور وأمامه ناس.',
    ...fields,
  };
  await ask('photographs.save', { id, base: 0, sitting: 'made-by-test', changes });
  await giveStandIn(db, id);
  return { id, slug };
}

async function openEditor(page: Page, id: string, language = 'en'): Promise<void> {
  await page.goto(`/${language}/studio/photographs/${id}`);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-standing', 'saved');
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function waitUntilSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toContainText(AUTOSAVE.saved);
}

test('opens in either language at every size, fits the screen, and is accessible', async ({
  curator,
  db,
  language,
}, info) => {
  const { page, complaints } = curator;
  const { id } = await makeDraft(curator, db);
  await openEditor(page, id, language);
  const words = studioWords('editor', language);
  await expectWellMade(page, 'editor', info);
  await page.getByRole('button', { name: words.bar.publish }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/${language}/studio/photographs/${id}/history`);
  await expect(page.getByRole('listitem').filter({ has: page.locator('time') })).not.toHaveCount(0);
  await expectAccessible(page);
  await keepPicture(page, 'history', info);
  expect(complaints).toEqual([]);
});

test('saves by itself, marks the other language stale, and lets it be confirmed @once', async ({
  curator,
  db,
}) => {
  const { page, ask } = curator;
  const { id } = await makeDraft(curator, db);
  await openEditor(page, id);
  await expect(page.getByTestId('stale-ar')).toBeEmpty();
  await field(page, title.en).fill('The golden gate');
  await waitUntilSaved(page);
  await expect(page.getByTestId('stale-ar')).toContainText(ENGLISH.stale.pill);
  await expect(page.getByRole('region', { name: ENGLISH.stale.heading.ar }).locator('ins')).toContainText(
    'golden',
  );
  await expect(page.getByTestId('stale-en')).toBeEmpty();
  await page.getByRole('button', { name: ENGLISH.stale.confirm.ar }).click();
  await expect(page.getByTestId('stale-ar')).toBeEmpty();
  // Bringing a stale language up to date marks no other.
  await field(page, title.en).fill('The golden gate from the east');
  await expect(page.getByTestId('stale-ar')).toContainText(ENGLISH.stale.pill);
  await field(page, title.ar).fill('الباب الذهبي من الشرق');
  await expect(page.getByTestId('stale-ar')).toBeEmpty();
  await expect(page.getByTestId('stale-en')).toBeEmpty();
  const { fields } = await ask('photographs.open', { id });
  expect(fields['labels.ar.title']).toBe('الباب الذهبي من الشرق');
});

test('shows two people each other’s changes and lets them choose field by field @once', async ({
  curator,
  colleague,
  db,
}) => {
  const { id } = await makeDraft(curator, db);
  const other = await colleague('curator', 'Basil');
  await Promise.all([openEditor(curator.page, id), openEditor(other.page, id)]);
  // What has been looked up meanwhile is no conflict.
  await curator.page.route('**/api/studio/photographs.revision', (route) => route.abort());
  await field(other.page, title.en).fill('The gate at dawn');
  await field(other.page, ENGLISH.fields.creditLine).fill('Basil’s credit');
  await waitUntilSaved(other.page);
  await expect
    .poll(async () => (await curator.ask('photographs.open', { id })).fields.creditLine)
    .toBe('Basil’s credit');
  await field(curator.page, title.en).fill('The gate at dusk');
  await expect(curator.page.getByRole('alert').getByRole('article')).toHaveCount(1);
  await curator.page.unroute('**/api/studio/photographs.revision');
  // What is in no conflict flows in, and says from whom.
  await expect(field(curator.page, ENGLISH.fields.creditLine)).toHaveValue('Basil’s credit');
  await expect(curator.page.getByText('just changed by Basil')).toBeVisible();
  const choice = curator.page.getByRole('article', { name: title.en });
  await expect(choice.locator('ins').filter({ hasText: 'dawn' })).toBeVisible();
  await expect(choice.locator('ins').filter({ hasText: 'dusk' })).toBeVisible();
  expect((await curator.ask('photographs.open', { id })).fields['labels.en.title']).toBe('The gate at dawn');
  await choice.getByRole('button', { name: ENGLISH.conflict.third }).click();
  await choice.getByRole('textbox').fill('The gate from dawn to dusk');
  await choice.getByRole('button', { name: ENGLISH.conflict.takeThird }).click();
  await waitUntilSaved(curator.page);
  await expect(field(other.page, title.en)).toHaveValue('The gate from dawn to dusk');
});

test('keeps what was written without a line, over a reload, and sends it when the line is back @once', async ({
  curator,
  db,
}) => {
  const { page, context, ask } = curator;
  const { id } = await makeDraft(curator, db);
  await openEditor(page, id);
  await context.route('**/api/studio/**', (route) => route.abort('internetdisconnected'));
  await field(page, title.en).fill('Written in a tunnel');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-standing', 'offline');
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(field(page, title.en)).toHaveValue('Written in a tunnel');
  await expect(page.getByText(AUTOSAVE.restored)).toBeVisible();
  await context.unroute('**/api/studio/**');
  await waitUntilSaved(page);
  expect((await ask('photographs.open', { id })).fields['labels.en.title']).toBe('Written in a tunnel');
});

test('leaves a date that is none at its field, unsaved and not lost @once', async ({ curator, db }) => {
  const { page, ask } = curator;
  const { id } = await makeDraft(curator, db);
  await openEditor(page, id);
  const date = field(page, ENGLISH.fields.dateEdtf);
  await date.fill('1870~');
  await expect(page.getByTestId('reading-en')).toHaveText('about 1870');
  await expect(page.getByTestId('reading-ar')).toHaveText('نحو ١٨٧٠');
  await waitUntilSaved(page);
  await date.fill('sometime');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-standing', 'refused');
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await expect(date).toHaveAccessibleDescription(/This is no EDTF date/);
  await expect(date).toHaveValue('sometime');
  expect((await ask('photographs.open', { id })).fields.dateEdtf).toBe('1870~');
  // The rest is saved all the same.
  await field(page, title.en).fill('With a date to mend');
  await expect
    .poll(async () => (await ask('photographs.open', { id })).fields['labels.en.title'])
    .toBe('With a date to mend');
  await date.fill('1870/1880');
  await waitUntilSaved(page);
});

test('takes back and does again, by button and by key @once', async ({ curator, db }) => {
  const { page } = curator;
  const { id } = await makeDraft(curator, db);
  await openEditor(page, id);
  await field(page, title.en).fill('Another gate');
  await waitUntilSaved(page);
  await page.getByRole('button', { name: ENGLISH.bar.undo }).click();
  await expect(field(page, title.en)).toHaveValue('The gate');
  await page.keyboard.press('Control+Shift+z');
  await expect(field(page, title.en)).toHaveValue('Another gate');
  await waitUntilSaved(page);
});

test('publishes to both languages’ pages within two seconds, and takes back @once', async ({
  curator,
  db,
  request,
}) => {
  const { page } = curator;
  const { id, slug } = await makeDraft(curator, db, { 'labels.ar.title': null });
  await openEditor(page, id);
  await page.getByRole('button', { name: ENGLISH.bar.publish }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: ENGLISH.publish.now })).toBeDisabled();
  await dialog.getByRole('button', { name: 'The Arabic title is missing' }).click();
  await expect(field(page, title.ar)).toBeFocused();
  await page.keyboard.type('باب الأسباط');
  await waitUntilSaved(page);
  await page.getByRole('button', { name: ENGLISH.bar.publish }).click();
  await dialog.getByRole('button', { name: ENGLISH.publish.now }).click();
  await expect(dialog.getByText(ENGLISH.publish.done)).toBeVisible();
  const published = Date.now();
  for (const language of LANGUAGES) {
    await expect
      .poll(async () => (await request.get(`/${language}/photographs/${slug}`)).text(), { intervals: [100] })
      .toContain('باب الأسباط');
  }
  expect(Date.now() - published).toBeLessThan(2_000);
  await dialog.getByRole('button', { name: ENGLISH.publish.unpublish }).click();
  await expect
    .poll(async () => (await request.get(`/en/photographs/${slug}`)).status(), { intervals: [100] })
    .toBe(404);
});

test('restores a field and a version from the history, and the draft from the trash @once', async ({
  curator,
  db,
}) => {
  const { page, ask } = curator;
  const { id } = await makeDraft(curator, db);
  await openEditor(page, id);
  await field(page, title.en).fill('A mistaken title');
  await waitUntilSaved(page);
  await page.getByRole('link', { name: ENGLISH.bar.history }).click();
  await expect(page.locator('ins').filter({ hasText: 'mistaken' })).toBeVisible();
  await page
    .getByRole('button', { name: `Restore: ${title.en}` })
    .first()
    .click();
  await expect(page.getByText(ENGLISH.history.restored, { exact: true })).toBeVisible();
  expect((await ask('photographs.open', { id })).fields['labels.en.title']).toBe('The gate');
  await page.getByRole('link', { name: ENGLISH.history.back }).click();
  await page.getByRole('button', { name: ENGLISH.bar.trash }).click();
  await page.getByRole('dialog').getByRole('button', { name: ENGLISH.trash.move }).click();
  await expect(page.getByText(ENGLISH.readOnly.trash)).toBeVisible();
  await expect(field(page, title.en)).toBeDisabled();
  await page.getByRole('button', { name: ENGLISH.trash.restore }).click();
  await expect(field(page, title.en)).toBeEnabled();
});

test('says what contributors may, and keeps them out of what they may not @once', async ({
  colleague,
  curator,
  db,
}) => {
  const contributor = await colleague('contributor', 'Dana');
  const { page } = contributor;
  const { id } = await contributor.ask('photographs.create', { title: 'Mine', language: 'en' });
  await openEditor(page, id);
  await page.getByRole('button', { name: ENGLISH.bar.publish }).click();
  await expect(page.getByText(ENGLISH.publish.curatorsOnly)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: ENGLISH.publish.now })).toHaveCount(0);
  const others = await makeDraft(curator, db);
  expect((await page.goto(`/en/studio/photographs/${others.id}`))?.status()).toBe(404);
});

test('shows what looks like markup as text, in studio, preview and public page @once', async ({
  curator,
  browser,
  site,
  db,
}) => {
  const { page, ask } = curator;
  const evil = (name: string) => `<img src=x onerror="window.hurt='${name}'"><script>window.hurt=1</script>`;
  const texts = LANGUAGES.flatMap((language) =>
    LABEL_TEXTS.map((name) => [labelField(language, name), evil(`${language} ${name}`)] as const),
  );
  const facts = [
    'dimensionsAsWritten',
    'inventoryNumber',
    'rightsAsStated',
    'creditLine',
    'seenIn',
    'internalNotes',
    'caveats',
  ];
  const { id, slug } = await makeDraft(curator, db, {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(facts.map((name) => [name, evil(name)])),
    sourceTitle: { text: evil('sourceTitle'), lang: 'fr' },
    dateAsWritten: { text: evil('dateAsWritten'), lang: 'en' },
    technique: { text: evil('technique'), lang: 'en' },
  });
  const { address } = await ask('photographs.preview', { id });
  const { revision } = await ask('photographs.open', { id });
  await ask('photographs.publish', { id, revision });
  const stranger = await (await browser.newContext({ baseURL: site.url })).newPage();
  for (const language of LANGUAGES) {
    for (const [visitor, where] of [
      [page, `/${language}/studio/photographs/${id}`],
      [page, `/${language}/studio/photographs/${id}/history`],
      [stranger, `/${language}/photographs/${slug}`],
      [stranger, address],
      [stranger, `/${language}/preview/${id}`],
    ] as const) {
      await visitor.goto(where);
      await expect(visitor.locator('body')).toContainText('<img src=x');
      expect(await visitor.evaluate(() => 'hurt' in window), where).toBe(false);
      await expect(visitor.locator('img[src="x"]')).toHaveCount(0);
    }
  }
  await stranger.context().close();
});

test('shows a draft by a signed link to a stranger, and to no one without it @once', async ({
  curator,
  browser,
  site,
  db,
}) => {
  const { id } = await makeDraft(curator, db, { 'labels.en.title': 'Seen by link only' });
  const { address } = await curator.ask('photographs.preview', { id });
  const stranger = await (await browser.newContext({ baseURL: site.url })).newPage();
  await stranger.goto(`/en/preview/${id}`);
  await expect(stranger.getByText(ENGLISH.preview.expiredTitle)).toBeVisible();
  const answer = await stranger.goto(address);
  expect(answer?.headers()['cache-control']).toContain('no-store');
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText('Seen by link only');
  await expect(stranger.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await expect(stranger.getByText(ENGLISH.preview.bar)).toBeVisible();
  await expectAccessible(stranger);
  await stranger.context().close();
});

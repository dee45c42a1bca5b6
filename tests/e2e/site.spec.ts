import { type Browser, expect, type Page } from '@playwright/test';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { type Databases, openDatabases } from '@/server/db/client';
import { enterAs, makePerson } from '../fixtures/people';
import { expectAccessible } from './support/accessible';
import { test } from './support/test';

/** Milliseconds: what is published must be seen by then. */
const VISIBLE_WITHIN = 2_000;

interface Site {
  url: string;
  dataDir: string;
}

/** Does something with the site's database, and lets go of it. */
async function withDatabase<T>({ dataDir }: Site, act: (databases: Databases) => Promise<T>): Promise<T> {
  const open = openDatabases(`file:${dataDir}/catalogue.db`);
  try {
    return await act(open);
  } finally {
    await Promise.all([open.writer.$disconnect(), open.reader.$disconnect()]);
  }
}

/** A page of a browser of its own, in which a curator is signed in. */
async function curatorsPage(browser: Browser, site: Site, name = 'Amina'): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url });
  await withDatabase(site, async ({ writer }) =>
    enterAs(context, writer, site, await makePerson(writer, 'curator', { name })),
  );
  return context.newPage();
}

const field = (page: Page, name: string) => page.locator(`[data-field="${name}"]`).locator('input, textarea');
const saved = (page: Page) => page.locator('[data-testid="save-state"][data-standing="saved"]');

/** Waits until a stranger reads these words, and says how long that took. */
async function visibleAfter(url: string, words: string): Promise<number> {
  const began = Date.now();
  await expect
    .poll(async () => (await fetch(url)).text(), { timeout: 10_000, intervals: [100] })
    .toContain(words);
  return Date.now() - began;
}

// One document is edited by these tests, one after the other.
test.describe.configure({ mode: 'serial' });

test.describe('the site’s own texts @once', () => {
  test('a change is published and read in both languages within two seconds', async ({ browser, site }) => {
    const page = await curatorsPage(browser, site);
    const word = `${Date.now()}`;
    const titles: Record<Language, string> = { ar: `عن المعرض ${word}`, en: `About ${word}` };
    await page.goto('/ar/studio/site/about');
    await expect(saved(page)).toBeVisible();
    await field(page, 'title.ar').fill(titles.ar);
    await expect(saved(page)).toBeVisible();
    const english = page.locator('[data-language="en"]');
    await expect(english.getByRole('button')).toBeVisible();
    await expect(field(page, 'title.ar')).toHaveCSS('direction', 'rtl');
    await expect(field(page, 'title.en')).toHaveCSS('direction', 'ltr');
    await expectAccessible(page);
    await field(page, 'title.en').fill(titles.en);
    await expect(english.getByRole('button')).toHaveCount(0);
    expect(await (await fetch(`${site.url}/en/about`)).text()).not.toContain(word);
    await page.getByRole('button', { name: 'نشر', exact: true }).click();
    await expect(page.getByText('نُشر، ويراه الزوار الآن.')).toBeVisible();
    for (const language of LANGUAGES) {
      const took = await visibleAfter(`${site.url}/${language}/about`, titles[language]);
      expect(took).toBeLessThanOrEqual(VISIBLE_WITHIN);
    }
    await page.context().close();
  });

  test('two curators on one field: the second chooses, and history brings back the first words', async ({
    browser,
    site,
  }) => {
    const [first, second] = [
      await curatorsPage(browser, site, 'Amina'),
      await curatorsPage(browser, site, 'Boulos'),
    ];
    for (const page of [first, second]) {
      await page.goto('/en/studio/site/rights');
      await expect(saved(page)).toBeVisible();
    }
    const original = await field(first, 'title.en').inputValue();
    // Before the second page hears of it.
    await second.route('**/api/studio/site.save', (route) => route.abort());
    await field(second, 'title.en').fill('What Boulos wrote');
    await field(first, 'title.en').fill('What Amina wrote');
    await expect(saved(first)).toBeVisible();
    await second.unroute('**/api/studio/site.save');
    await expect(second.getByText('Amina changed this field while you were writing')).toBeVisible();
    await expectAccessible(second);
    await second.getByRole('button', { name: 'Keep what I wrote' }).click();
    await expect(saved(second)).toBeVisible();
    await expect(field(first, 'title.en')).toHaveValue('What Boulos wrote');
    await first.getByRole('button', { name: 'History' }).click();
    await expect(first.getByRole('dialog')).toContainText('Boulos');
    await expectAccessible(first);
    await first.getByRole('button', { name: 'Restore 1', exact: true }).click();
    await expect(field(first, 'title.en')).toHaveValue(original);
    await first.context().close();
    await second.context().close();
  });

  test('markup and scripts in every text stay words, in both languages', async ({ browser, site }) => {
    // Six documents, each written and looked at twice.
    test.slow();
    const page = await curatorsPage(browser, site);
    const evil = '<img src=x onerror=alert(1)> [x](javascript:alert(2)) </script><script>alert(3)</script>';
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    for (const key of ['home', 'site', 'menus', 'about', 'credits', 'contact']) {
      await page.goto(`/en/studio/site/${key}`);
      await expect(saved(page)).toBeVisible();
      const texts = page.locator('[data-field$=".ar"], [data-field$=".en"]').locator('input, textarea');
      for (const text of await texts.all()) await text.fill(evil);
      await expect(saved(page)).toBeVisible();
      for (const language of LANGUAGES) {
        await page.goto(`/${language}/studio/site/${key}/preview`);
        await expect(page.getByText('onerror=alert(1)').first()).toBeVisible();
        await expect(page.locator('img[src="x"], a[href^="javascript"]')).toHaveCount(0);
      }
    }
    expect(alerts).toEqual([]);
    await withDatabase(site, ({ writer }) =>
      // What was never published is put back, so that no other test meets it.
      writer.$executeRawUnsafe(
        'UPDATE SiteDocument SET draft = (SELECT snapshot FROM SitePublication WHERE id = publicationId)',
      ),
    );
    await page.context().close();
  });
});

test.describe('a letter', () => {
  test('can be sent without script, with its errors at the fields, and is read in the studio @wide', async ({
    browser,
    site,
    language,
  }, info) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: site.url,
      locale: language,
      viewport: info.project.use.viewport,
    });
    const page = await context.newPage();
    await page.goto(`/${language}/contact`);
    const words = `A letter of ${info.project.name}, ${Date.now()}`;
    await page.locator('textarea').fill(words);
    await page.locator('input[type="email"]').fill('somebody@nowhere');
    await page.locator('main form button').click();
    await expect(page.locator('#letter-email-problem')).toBeVisible();
    await expect(page.locator('textarea')).toHaveValue(words);
    await page.locator('input[type="email"]').fill('somebody@example.org');
    await page.locator('main form button').click();
    await expect(page).toHaveURL(new RegExp(`/${language}/contact/thanks$`));
    await context.close();
    const studio = await curatorsPage(browser, site);
    await studio.goto(`/${language}/studio/letters?state=NEW`);
    const letter = studio.getByRole('article').filter({ hasText: words });
    await expect(letter).toContainText('somebody@example.org');
    await expectAccessible(studio);
    await letter.getByRole('button').first().click();
    await expect(letter).toHaveCount(0);
    await studio.context().close();
  });

  test('about a photograph carries its name @once', async ({ page, language }) => {
    await page.goto(`/${language}/photographs`);
    await page.locator('main a[href*="/photographs/"]').first().click();
    await expect(page).toHaveURL(/\/photographs\/[a-z0-9-]+$/);
    const title = await page.getByRole('heading', { level: 1 }).locator('bdi').first().textContent();
    await page.locator('a[href$="/correction"]').click();
    await expect(page.getByRole('main')).toContainText(title ?? '');
    await expectAccessible(page);
  });
});

import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { FIRST_PICTURE_MS } from './support/manifest';
import { test } from './support/test';
import { expectToFit } from './support/well-made';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function found(page: Page, language: string, query: string): Promise<string[]> {
  const answer = await page.goto(`/${language}/search?q=${encodeURIComponent(query)}`);
  expect(answer?.status(), query.slice(0, 40)).toBe(200);
  return page
    .locator('main ol a[href*="/photographs/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.replace(/^\/\w+/, '') ?? ''));
}

test('finds the same however a name is written, on a phone without script @once', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ ...PHONE, baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const holy = await found(page, 'ar', 'القدس');
  expect(holy.length).toBeGreaterThan(0);
  expect(await found(page, 'en', 'el-kuds')).toEqual(holy);
  const old = await found(page, 'ar', 'البلدة القديمه');
  expect(await found(page, 'ar', 'البلدة القديمة')).toEqual(old);

  // As a visitor comes: by the header of any page, then narrowed by a choice.
  await page.goto('/en/photographs');
  await page.locator('header a[href="/en/search"]').tap();
  await page.getByRole('searchbox').fill('gate');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/\/en\/search\?q=gate/);
  const links = page.locator('main ol a[href*="/photographs/"]');
  expect(await links.count()).toBeGreaterThan(0);
  await page.locator('main summary').first().tap();
  const choice = page.locator('main label', { has: page.locator('input[name="section"]') }).first();
  const left = Number(/\d+$/.exec((await choice.textContent()) ?? '')?.[0]);
  await choice.tap();
  await page.locator('main details > button').tap();
  await expect(page).toHaveURL(/section=/);
  expect(await links.count()).toBe(Math.min(left, 24));
  await expect(page.locator('head meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await expectToFit(page);
  await context.close();
});

interface Numbered {
  photograph: string;
  number: string;
}

/** A photograph with an inventory number whose picture is built, so that it has a manifest. */
async function findNumbered(request: APIRequestContext): Promise<Numbered | null> {
  const list = await (await request.get('/en/photographs')).text();
  const built = list.matchAll(/href="\/en(\/photographs\/[^"#?]+)"(?:(?!<\/a>).)*\/previews\//gs);
  for (const [, photograph = ''] of built) {
    const label = await (await request.get(`/en${photograph}`)).text();
    const number = /translate="no">([^<]*\d[^<]*)</.exec(label)?.[1];
    if (number) return { photograph, number };
  }
  return null;
}

test('an inventory number leads to its manifest in two steps @once', async ({ page, request }) => {
  test.setTimeout(FIRST_PICTURE_MS + 10_000);
  let known: Numbered | null = null;
  await expect
    .poll(async () => (known = await findNumbered(request)), { timeout: FIRST_PICTURE_MS })
    .not.toBeNull();
  const { photograph, number } = known ?? { photograph: '', number: '' };
  expect(await found(page, 'en', number)).toEqual([photograph]);
  await page.goto(`/en${photograph}`);
  await expect(page.locator('a[href*="/manifest?manifest="]')).toBeAttached();
});

test('whatever is asked for is answered in words', async ({ page, language, complaints }) => {
  const asked = [
    'x'.repeat(10_000),
    '\u064e\u0652\u0651',
    '<script>alert(1)</script>',
    '"+*()-|~^:',
    '\u202e\u0007\ud83d\udd4c',
    'zzqqzzqq',
  ];
  for (const query of asked) {
    await found(page, language, query);
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toContainText(/\S/);
    await expectToFit(page);
  }
  await expectAccessible(page);
  await page.goto(`/${language}/search?q=&community=no-such-one&decade=abc&close=maybe&page=99999&sort=9`);
  await expect(page.getByRole('main')).toContainText('no-such-one');
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

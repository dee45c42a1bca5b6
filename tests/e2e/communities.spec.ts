import { expect } from '@playwright/test';
import { test } from './support/test';

test('from a community to a photograph that it shares with another, on a phone @once', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    ...{ baseURL: site.url, locale: 'ar', viewport: { width: 390, height: 844 } },
    ...{ isMobile: true, hasTouch: true },
  });
  const page = await context.newPage();
  await page.goto('/ar/communities');
  await page.locator('main nav a[href*="with=muslims"]').tap();
  await expect(page).toHaveURL(/with=muslims/);
  await expect(page.locator('main svg [data-dim]').first()).toBeAttached();
  await page.locator('#meet-photographs ~ table a[href$="/communities/muslims"]').tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('المسلمون');
  await page.locator('main a[href*="with=maghariba"]').tap();
  await expect(page).toHaveURL(/with=maghariba#shared$/);
  const shared = page.locator('section[aria-labelledby="shared"]');
  await expect(shared.locator('q').first()).toContainText(/\S{3}/);
  await shared.locator('a[href*="/photographs/"]').first().tap();
  await expect(page).toHaveURL(/\/ar\/photographs\//);
  await expect(page.getByRole('main')).toContainText('المغاربة');
  await context.close();
});

test('a community is followed by keyboard and by pointing at the ring, and chosen without script @once', async ({
  page,
  browser,
  site,
}) => {
  await page.goto('/en/communities');
  const dim = page.locator('main svg [data-dim]');
  await expect(dim).toHaveCount(0);
  const link = page.locator('main nav a[href*="with=armenians"]');
  await expect(async () => {
    await link.blur();
    await link.focus();
    await expect(dim).not.toHaveCount(0, { timeout: 200 });
  }).toPass();
  await link.press('Enter');
  await expect(page).toHaveURL(/with=armenians/);
  await expect(link).toHaveAttribute('aria-current', 'true');
  await page.locator('main svg [data-own="0"]').click();
  await expect(page).toHaveURL(/with=muslims/);
  await page.locator('main svg [data-row="places-western-wall"]').click();
  await expect(page).toHaveURL(/#places-western-wall$/);

  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto('/en/communities?with=muslims');
  await expect(still.locator('main svg [data-dim]')).not.toHaveCount(0);
  const rows = await still.locator('main tbody tr').all();
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) await expect(row).toContainText('Muslims');
  await context.close();
});

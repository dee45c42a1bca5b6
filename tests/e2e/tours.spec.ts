import { expect, type Page } from '@playwright/test';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import { expectAccessible } from './support/accessible';
import { makeTour, NAMES, PICTURES_MS } from './support/led-tour';
import { keepPicture } from './support/pictures';
import { test } from './support/studio';

async function openTour(page: Page, address: string): Promise<void> {
  await expect.poll(async () => (await page.request.get(address)).status()).toBe(200);
  await page.goto(address);
  await expect(page.locator('[data-arrived="true"] [data-zoom="complete"]')).toBeVisible({ timeout: 30_000 });
}

const current = (page: Page) => page.locator('[aria-current="step"]');

test.describe('on a phone, in Arabic', () => {
  test.use({
    language: 'ar',
    locale: 'ar',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });

  test('a visitor is led, looks closer, and reads on in English at the same stop and view @once', async ({
    page,
    db,
    complaints,
  }, info) => {
    test.setTimeout(PICTURES_MS + 60_000);
    const words = arabic.tours.player;
    const path = await makeTour(db);
    await openTour(page, `/ar${path}`);
    await page.getByRole('button', { name: words.begin }).tap();
    await expect(page).toHaveURL(/#stop-s1$/);
    await expect(page.getByRole('heading', { name: NAMES.ar[0] })).toBeVisible();
    await expect(page.getByRole('heading', { name: NAMES.ar[1] })).toBeHidden();
    // The arrow that points where an Arabic line goes on.
    await page.keyboard.press('ArrowLeft');
    await expect(page).toHaveURL(/#stop-s2$/);
    await expect(page.locator('[data-arrived="true"]')).toBeVisible();
    await expect(page.locator('[lang="en"][dir="ltr"]', { hasText: 'In English only.' })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, 'tour-stop', info);

    await page.getByRole('button', { name: arabic.viewer.zoomIn }).tap();
    await expect(page).toHaveURL(/#stop-s2&xywh=\d+,\d+,\d+,\d+$/);
    const { hash } = new URL(page.url());
    await page.locator('a[data-same-page]').tap();
    await expect(page.getByRole('heading', { name: NAMES.en[1] })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/en${path}${hash}$`));
    await page.getByRole('button', { name: english.tours.player.back }).tap();
    await expect(page).toHaveURL(/#stop-s2$/);

    await page.getByRole('button', { name: english.tours.player.next }).tap();
    await expect(page).toHaveURL(/#stop-s3$/);
    await expect(page.locator('[data-phase]')).toHaveCount(1);
    await expect(page.locator('[data-arrived="true"] [data-zoom="complete"]')).toBeVisible({
      timeout: 30_000,
    });
    await page.getByRole('link', { name: english.tours.seePhotograph }).click();
    await page.waitForURL(/\/photographs\//);
    await page.goBack();
    await expect(current(page)).toHaveAccessibleName(/The third/);
    expect(complaints).toEqual([]);
  });
});

test('a stop that is gone, an earlier visit, keys, the article, and no movement for who wants none @once', async ({
  page,
  db,
  browser,
  site,
  language,
}) => {
  test.setTimeout(PICTURES_MS + 60_000);
  const words = english.tours.player;
  const path = await makeTour(db);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openTour(page, `/en${path}#stop-never`);
  await expect(page.getByText(words.unknown)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-arrived="true"]')).toBeVisible();
  const moved = () => page.locator('[data-phase="shown"] [data-part="mount"]').getAttribute('style');
  const at = await moved();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await moved()).toBe(at);
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: words.pause })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: words.play })).toBeVisible();

  await page.goto(`/en/about`);
  await openTour(page, `/en${path}`);
  await page.getByRole('button', { name: words.resume.replace('{number}', '2') }).click();
  await expect(current(page)).toHaveAccessibleName(/The second/);
  await page.getByRole('button', { name: words.article }).click();
  for (const name of NAMES.en) await expect(page.getByRole('heading', { name })).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const plain = await context.newPage();
  await plain.goto(`/${language}${path}#stop-s3`);
  await expect(plain.getByRole('heading', { level: 2 })).toHaveCount(3);
  const parts = plain.locator('#stop-s3 figure img');
  await expect.poll(() => parts.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await expect(plain.getByRole('main').getByRole('button')).toHaveCount(0);
  await context.close();
});

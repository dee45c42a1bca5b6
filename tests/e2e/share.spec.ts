import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { cardPath } from '@/lib/cards/card-address';
import type { Language } from '@/lib/catalogue/languages';
import { readContentState } from '@/lib/iiif/content-state';
import { parseDetail } from '@/lib/viewport/detail';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import { expectAccessible } from './support/accessible';
import { test } from './support/test';

const WORDS = { ar: arabic.viewer, en: english.viewer };

const CITATION = { ar: arabic.citation, en: english.citation };

/** The worker draws the first picture while the tests begin. */
const FIRST_PICTURE_MS = 240_000;

/** Path of a photograph whose picture is built, without the language. */
let photograph = '';

test.beforeAll(async ({ playwright, site }) => {
  test.setTimeout(FIRST_PICTURE_MS + 10_000);
  const request = await playwright.request.newContext({ baseURL: site.url });
  const find = async () => {
    const html = await (await request.get('/en/photographs')).text();
    return /href="\/en(\/photographs\/[^"#?]+)"(?:(?!<\/a>).)*\/previews\//s.exec(html)?.[1] ?? '';
  };
  await expect.poll(async () => (photograph = await find()), { timeout: FIRST_PICTURE_MS }).not.toBe('');
  await request.dispose();
});

async function openZoom(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('[data-part="stage"]')).toHaveAttribute('data-zoom', 'complete', {
    timeout: 30_000,
  });
}

async function openShare(page: Page, language: Language) {
  await page.getByRole('button', { name: WORDS[language].share.button, exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: WORDS[language].share.detail });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('a detail that is shared opens as the same detail, in the other language', async ({
  page,
  browser,
  site,
  language,
}) => {
  const words = WORDS[language].share;
  await openZoom(page, `/${language}${photograph}#xywh=600,500,800,700`);
  const dialog = await openShare(page, language);
  await expect(dialog.getByRole('button', { name: words.copyLink })).toBeFocused();
  const card = dialog.getByRole('img', { name: words.cardAlt });
  await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  await expectAccessible(page);
  const link = await dialog.getByLabel(words.link, { exact: true }).inputValue();
  const detail = parseDetail(new URL(link).searchParams.get('detail') ?? '');
  expect(detail?.region).toEqual({ x: 600, y: 500, width: 800, height: 700 });
  await dialog.getByText(words.researchers).click();
  const state = readContentState(await dialog.getByLabel(words.state).inputValue());
  expect(state?.fragment).toBe('xywh=600,500,800,700');
  await dialog.getByRole('button', { name: words.copyLink }).click();
  await expect(dialog.getByRole('status')).toHaveText(words.linkCopied);
  await dialog.getByText(words.cite, { exact: true }).click();
  const citation = await dialog.getByLabel(CITATION[language].styles.chicago).inputValue();
  expect(citation).toContain(link);
  expect(citation).toContain(CITATION[language].detail);
  const other: Language = language === 'ar' ? 'en' : 'ar';
  await dialog.getByLabel(words.languages[other]).check();
  await expect(dialog.getByLabel(words.link, { exact: true })).toHaveValue(new RegExp(`/${other}/`));
  await expect(card).toHaveAttribute('src', new RegExp(`/${other}\\.jpg$`));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: words.button, exact: true })).toBeFocused();

  // A friend who opens the link and reads another language.
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1000, height: 800 } });
  const friend = await context.newPage();
  await openZoom(friend, link);
  await friend.locator(`header a[hreflang="${other}"]`).click();
  await expect(friend).toHaveURL(new RegExp(`/${other}/.*detail=`));
  await expect(friend.locator('[data-part="stage"]')).toHaveAttribute('data-zoom', 'complete');
  const again = await openShare(friend, other);
  const onward = new URL(await again.getByLabel(WORDS[other].share.link, { exact: true }).inputValue());
  expect(onward.searchParams.get('detail')).toBe(new URL(link).searchParams.get('detail'));
  await context.close();
});

test('another part is drawn on the picture, with the hand or the keyboard @wide', async ({
  page,
  language,
}) => {
  const words = WORDS[language].share;
  await openZoom(page, `/${language}${photograph}#xywh=600,500,800,700`);
  const detailOf = async () => {
    const dialog = page.getByRole('dialog', { name: words.detail });
    const link = await dialog.getByLabel(words.link, { exact: true }).inputValue();
    return parseDetail(new URL(link).searchParams.get('detail') ?? '')?.region;
  };
  const dialog = await openShare(page, language);
  await dialog.getByRole('button', { name: words.choose }).click();
  const frame = page.getByRole('button', { name: words.drawing.shape });
  await expect(frame).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const moved = await detailOf();
  expect(moved?.x).toBeGreaterThan(800);
  expect([moved?.y, moved?.width, moved?.height]).toEqual([675, 400, 350]);

  await dialog.getByRole('button', { name: words.choose }).click();
  const box = await page.locator('[data-part="stage"]').boundingBox();
  const [left, top] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + 160];
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(left + 120, top + 60, { steps: 3 });
  await page.mouse.up();
  await expectAccessible(page);
  await page.getByRole('button', { name: words.take }).click();
  const drawn = await detailOf();
  expect((drawn?.width ?? 0) / (drawn?.height ?? 1)).toBeCloseTo(2, 1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('[data-part="stage"]')).toBeFocused();
});

test('a detail of another scan shows all of it and says why; cards have the size of cards @once', async ({
  page,
  request,
  language,
}) => {
  await openZoom(page, `/${language}${photograph}?detail=another-scan.1.2.300.400`);
  const words = WORDS[language];
  await expect(page.getByRole('status').filter({ hasText: words.share.otherScan })).toBeVisible();
  await expect(page.getByRole('button', { name: words.fit })).toHaveAttribute('aria-disabled', 'true');
  for (const each of ['ar', 'en'] as const) {
    const card = await request.get(cardPath({ kind: 'exhibition', language: each }));
    expect(card.status()).toBe(200);
    expect(await sharp(await card.body()).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1200,
      height: 630,
    });
  }
});

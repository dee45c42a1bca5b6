import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { contentStateOf, encodeContentState } from '@/lib/iiif/content-state';
import english from '@/messages/en.json' with { type: 'json' };
import { CLIENTS, serveClient } from './support/client-page';
import { FIRST_PICTURE_MS, findManifest } from './support/manifest';
import { test } from './support/test';

/** A drawn sheet or a photograph differs from pixel to pixel by far more; an empty canvas not at all. */
const LEAST_DEVIATION = 6;

/** Address of the manifest of a photograph whose picture is built. */
let manifest = '';

test.beforeAll(async ({ playwright, site }) => {
  test.setTimeout(FIRST_PICTURE_MS + 10_000);
  const request = await playwright.request.newContext({ baseURL: site.url });
  await expect
    .poll(async () => (manifest = (await findManifest(request)) ?? ''), { timeout: FIRST_PICTURE_MS })
    .not.toBe('');
  await request.dispose();
});

/** How much the pixels in the middle of the client's canvas differ, 0 to 127. */
async function deviation(page: Page, canvas: string): Promise<number> {
  const drawn = page.locator(canvas).first();
  if (!(await drawn.isVisible())) return 0;
  const { width, height } = (await drawn.boundingBox()) ?? { width: 0, height: 0 };
  if (width < 50 || height < 50) return 0;
  const picture = sharp(await drawn.screenshot()).greyscale();
  const metadata = await picture.metadata();
  const [left, top] = [Math.floor(metadata.width * 0.4), Math.floor(metadata.height * 0.4)];
  const [across, down] = [Math.floor(metadata.width * 0.2), Math.floor(metadata.height * 0.2)];
  const middle = await picture.extract({ left, top, width: across, height: down }).png().toBuffer();
  return (await sharp(middle).stats()).channels[0]?.stdev ?? 0;
}

for (const [name, client] of Object.entries(CLIENTS)) {
  test(`${name} opens a manifest of ours and draws its tiles @once`, async ({ page }) => {
    const other = await serveClient(client, manifest);
    const tiles = page.waitForResponse((response) => isTile(response.url()) && response.ok());
    await page.goto(other.url);
    await tiles;
    await expect
      .poll(() => deviation(page, client.canvas), { timeout: 30_000 })
      .toBeGreaterThan(LEAST_DEVIATION);
    other.close();
  });

  test(`${name} draws nothing where the tiles are missing, which this test notices @once`, async ({
    page,
  }) => {
    const other = await serveClient(client, manifest);
    await page.route(isTileAddress, (route) => route.fulfill({ status: 404 }));
    const asked = page.waitForRequest((request) => isTile(request.url()));
    await page.goto(other.url);
    await asked;
    await page.locator(client.canvas).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await deviation(page, client.canvas)).toBeLessThan(LEAST_DEVIATION);
    other.close();
  });
}

function isTileAddress(url: URL): boolean {
  return isTile(url.href);
}

function isTile(url: string): boolean {
  return /\/iiif\/3\/[^/]+\/[^/]+\/[^/]+\/0\/default\.jpg$/.test(url);
}

test('a photograph’s page opens on the region that a content state names @once', async ({
  page,
  request,
}) => {
  const { homepage, items } = await (await request.get(manifest)).json();
  const { id: canvas, width, height } = items[0];
  const region = { x: 100, y: 200, width: Math.round(width / 8), height: Math.round(height / 8) };
  const state = encodeContentState(JSON.stringify(contentStateOf({ manifest, canvas, region })));
  const { pathname } = new URL(homepage[1].id);
  await page.goto(`${pathname}?iiif-content=${state}`);
  await expect(page.locator('[data-part="stage"]')).toHaveAttribute('data-zoom', 'complete', {
    timeout: 30_000,
  });
  const larger = page.waitForResponse((answer) => isTile(answer.url()) && answer.ok());
  await page.reload();
  // Tiles of the region, and none of the other end of the picture.
  const [x = 0, y = 0] =
    /\/(\d+),(\d+),\d+,\d+\//
      .exec((await larger).url())
      ?.slice(1)
      .map(Number) ?? [];
  expect(x).toBeLessThan(width / 2);
  expect(y).toBeLessThan(height / 2);
  await expect(page.getByRole('button', { name: english.viewer.fit })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
});

test('a photograph’s page names its manifest in the head and as a link to drag @once', async ({
  page,
  request,
}) => {
  const { homepage } = await (await request.get(manifest)).json();
  const address = homepage.find(({ language }: { language: string[] }) => language.includes('en')).id;
  await page.goto(new URL(address).pathname);
  await expect(page.locator(`head link[rel="alternate"][href="${manifest}"]`)).toHaveCount(1);
  const link = page.locator(`a[href="${manifest}?manifest=${encodeURIComponent(manifest)}"]`);
  await page.locator('summary', { hasText: english.downloads.heading }).click();
  await expect(link).toBeVisible();
  expect((await request.get((await link.getAttribute('href')) ?? '')).headers()['content-type']).toContain(
    'ld+json',
  );
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type FrameLocator } from '@playwright/test';
import { parsePresentationPath } from '@/lib/iiif/addresses';
import english from '@/messages/en.json' with { type: 'json' };
import { test } from './support/test';

/** The worker draws the first picture while the tests begin. */
const FIRST_PICTURE_MS = 240_000;

/** The manifest of a photograph whose picture is built, and its page; without the host. */
let manifest = '';
let photograph = '';

test.beforeAll(async ({ playwright, site }) => {
  test.setTimeout(FIRST_PICTURE_MS + 10_000);
  const request = await playwright.request.newContext({ baseURL: site.url });
  await expect
    .poll(
      async () => {
        const list = await (await request.get('/en/photographs')).text();
        photograph = /href="(\/en\/photographs\/[^"#?]+)"(?:(?!<\/a>).)*\/previews\//s.exec(list)?.[1] ?? '';
        return photograph;
      },
      { timeout: FIRST_PICTURE_MS },
    )
    .not.toBe('');
  const html = await (await request.get(photograph)).text();
  manifest =
    /<link rel="alternate" type="application\/ld\+json[^>]* href="[^"]*?(\/iiif[^"]+)"/.exec(html)?.[1] ?? '';
  await request.dispose();
});

/** A page of another site, on this machine. */
async function serveElsewhere(body: string): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>elsewhere</title><body>${body}`);
  }).listen(0, '127.0.0.2');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.2:${port}/`, close: () => void server.close() };
}

/** How far the picture in the frame is enlarged: by the preview, which moves along. */
async function widthOfPicture(frame: FrameLocator): Promise<number> {
  return (await frame.locator('figure img').boundingBox())?.width ?? 0;
}

test('stands in a page of others, even one without an origin, and nothing else of ours does @once', async ({
  page,
  site,
  complaints,
}) => {
  const address = parsePresentationPath(manifest);
  if (address?.kind !== 'photograph') throw new Error('no photograph with a manifest');
  const embed = `${site.url}/embed/en/${address.id}`;
  const other = await serveElsewhere(
    `<iframe name="embed" src="${embed}" width="560" height="420" allowfullscreen></iframe>
     <iframe name="sealed" src="${embed}#xywh=percent:40,40,20,20" sandbox="allow-scripts" width="560" height="420"></iframe>`,
  );
  const tile = page.waitForResponse((answer) => /\/iiif\/3\/.+\/0\/default\.jpg$/.test(answer.url()));
  await page.goto(other.url);
  const frame = page.frameLocator('[name="embed"]');
  const stage = frame.locator('[data-part="stage"]');
  await expect(stage).toHaveAttribute('data-zoom', 'complete', { timeout: 30_000 });
  await expect(page.frameLocator('[name="sealed"]').locator('[data-part="stage"]')).toHaveAttribute(
    'data-zoom',
    'complete',
    { timeout: 30_000 },
  );
  expect((await tile).ok()).toBe(true);
  const before = await widthOfPicture(frame);
  await frame.getByRole('button', { name: english.viewer.zoomIn }).click();
  await expect.poll(() => widthOfPicture(frame)).toBeGreaterThan(before * 1.5);
  await expect(frame.locator('[data-part="page"]')).toHaveAttribute('href', /\/en\/photographs\/.+#xywh=/);
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.evaluate((src) => {
    document.body.innerHTML = `<iframe name="page" src="${src}"></iframe>`;
  }, site.url + photograph);
  await expect.poll(() => complaints.join()).toContain('frame-ancestors');
  await expect(page.frameLocator('[name="page"]').locator('[data-part="stage"]')).toHaveCount(0);
  other.close();
});

import { expect, type Page } from '@playwright/test';
import english from '@/messages/en.json' with { type: 'json' };
import { expectAccessible } from './support/accessible';
import { test } from './support/studio';
import { studioWords } from './support/words';

const WORDS = english.compare;
const STUDIO = studioWords('comparisons', 'en');

/** The worker draws the first two pictures while the tests begin. */
const FIRST_PICTURES_MS = 240_000;

/** Slugs of two photographs whose pictures are built. */
let two: string[] = [];

test.beforeAll(async ({ playwright, site }) => {
  test.setTimeout(FIRST_PICTURES_MS + 10_000);
  const request = await playwright.request.newContext({ baseURL: site.url });
  const find = async () => {
    const html = await (await request.get('/en/photographs')).text();
    const found = html.matchAll(/href="\/en\/photographs\/([^"#?]+)"(?:(?!<\/a>).)*\/previews\//gs);
    return [...new Set([...found].flatMap(([, slug]) => slug ?? []))].slice(0, 2);
  };
  const built = async () => {
    two = await find();
    return two.length;
  };
  await expect.poll(built, { timeout: FIRST_PICTURES_MS }).toBe(2);
  await request.dispose();
});

const stages = (page: Page) => page.locator('[data-part="stage"]');

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  for (const n of [0, 1])
    await expect(stages(page).nth(n)).toHaveAttribute('data-zoom', /open|complete/, { timeout: 30_000 });
}

/** How much larger than at home each of the two stands. */
const scales = (page: Page) =>
  page
    .locator('[data-part="mount"]')
    .evaluateAll((mounts) =>
      mounts.map((mount) => Math.round(new DOMMatrix(getComputedStyle(mount).transform).a * 10) / 10),
    );

test('two photographs are zoomed together, each by itself, and under a curtain that is shared @once', async ({
  page,
  context,
}) => {
  const [first, second] = two;
  await page.goto(`/en/photographs/${first}`);
  await page.getByRole('link', { name: english.viewer.compare }).click();
  await page.getByLabel(WORDS.choose.search).fill('no title has this');
  await expect(page.getByText(WORDS.choose.none)).toBeVisible();
  await page.getByLabel(WORDS.choose.search).fill('');
  await page.locator(`a[href="/en/compare/${first}/${second}"]`).click();
  await page.waitForURL(`**/compare/${first}/${second}`);
  await open(page, page.url());
  await expectAccessible(page);

  await stages(page).nth(1).focus();
  await page.keyboard.press('+');
  await expect.poll(() => scales(page)).toEqual([1.6, 1.6]);
  await page.getByRole('button', { name: WORDS.tools.apart }).click();
  await stages(page).nth(0).focus();
  await page.keyboard.press('0');
  await expect.poll(() => scales(page)).toEqual([1, 1.6]);

  await page.getByRole('button', { name: WORDS.tools.curtain }).click();
  const slider = page.getByRole('slider', { name: WORDS.tools.slider });
  await slider.focus();
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowRight');
  const said = WORDS.tools.sliderValue.replace('{percent}', '60%');
  await expect(slider).toHaveAttribute('aria-valuetext', said);
  await page.getByRole('button', { name: WORDS.tools.share }).click();
  const link = await page
    .getByRole('dialog')
    .getByLabel(english.viewer.share.link, { exact: true })
    .inputValue();
  const friend = await context.newPage();
  await open(friend, link);
  await expect(friend.getByRole('slider')).toHaveAttribute('aria-valuetext', said);
  await expect.poll(() => scales(friend)).toEqual([1, 1.6]);

  await page.goto(`/en/compare/${first}/${first}`);
  await expect(page.getByText(WORDS.choose.itself)).toBeVisible();
  const answer = await page.goto(`/en/compare/${first}/no-such-photograph`);
  expect(answer?.status()).toBe(404);
});

test('a curator marks two places, and visitors see both at the same one @once', async ({
  curator,
  page: visitor,
  db,
}) => {
  const { page } = curator;
  const [first = '', second = ''] = two;
  const idOf = async (slug: string) =>
    (await db.reader.photograph.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
  const { id } = await curator.ask('comparisons.create', {
    firstId: await idOf(first),
    secondId: await idOf(second),
  });
  await open(page, `/en/studio/comparisons/${id}`);
  const press = async (side: number, x: number, y: number) => {
    const box = await stages(page).nth(side).boundingBox();
    if (box) await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  };
  await press(0, 0.4, 0.45);
  await press(1, 0.5, 0.5);
  await expect(page.getByText(STUDIO.standing.some)).toBeVisible();
  await press(0, 0.6, 0.55);
  await press(1, 0.6, 0.5);
  await expect(page.getByText(STUDIO.standing.usable)).toBeVisible();
  const crosshair = page.getByRole('button', { name: /^Place 1, at/ }).first();
  const before = await crosshair.getAttribute('aria-label');
  await crosshair.press('ArrowRight');
  await expect(crosshair).not.toHaveAttribute('aria-label', before ?? '');
  await page.getByLabel('Title (English)').fill('The same place');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(STUDIO.saved)).toBeVisible();

  // From the other side, too: an alignment holds whichever stands first.
  await open(visitor, `/en/compare/${second}/${first}`);
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('The same place');
  await expect(visitor.getByText(WORDS.aligned)).toBeVisible();
  const turned = visitor.locator('[data-part="mount"]').nth(1);
  await expect
    .poll(() => turned.evaluate((mount) => new DOMMatrix(getComputedStyle(mount).transform).b))
    .not.toBe(0);
  await visitor.goto(`/en/compare/${second}`);
  await expect(visitor.getByRole('heading', { name: WORDS.choose.stored })).toBeVisible();

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: STUDIO.undo, exact: true }).click();
  await expect(page.getByRole('button', { name: STUDIO.preview })).toBeVisible();
});

import { type APIRequestContext, expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { LANGUAGES } from '@/lib/catalogue/languages';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import { Fingers } from './support/fingers';
import { keepPicture } from './support/pictures';
import { test } from './support/test';

const WORDS = { ar: arabic.viewer, en: english.viewer };

/** The worker draws the first picture while the tests begin. */
const FIRST_PICTURE_MS = 240_000;

/** A photograph whose picture is built, without the language. */
let photograph = '';

test.beforeAll(async ({ playwright, site }) => {
  test.setTimeout(FIRST_PICTURE_MS + 10_000);
  const request = await playwright.request.newContext({ baseURL: site.url });
  await expect
    .poll(async () => (photograph = (await findPicture(request)) ?? ''), { timeout: FIRST_PICTURE_MS })
    .not.toBe('');
  await request.dispose();
});

async function findPicture(request: APIRequestContext): Promise<string | undefined> {
  const html = await (await request.get('/en/photographs')).text();
  return /href="\/en(\/photographs\/[^"#?]+)"(?:(?!<\/a>).)*\/previews\//s.exec(html)?.[1];
}

/** Opens the photograph and waits for the zoom. @param fragment with its `#` */
async function open(page: Page, language: 'ar' | 'en', fragment = ''): Promise<void> {
  await page.goto(`/${language}${photograph}${fragment}`);
  await expect(stageOf(page)).toHaveAttribute('data-zoom', 'complete', { timeout: 30_000 });
}

function stageOf(page: Page) {
  return page.locator('[data-part="stage"]');
}

/** The region that the address names: x, y, width, height; null: none. */
async function named(page: Page): Promise<number[] | null> {
  const { hash } = new URL(page.url());
  return /^#xywh=(\d+,\d+,\d+,\d+)$/.exec(hash)?.[1]?.split(',').map(Number) ?? null;
}

/** The address once it names another region than `before`; the zoom writes it when the view has come to rest. */
async function nextNamed(page: Page, before: number[] | null): Promise<number[]> {
  await expect.poll(() => named(page)).not.toEqual(before);
  const region = await named(page);
  if (!region) throw new Error('the address names no region');
  return region;
}

/** What of the scan stands in the stage, in scan pixels, and CSS pixels a scan pixel: read from where the preview is. */
async function shown(page: Page) {
  return page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>('figure img');
    const stage = document.querySelector('[data-part="stage"]')?.getBoundingClientRect();
    if (!picture || !stage) throw new Error('no picture');
    const rect = picture.getBoundingClientRect();
    const full = Number(picture.getAttribute('width'));
    const scale = rect.width / full;
    return {
      scale,
      full,
      left: (stage.left - rect.left) / scale,
      top: (stage.top - rect.top) / scale,
      right: (stage.right - rect.left) / scale,
      bottom: (stage.bottom - rect.top) / scale,
    };
  });
}

/** How far the page scrolls within some frames: a swipe goes on for a while after the finger has left. */
function scrolledWhileLooking(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const before = scrollY;
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    return scrollY - before;
  });
}

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('figure img').boundingBox();
  if (!box) throw new Error('no picture');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('without script the picture is there, sharp enough, and no dead button @once', async ({
  browser,
  site,
  language,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto(`/${language}${photograph}`);
  const picture = page.locator('figure img').first();
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute('alt', /\S/);
  await expect(picture).toHaveAttribute('fetchpriority', 'high');
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
  await expect(page.getByRole('button', { name: WORDS[language].zoomIn })).toBeHidden();
  await context.close();
});

test('takes over in place, without a complaint and without moving anything', async ({
  page,
  language,
  complaints,
}, info) => {
  await watchShifts(page);
  const release = await holdLaterScripts(page, `/${language}${photograph}`);
  await page.goto(`/${language}${photograph}`);
  await expect(stageOf(page)).toHaveAttribute('data-zoom', 'sharp');
  const before = await page.locator('figure').screenshot({ animations: 'disabled' });
  release();
  await expect(stageOf(page)).toHaveAttribute('data-zoom', 'complete', { timeout: 30_000 });
  await expect(page.locator('.openseadragon-canvas canvas')).toBeVisible();
  const after = await page.locator('figure').screenshot({ animations: 'disabled' });
  expect(await difference(before, after)).toBeLessThan(0.1);
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
  await keepPicture(page, 'zoom', info);
  expect(complaints).toEqual([]);
});

test('tiles lie exactly where the preview lay', async ({ page, language }) => {
  // Without a sharp preview the whole picture is made of tiles.
  await page.route(/\/previews\/.*\/(1280|1920)\.jpg/, (route) => route.abort());
  const release = await holdLaterScripts(page, `/${language}${photograph}`);
  await page.goto(`/${language}${photograph}`);
  await expect(stageOf(page)).toHaveAttribute('data-zoom', 'sharp');
  const before = await page.locator('figure img').screenshot();
  release();
  await expect(stageOf(page)).toHaveAttribute('data-zoom', 'complete', { timeout: 30_000 });
  const after = await page.locator('figure img').screenshot();
  const inPlace = await difference(before, after, { blur: 2 });
  for (const [x, y] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    expect(await difference(before, after, { blur: 2, x, y }), `moved by ${x}, ${y}`).toBeGreaterThan(
      inPlace,
    );
  }
});

/** Collects in `shifts` what moves inside the figure without having been asked to (Layout Instability API). */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources: { node: Node | null }[] })[]) {
        for (const { node } of entry.sources) {
          if (node instanceof Element && node.closest('figure')) shifts.push(node.outerHTML);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Keeps back scripts that the page's HTML does not name itself. @returns what lets them go */
async function holdLaterScripts(page: Page, address: string): Promise<() => void> {
  const html = await (await page.request.get(address)).text();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    if (!html.includes(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  return release;
}

/** Mean difference of two pictures in grey levels, the second looked at `x`, `y` device pixels further. */
async function difference(one: Buffer, other: Buffer, { blur = 0.3, x = 0, y = 0 } = {}): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).greyscale().blur(blur).raw().toBuffer({ resolveWithObject: true })),
  );
  if (!a || !b) throw new Error('nothing to compare');
  const { width, height } = a.info;
  expect([b.info.width, b.info.height]).toEqual([width, height]);
  let sum = 0;
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      sum += Math.abs((a.data[at] ?? 0) - (b.data[at + y * width + x] ?? 0));
    }
  }
  return sum / (width * height);
}

test('OpenSeadragon is not among the scripts that the page begins with @once', async ({
  request,
  language,
}) => {
  const html = await (await request.get(`/${language}${photograph}`)).text();
  const scripts = [...html.matchAll(/\/_next\/static\/[^"\\]+\.js/g)].map(([address]) => address);
  expect(scripts.length).toBeGreaterThan(0);
  for (const address of new Set(scripts)) {
    expect(await (await request.get(address)).text(), address).not.toMatch(/openseadragon-c/i);
  }
});

test('is named, described and operable for a screen reader', async ({ page, language }) => {
  const words = WORDS[language];
  await open(page, language);
  const group = page.getByRole('group', { name: words.name });
  await expect(group).toHaveAccessibleDescription(words.help);
  await expect(group.getByRole('img')).toHaveAccessibleName(/\S/);
  await expect(page.getByRole('group', { name: words.controls })).toMatchAriaSnapshot(`
    - group "${words.controls}":
      - button "${words.zoomIn}"
      - button "${words.zoomOut}" [disabled]
      - button "${words.fit}" [disabled]
      - button "${words.fullScreen}"
      - button "${words.share.button}"
  `);
  for (const button of await page.getByRole('group', { name: words.controls }).getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await group.focus();
  await page.keyboard.press('+');
  const times = language === 'ar' ? '١٫٦' : '1.6';
  await expect(page.locator('figure [aria-live="polite"]')).toHaveText(
    words.magnified.replace('{times}', times),
  );
});

test('buttons zoom in to the scan’s own pixels and beyond, out, and back @wide', async ({
  page,
  language,
}) => {
  const words = WORDS[language];
  await open(page, language);
  const zoomIn = page.getByRole('button', { name: words.zoomIn });
  const zoomOut = page.getByRole('button', { name: words.zoomOut });
  await zoomIn.click();
  const first = await nextNamed(page, null);
  await zoomIn.click();
  const second = await nextNamed(page, first);
  expect(second[2]).toBeLessThan(first[2] ?? 0);
  await zoomOut.click();
  const third = await nextNamed(page, second);
  expect(third[2]).toBeGreaterThan(second[2] ?? 0);
  for (let i = 0; i < 15; i++) await zoomIn.press('+');
  await expect(zoomIn).toBeDisabled();
  await expect.poll(async () => (await shown(page)).scale).toBeCloseTo(4, 1);
  await page.getByRole('button', { name: words.fit, exact: true }).click();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await expect(zoomOut).toBeDisabled();
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

test('keys zoom and move, by the screen’s directions in either script @wide', async ({ page, language }) => {
  await open(page, language);
  await stageOf(page).focus();
  await page.keyboard.press('+');
  const first = await nextNamed(page, null);
  await page.keyboard.press('=');
  const second = await nextNamed(page, first);
  const steps = [
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 0, -1],
    ['ArrowDown', 1, 1],
    ['ArrowUp', 1, -1],
  ] as const;
  let before = second;
  for (const [key, axis, direction] of steps) {
    await page.keyboard.press(key);
    const after = await nextNamed(page, before);
    expect(Math.sign((after[axis] ?? 0) - (before[axis] ?? 0)), key).toBe(direction);
    before = after;
  }
  await page.keyboard.press('-');
  expect((await nextNamed(page, before))[2]).toBeGreaterThan(before[2] ?? 0);
  await page.keyboard.press('0');
  await expect.poll(() => named(page)).toBeNull();
  await page.keyboard.press('Control++');
  await page.keyboard.press('+');
  await nextNamed(page, null);
  await page.keyboard.press('Home');
  await expect.poll(() => named(page)).toBeNull();
});

test('keys elsewhere on the page are the page’s @once', async ({ page, language }) => {
  await open(page, language);
  await page.locator('header a').first().focus();
  await page.keyboard.press('+');
  await stageOf(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => named(page)).toBeNull();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: WORDS[language].zoomIn })).toBeFocused();
});

for (const language of LANGUAGES) {
  test.describe(`with a mouse, in ${language} @once`, () => {
    test.use({ language, viewport: { width: 1440, height: 900 } });

    test('wheel and double click zoom, a drag moves', async ({ page }) => {
      await open(page, language);
      const middle = await middleOf(page);
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.wheel(0, -200);
      const wheeled = await nextNamed(page, null);
      await page.mouse.dblclick(middle.x, middle.y);
      const doubled = await nextNamed(page, wheeled);
      expect(doubled[2]).toBeLessThan(wheeled[2] ?? 0);
      await page.mouse.down();
      await page.mouse.move(middle.x - 120, middle.y - 60, { steps: 6 });
      await page.mouse.up();
      const dragged = await nextNamed(page, doubled);
      expect(dragged[0]).toBeGreaterThan(doubled[0] ?? 0);
      expect(dragged[1]).toBeGreaterThan(doubled[1] ?? 0);
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.down();
      await page.mouse.move(middle.x + 4000, middle.y + 4000, { steps: 4 });
      await page.mouse.up();
      await expect
        .poll(async () => (await named(page))?.slice(0, 2), 'the picture comes back to its edge')
        .toEqual([0, 0]);
    });

    test('the wheel zooms at the top of the page, and scrolls back to it from below', async ({ page }) => {
      await page.setViewportSize({ width: 1440, height: 500 });
      await open(page, language);
      const middle = await middleOf(page);
      await page.mouse.move(middle.x, middle.y);
      await page.mouse.wheel(0, 200);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
      await page.mouse.wheel(0, -2000);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
      expect(await named(page)).toBeNull();
      await expect
        .poll(async () => {
          await page.mouse.wheel(0, -100);
          return named(page);
        })
        .not.toBeNull();
      expect(await page.evaluate(() => scrollY)).toBe(0);
    });
  });

  test.describe(`with fingers, in ${language} @once`, () => {
    test.use({ language, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

    test('one scrolls the page, two zoom; nearer, one moves the picture', async ({ page }) => {
      await open(page, language);
      const fingers = await Fingers.on(page);
      const middle = await middleOf(page);
      await fingers.swipe(middle, { x: 0, y: -200 });
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
      expect(await named(page)).toBeNull();
      await expect.poll(() => scrolledWhileLooking(page)).toBe(0);
      await page.evaluate(() => scrollTo(0, 0));

      await fingers.pinch(middle, 40, 240);
      const pinched = await nextNamed(page, null);
      expect(await page.evaluate(() => visualViewport?.scale), 'the page itself is not enlarged').toBe(1);
      await fingers.swipe(middle, { x: -90, y: 0 });
      const moved = await nextNamed(page, pinched);
      expect(moved[0]).toBeGreaterThan(pinched[0] ?? 0);
      expect(await page.evaluate(() => scrollY)).toBe(0);

      await page.getByRole('button', { name: WORDS[language].fit, exact: true }).tap();
      await expect.poll(() => named(page)).toBeNull();
      await page.touchscreen.tap(middle.x, middle.y);
      await page.touchscreen.tap(middle.x, middle.y);
      await nextNamed(page, null);
    });
  });
}

test('opens on the region that the address names, and keeps it through a change of size', async ({
  page,
  language,
}) => {
  await open(page, language, '#xywh=800,600,500,300');
  const first = await shown(page);
  expect(first.left).toBeLessThanOrEqual(800);
  expect(first.top).toBeLessThanOrEqual(600);
  expect(first.right).toBeGreaterThanOrEqual(1300);
  expect(first.bottom).toBeGreaterThanOrEqual(900);
  expect(first.right - first.left, 'no more than the window makes necessary').toBeLessThan(2500);
  await page.setViewportSize({ width: 844, height: 600 });
  await expect.poll(async () => (await shown(page)).scale).not.toBeCloseTo(first.scale, 3);
  // The window changes before the view has followed it.
  await expect.poll(async () => (await shown(page)).left).toBeLessThanOrEqual(800);
  await expect.poll(async () => (await shown(page)).right).toBeGreaterThanOrEqual(1300);
  expect(await named(page)).toEqual([800, 600, 500, 300]);
});

test('follows a changed address, and ignores what is no region @once', async ({ page, language }) => {
  await open(page, language, '#xywh=rubbish');
  const home = await shown(page);
  await page.evaluate(() => {
    location.hash = '#xywh=percent:50,50,10,10';
  });
  await expect.poll(async () => (await shown(page)).left).toBeGreaterThan(home.full * 0.3);
  await page.evaluate(() => {
    location.hash = '#xywh=999999,999999,10,10';
  });
  await expect.poll(async () => (await shown(page)).scale).toBeCloseTo(home.scale, 3);
});

test('a visitor who wants no movement gets cuts @once', async ({ page, language }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, language);
  await page.evaluate(() => {
    const views = new Set<string>();
    Object.assign(window, { views });
    const mount = document.querySelector<HTMLElement>('[data-part="mount"]');
    if (mount)
      new MutationObserver(() => views.add(mount.style.transform)).observe(mount, { attributes: true });
  });
  await page.getByRole('button', { name: WORDS[language].zoomIn }).click();
  await nextNamed(page, null);
  expect(await page.evaluate(() => Reflect.get(window, 'views').size)).toBe(1);
});

test('survives tiles that do not come, says so, and tries again @once', async ({ page, language }) => {
  const words = WORDS[language];
  let isDown = true;
  await page.route('**/iiif/3/**', (route) => (isDown ? route.abort() : route.continue()));
  await page.goto(`/${language}${photograph}#xywh=800,600,500,300`);
  const said = page.getByRole('status').filter({ hasText: words.tilesMissing });
  await expect(said).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('figure img')).toBeVisible();
  isDown = false;
  await page.getByRole('button', { name: words.retry }).click();
  await expect(said).toBeHidden();
  const alpha = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.openseadragon-canvas canvas');
      const { width = 0, height = 0 } = canvas ?? {};
      return canvas?.getContext('2d')?.getImageData(width / 2, height / 2, 1, 1).data[3];
    });
  await expect.poll(alpha).toBe(255);
});

test('the picture stays where the zoom itself cannot be loaded @once', async ({ page, language }) => {
  const words = WORDS[language];
  const html = await (await page.request.get(`/${language}${photograph}`)).text();
  await page.route(/\/_next\/static\/.*\.js/, (route) =>
    html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  );
  await page.goto(`/${language}${photograph}`);
  await expect(page.getByRole('status').filter({ hasText: words.zoomMissing })).toBeVisible();
  await expect(page.locator('figure img')).toBeVisible();
});

test('fills the screen and leaves it again', async ({ page, language, isMobile }) => {
  const words = WORDS[language];
  // As on an iPhone: no full screen of the browser's own.
  if (isMobile)
    await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'requestFullscreen'));
  await open(page, language);
  await page.getByRole('button', { name: words.fullScreen, exact: true }).click();
  const figure = page.locator('figure');
  await expect(figure).toHaveAttribute('data-full', isMobile ? 'cover' : 'screen');
  const size = page.viewportSize();
  await expect.poll(async () => (await figure.boundingBox())?.height).toBe(size?.height);
  await expect(page.getByRole('button', { name: words.exitFullScreen })).toBeVisible();
  if (isMobile) {
    expect(
      await page
        .locator('header')
        .first()
        .evaluate((header) => header.closest('[inert]') !== null),
    ).toBe(true);
    await page.keyboard.press('Escape');
  } else await page.getByRole('button', { name: words.exitFullScreen }).click();
  await expect(figure).not.toHaveAttribute('data-full');
});

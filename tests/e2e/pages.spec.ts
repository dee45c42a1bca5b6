import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { directionOf, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { expectAccessible } from './support/accessible';
import { keepPicture } from './support/pictures';
import { test } from './support/test';
import { expectWellMade } from './support/well-made';

/** Each kind of page by an address of it, without the language. */
const PAGES: Record<string, (request: APIRequestContext) => Promise<string>> = {
  home: async () => '',
  photographs: async () => '/photographs',
  photograph: (request) => firstLink(request, '/en/photographs', /href="\/en(\/photographs\/[^"#?]+)"/),
  section: (request) => firstLink(request, '/en', /href="\/en(\/sections\/[^"#?]+)"/),
  search: async () => '/search',
  timeline: async () => '/timeline',
  map: async () => '/map',
  places: async () => '/places',
  place: async () => '/places/damascus-gate',
  communities: async () => '/communities',
  community: async () => '/communities/muslims',
  about: async () => '/about',
  credits: async () => '/credits',
  rights: async () => '/rights',
  accessibility: async () => '/accessibility',
  privacy: async () => '/privacy',
  'language-note': async () => '/language-note',
  contact: async () => '/contact',
};

async function firstLink(request: APIRequestContext, address: string, link: RegExp): Promise<string> {
  const html = await (await request.get(address)).text();
  const found = link.exec(html)?.[1];
  if (!found) throw new Error(`${address} has no link like ${link}`);
  return found;
}

for (const [name, pathOf] of Object.entries(PAGES)) {
  test.describe(name, () => {
    test('opens in its language, fits the screen, is accessible, and leads to itself in the others', async ({
      page,
      request,
      language,
      complaints,
    }, info) => {
      const path = await pathOf(request);
      const answer = await page.goto(`/${language}${path}`);
      expect(answer?.status()).toBe(200);
      await expectLanguage(page, language);
      await expect(page).toHaveTitle(/\S/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.getByRole('main')).toHaveCount(1);
      await expectWellMade(page, name, info);
      for (const [index, other] of LANGUAGES.filter((one) => one !== language).entries()) {
        if (index > 0) await page.goto(`/${language}${path}`);
        const alternate = page.locator(`head link[rel="alternate"][hreflang="${other}"]`);
        await expect(alternate).toHaveAttribute('href', new RegExp(`/${other}${path}$`));
        await page.locator(`header a[hreflang="${other}"]`).click();
        await expect(page).toHaveURL(new RegExp(`/${other}${path}$`));
        await expectLanguage(page, other);
      }
      expect(complaints).toEqual([]);
    });
  });
}

test('every page holds its words without script @once', async ({ browser, site, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  for (const [name, pathOf] of Object.entries(PAGES)) {
    const path = await pathOf(request);
    for (const language of LANGUAGES) {
      await page.goto(`/${language}${path}`);
      await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
      await expect(page.getByRole('main'), name).toContainText(/\S{3}/);
    }
  }
  await context.close();
});

async function expectLanguage(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
  await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language));
}

test.describe('an address that leads nowhere', () => {
  test('answers 404 with a page in the language, and a way on', async ({ page, language }, info) => {
    for (const path of ['/nothing-here', '/photographs/no-such-photograph', '/sections/no-such-section']) {
      const answer = await page.goto(`/${language}${path}`);
      expect(answer?.status(), path).toBe(404);
      await expectLanguage(page, language);
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
      await expectAccessible(page);
      await keepPicture(page, `not-found${path.replaceAll('/', '-')}`, info);
    }
  });

  test('a language that the exhibition does not have answers 404 @once', async ({ request }) => {
    for (const address of ['/fr', '/fr/photographs', '/xx/about']) {
      expect((await request.get(address)).status(), address).toBe(404);
    }
  });
});

test.describe('/ @once', () => {
  for (const [asked, expected] of [
    ['ar', '/ar'],
    ['ar-EG,en;q=0.5', '/ar'],
    ['en-GB', '/en'],
    ['de, en;q=0.3', '/en'],
  ] as const) {
    test(`leads a browser that asks for ${asked} to ${expected}`, async ({ playwright, site }) => {
      const request = await playwright.request.newContext({
        baseURL: site.url,
        extraHTTPHeaders: { 'Accept-Language': asked },
      });
      const answer = await request.get('/', { maxRedirects: 0 });
      expect(answer.status()).toBe(307);
      expect(new URL(answer.headers().location ?? '', site.url).pathname).toBe(expected);
      await request.dispose();
    });
  }
});

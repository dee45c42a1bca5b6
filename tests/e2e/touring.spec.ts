import { expect, type Page } from '@playwright/test';
import { annotationField } from '@/lib/annotations/annotation';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import type { Databases } from '@/server/db/client';
import { publishTour } from '@/tests/fixtures/tours';
import { keepPicture } from './support/pictures';
import { giveScan, SCANS_MS } from './support/scan';
import { type Colleague, test } from './support/studio';

const SCAN = { width: 2400, height: 1600 } as const;
const WRITING = { type: 'rectangle', x: 1500, y: 1000, width: 500, height: 300 } as const;

const inscription = (scanId: string): FieldValue => ({
  kind: 'inscription',
  scanId,
  shape: WRITING,
  order: 0,
  texts: { ar: { title: 'كتابة على الباب', comment: null, translation: 'باب القدس (Jaffa)' } },
  transcription: { text: 'Porte de Jaffa', lang: 'fr' },
  placeId: null,
  dateEdtf: null,
});

interface Published {
  id: string;
  slug: string;
}

/** A photograph with a real scan and writing on it, before visitors. */
async function makePhotograph(
  { ask }: Colleague,
  db: Databases,
  dataDir: string,
  seed: number,
): Promise<Published> {
  const { id } = await ask('photographs.create', { title: null, language: 'en' });
  const scanId = await giveScan(db, dataDir, { photographId: id, ...SCAN, seed });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const slug = `toured-${id}`;
  const texts = LANGUAGES.flatMap((language) =>
    ['title', 'altText'].map((name) => [`labels.${language}.${name}`, `${name} ${seed} ${language}`]),
  );
  const { revision: base } = await ask('photographs.open', { id });
  const changes = {
    ...Object.fromEntries(texts),
    slug,
    rightsId: rights.id,
    [annotationField('writing')]: inscription(scanId),
  };
  const { revision, refused } = await ask('photographs.save', { id, base, sitting: 'made-by-test', changes });
  expect(refused).toEqual({});
  await ask('photographs.publish', { id, revision });
  return { id, slug };
}

const arrived = (page: Page) =>
  expect(page.locator('[data-arrived="true"] [data-phase="shown"] [data-zoom="complete"]')).toBeVisible({
    timeout: 30_000,
  });

const zoomed = (page: Page) =>
  expect(page.locator('[data-part="stage"]').first()).toHaveAttribute('data-zoom', 'complete', {
    timeout: 30_000,
  });

test.describe('on a phone', () => {
  test.use({
    language: 'ar',
    locale: 'ar',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });

  test('from home along a tour, into English, to an inscription, a comparison, and a detail for a friend @once', async ({
    page,
    curator,
    db,
    site,
    browser,
    complaints,
  }, info) => {
    test.setTimeout(SCANS_MS + 90_000);
    const one = await makePhotograph(curator, db, site.dataDir, 1);
    const other = await makePhotograph(curator, db, site.dataDir, 2);
    const seen = { x: 300, y: 200, width: 600, height: 450 };
    const stops = [
      { id: 'a', photographId: one.id, region: null },
      { id: 'b', photographId: one.id, region: seen },
      { id: 'c', photographId: other.id, region: seen },
    ].map((stop) => ({ ...stop, titles: { ar: `محطة ${stop.id}`, en: `Stop ${stop.id}` } }));
    const slug = `home-${one.id}`;
    await publishTour(db.writer, {
      slug,
      titles: { ar: 'جولة أولى', en: 'First tour' },
      stops,
      position: -1,
    });
    await expect.poll(async () => (await page.request.get(`/ar/tours/${slug}`)).status()).toBe(200);

    await page.goto('/ar');
    await page.locator(`main a[href="/ar/tours/${slug}"]`).first().tap();
    await page.waitForURL(`**/ar/tours/${slug}`);
    await page.getByRole('button', { name: arabic.tours.player.begin }).tap();
    await arrived(page);
    for (const id of ['b', 'c']) {
      await page.getByRole('button', { name: arabic.tours.player.next }).tap();
      await expect(page).toHaveURL(new RegExp(`#stop-${id}$`));
      await arrived(page);
    }
    await page.getByRole('button', { name: arabic.tours.player.previous }).tap();
    await arrived(page);
    await keepPicture(page, 'touring-stop', info);
    await page.locator('header a[hreflang="en"]').tap();
    await page.waitForURL(`**/en/tours/${slug}#stop-b`);
    await expect(page.getByRole('heading', { name: 'Stop b' })).toBeVisible();
    await arrived(page);

    await page.getByRole('link', { name: english.tours.seePhotograph }).tap();
    await page.waitForURL(`**/photographs/${one.slug}#xywh=300,200,600,450`);
    await zoomed(page);
    await page.getByRole('button', { name: /كتابة على الباب/ }).click();
    await expect(page.locator('[lang="fr"]', { hasText: 'Porte de Jaffa' }).last()).toBeVisible();
    await expect(page.getByText('باب القدس (Jaffa)').last()).toBeVisible();
    await expect(page).toHaveURL(/#xywh=/);
    await keepPicture(page, 'touring-inscription', info);

    await page.getByRole('button', { name: english.viewer.share.button, exact: true }).click();
    const link = await page.getByRole('dialog').getByLabel(english.viewer.share.link).inputValue();
    await page.keyboard.press('Escape');
    const context = await browser.newContext({ baseURL: site.url });
    const friend = await context.newPage();
    await friend.goto(link);
    await zoomed(friend);
    await expect(friend.getByRole('button', { name: english.viewer.fit })).toHaveAttribute(
      'aria-disabled',
      'false',
    );
    await context.close();

    await page.getByRole('link', { name: english.viewer.compare }).click();
    await page.locator(`a[href="/en/compare/${one.slug}/${other.slug}"]`).click();
    await page.waitForURL(`**/compare/${one.slug}/${other.slug}`);
    await expect(page.locator('[data-part="stage"][data-zoom]')).toHaveCount(2, { timeout: 30_000 });
    expect(complaints).toEqual([]);
  });
});

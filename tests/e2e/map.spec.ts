import { expect } from '@playwright/test';
import { bumpCatalogueVersion, publishPhotograph } from '@/server/catalogue/mutations';
import { test } from './support/studio';

test('from the map’s gate to its wall of crops to the zoom, on a phone @once', async ({
  browser,
  site,
  db,
}) => {
  const place = await db.reader.place.findUniqueOrThrow({ where: { slug: 'damascus-gate' } });
  const scan = await db.reader.scan.findFirstOrThrow({ where: { standIn: true, state: 'READY' } });
  const { id: scanId, photographId } = scan;
  if (photographId === null) throw new Error('A stand-in stands for a photograph.');
  await db.writer.photographAnnotation.create({
    data: {
      ...{ photographId, id: 'gate-of-test', kind: 'LANDMARK', scanId, position: 0, placeId: place.id },
      shape: JSON.stringify({ type: 'rectangle', x: 200, y: 200, width: 600, height: 400 }),
      texts: '{}',
    },
  });
  await publishPhotograph(db.writer, photographId, scanId);
  await db.writer.$transaction((tx) => bumpCatalogueVersion(tx));
  const context = await browser.newContext({
    ...{ baseURL: site.url, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  });
  const page = await context.newPage();
  const answer = await page.goto('/en/map');
  // Unless an institution has set a base map of its own, nothing of the page comes from another host.
  expect(answer?.headers()['content-security-policy']).not.toContain('://');
  await expect(page.locator('svg image, img[src*="://"]')).toHaveCount(0);
  const gate = page.locator('svg a[href*="place=damascus-gate"]:visible').first();
  await expect(page.locator('[data-shown]')).toBeVisible();
  await gate.tap();
  await expect(page).toHaveURL(/place=damascus-gate/);
  await page.locator('#chosen a[href$="/places/damascus-gate"]').tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Damascus Gate');
  await page.locator('a[href*="?detail="]').first().tap();
  await expect(page).toHaveURL(/\/photographs\/.*(?:detail=|#xywh=)/);
  await context.close();

  await db.writer.photographAnnotation.deleteMany({ where: { photographId, id: 'gate-of-test' } });
  await publishPhotograph(db.writer, photographId, scanId);
});

import { expect, type Page } from '@playwright/test';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import { liveKioskDay } from '@/tests/fixtures/kiosk-day';
import { makeTour, PICTURES_MS } from './support/led-tour';
import { test } from './support/studio';
import { expectWellMade } from './support/well-made';

const MINUTE = 60_000;

async function expectNoWayOut(page: Page): Promise<void> {
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(link).toMatch(/^\/(ar|en)\/kiosk(\/|$)/);
}

test('a kiosk leads through its tours, never out, and back to its start when nobody is there @once', async ({
  page,
  context,
  db,
}, info) => {
  test.setTimeout(PICTURES_MS + MINUTE);
  const path = (await makeTour(db)).replace('/tours/', '/kiosk/');
  await page.clock.install();
  await expect.poll(async () => (await page.request.get(`/en${path}`)).url()).toContain(path);
  await page.goto('/en/kiosk');
  await expectNoWayOut(page);
  await expectWellMade(page, 'kiosk', info);

  await context.setOffline(true);
  await page.locator(`a[href="/en${path}"]`).click();
  await expect(page.getByText(english.kiosk.guard.noLine)).toBeVisible();
  await context.setOffline(false);
  await page.locator(`a[href="/en${path}"]`).click();
  await page.waitForURL(`**/en${path}`);
  await expectNoWayOut(page);
  await page.getByRole('button', { name: english.tours.player.begin }).click();
  await expect(page).toHaveURL(/#stop-s1$/);
  await page.getByRole('link', { name: english.languages.ar }).click();
  await page.waitForURL(`**/ar${path}#stop-s1`);
  await expectWellMade(page, 'kiosk-tour', info);

  const { question, goOn } = arabic.kiosk.guard;
  await page.clock.fastForward(MINUTE + 1000);
  await page.getByRole('button', { name: goOn }).click();
  await expect(page.getByRole('heading', { name: question })).toBeHidden();
  await page.clock.fastForward(MINUTE + 1000);
  await expect(page.getByRole('heading', { name: question })).toBeVisible();
  await page.clock.runFor(21_000);
  await page.waitForURL('**/en/kiosk');
});

test('a kiosk that runs by itself holds no more after hours than after its first round @once', async ({
  page,
  db,
}) => {
  test.setTimeout(PICTURES_MS + 2 * MINUTE);
  const path = await makeTour(db);
  await expect.poll(async () => (await page.request.get(`/en${path}`)).status()).toBe(200);
  const day = await liveKioskDay(page, '/en/kiosk', { speed: 60, hours: 0.5 });
  expect(day.rounds).toBeGreaterThan(2);
  // Compiled code comes to half a megabyte in the first hours, once (the bench takes a whole day); what each view left behind would be
  // megabytes by now, and forty nodes a view: one of them may be being prepared.
  expect(day.last.bytes - day.first.bytes).toBeLessThan(1_000_000);
  expect(day.last.nodes - day.first.nodes).toBeLessThan(100);
});

import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

/**
 * Saves the whole page as `<name>-<project>.png` for people to look at, if SHOTS names a folder; else does nothing.
 * @param name of the page, in kebab-case
 */
export async function keepPicture(page: Page, name: string, testInfo: TestInfo): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  await scrollThrough(page);
  const file = path.join(folder, `${name}-${testInfo.project.name}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
}

/** Pictures further down load when they come near; a page that is shown whole should have them all. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    scrollTo(0, 0);
    await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
  });
}

import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from './accessible';
import { keepPicture } from './pictures';

/** Fails where something sticks out at a side. */
export async function expectToFit(page: Page): Promise<void> {
  const { scrolled, shown } = await page.evaluate(() => ({
    scrolled: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }));
  expect(scrolled, 'nothing sticks out at the side').toBeLessThanOrEqual(shown);
}

/**
 * Holds what every page owes: it fits the screen and is accessible; a picture of it is kept to be looked at.
 * @param name of the picture
 */
export async function expectWellMade(page: Page, name: string, info: TestInfo): Promise<void> {
  await expectToFit(page);
  await expectAccessible(page);
  await keepPicture(page, name, info);
}

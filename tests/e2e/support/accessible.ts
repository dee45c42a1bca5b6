import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with rule, element and advice for each thing on the page that WCAG 2.2 AA, or good practice, forbids.
 * @param page as it stands; wait for what should be looked at first
 */
export async function expectAccessible(page: Page): Promise<void> {
  // In the page itself: the other mode opens one more page each time, for frames of other origins, which ours have none of.
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARD).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

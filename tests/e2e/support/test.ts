import { test as base, type ConsoleMessage } from '@playwright/test';
import type { Language } from '@/lib/catalogue/languages';

export interface SiteOptions {
  /** The language that this project reads the site in. */
  language: Language;
}

interface SiteFixtures {
  /** The running site, with its own empty-at-start data folder. */
  site: { url: string; dataDir: string };
  /** What the browser complained about while the test ran: console errors and uncaught exceptions. */
  complaints: string[];
}

/** Playwright's `test`, with the site that global setup has started and the project's language. */
export const test = base.extend<SiteFixtures & SiteOptions>({
  language: ['en', { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  site: async ({}, use) => {
    const { SITE_URL: url, SITE_DATA_DIR: dataDir } = process.env;
    if (!url || !dataDir) throw new Error('The site is not running: global setup starts it.');
    await use({ url, dataDir });
  },

  baseURL: async ({ site }, use) => {
    await use(site.url);
  },

  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
    });
    await use(complaints);
  },
});

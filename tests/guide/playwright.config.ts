import { defineConfig } from '@playwright/test';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { findChromium } from '@/scripts/setup/browser.mjs';
import type { SiteOptions } from '../e2e/support/test';

/** Takes the pictures of the curator's guide again: `npm run guide-pictures`, after the studio looks different. */
export default defineConfig<SiteOptions>({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: '../e2e/support/site',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'line',
  use: {
    launchOptions: { executablePath: findChromium() ?? undefined },
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  },
  projects: LANGUAGES.map((language) => ({ name: language, use: { language, locale: language } })),
});

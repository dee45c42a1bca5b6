import { defineConfig, type PlaywrightTestOptions } from '@playwright/test';
import { LANGUAGES } from './lib/catalogue/languages';
import { findChromium } from './scripts/setup/browser.mjs';
import type { SiteOptions } from './tests/e2e/support/test';

/** The two widths that pages are designed for. */
const SIZES: Record<string, Partial<PlaywrightTestOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
};

export default defineConfig<SiteOptions>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/site',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    launchOptions: { executablePath: findChromium() ?? undefined },
    // What was asked and answered; pictures of every step would take as long again as the tests.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
  },
  projects: LANGUAGES.flatMap((language) =>
    Object.entries(SIZES).map(([size, use]) => ({
      name: `${language}-${size}`,
      use: { ...use, language, locale: language },
      // What depends on neither language nor size is tried once; what depends on the language alone, on the desktop.
      grepInvert: size === 'phone' ? /@once|@wide/ : language === 'en' ? undefined : /@once/,
    })),
  ),
});

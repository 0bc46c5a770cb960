import { defineConfig } from '@playwright/test';
import main from '../../playwright.config.ts';

/** The browser and the reports of the end-to-end tests, with pages and servers of its own. */
export default defineConfig(main, {
  testDir: '.',
  outputDir: '../../test-results/chaos',
  globalSetup: './globalSetup.ts',
  // Recording each page would take longer than the tests.
  use: { trace: 'on-first-retry' },
});

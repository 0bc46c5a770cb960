import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './.ci/chromiumFlags.mjs';
import { findChromium } from './.ci/ensureChromium.mjs';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './test/e2e/globalSetup.ts',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  // On a starved machine a test may miss its time. One that passes only the second time is named in the summary.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Playwright's own variable: where it is set, the results are also written to that file
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    trace: 'retain-on-failure',
    // High enough that nothing has to be scrolled: right after a scroll Chromium still sends clicks by the old layout,
    // into the frame instead of the button below it.
    viewport: { width: 1280, height: 1300 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags },
  },
});

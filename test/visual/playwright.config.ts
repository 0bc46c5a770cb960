import { defineConfig } from '@playwright/test';
import { chromiumFlags } from '../../.ci/chromiumFlags.mjs';
import { findChromium } from '../../.ci/ensureChromium.mjs';

const executablePath = findChromium();

// What depends on the screen or on the machine's settings for fonts is turned off.
const rendering = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/visual',
  globalSetup: './globalSetup.ts',
  forbidOnly: Boolean(process.env['CI']),
  fullyParallel: true,
  workers: 2,
  retries: 1,
  expect: {
    timeout: 10_000,
    // The same renderer draws the same pixels. The skeleton is only a shade darker than its ground, and a link that
    // moves in a large picture changes few pixels: nearly equal is not equal.
    toHaveScreenshot: { threshold: 0.02, maxDiffPixels: 10, animations: 'disabled', caret: 'hide' },
  },
  snapshotPathTemplate: '{testDir}/references/{arg}{ext}',
  // An ordinary run records nothing; `--update-snapshots` does.
  updateSnapshots: 'none',
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...chromiumFlags, ...rendering],
    },
  },
});

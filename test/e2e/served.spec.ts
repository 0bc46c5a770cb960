import { expect } from './fixtures.ts';
import { expectStatus, withHarness } from './withHarness.ts';

withHarness(
  'markup from a server that is taken over late has nothing to be mended, and comes to ready (case 33)',
  async ({ page, harness }) => {
    const markup = await (await fetch(`${harness.origin}/served`)).text();
    expect(markup).toContain('data-status="idle"');
    expect(markup).toMatch(/<link rel="preload" href="[^"]+\/index\.iife\.js" as="script" nonce="[^"]+"\/>/);
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/index.iife.js')) scripts.push(request.url());
    });
    await page.goto(`${harness.origin}/served`, { waitUntil: 'commit' });
    // The same node before and after: nothing was thrown away and made anew.
    const container = page.locator('.clink-payment-method');
    await container.evaluate((node) => Object.assign(node, { fromServer: true }));
    await expectStatus(page, 'ready');
    expect(await container.evaluate((node) => 'fromServer' in node)).toBe(true);
    expect(await page.evaluate(() => window.harness.recovered)).toEqual([]);
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    // What the hint has loaded is what the tag runs.
    expect(scripts).toHaveLength(1);
  },
);

import { expect } from './fixtures.ts';
import { expectStatus, withHarness } from './withHarness.ts';

// The return page asks for a session that only the fake Clink knows.
const UNKNOWN = /Failed to load resource: .* 404 /;

withHarness(
  'success, pending and success again lead to the return page once (case 65)',
  async ({ page, harness, open, expectConsole }) => {
    expectConsole(UNKNOWN);
    await open('/fake');
    const address = await page.evaluate(() => {
      const { fake } = window.harness;
      fake.succeed();
      fake.pend();
      fake.succeed();
      return location.pathname;
    });
    expect(address).toBe('/fake');
    await expect(page).toHaveURL(/\/complete/);
    await page.waitForTimeout(300);
    expect(harness.requests('/complete')).toBe(1);
    // One step: from where the shopper came from it is one step back.
    expect(await page.evaluate(() => history.length)).toBe(3);
  },
);

withHarness(
  'a pending payment that succeeds leads there once as well (case 65)',
  async ({ page, harness, open, expectConsole }) => {
    expectConsole(UNKNOWN);
    await open('/fake');
    await page.evaluate(() => window.harness.fake.pend());
    await expectStatus(page, 'pending');
    expect(harness.requests('/complete')).toBe(0);
    await page.evaluate(() => window.harness.fake.succeed());
    await expect(page).toHaveURL(/\/complete/);
    expect(harness.requests('/complete')).toBe(1);
  },
);

withHarness(
  'a checkout that is taken away before the success leads nowhere (case 65)',
  async ({ page, harness, open }) => {
    await open('/fake');
    await page.evaluate(() => {
      const { current } = window.harness.fake;
      window.harness.unmountNow();
      // The SDK's word, on its way already.
      current.emit('session-success', undefined);
    });
    await page.waitForTimeout(500);
    expect(new URL(page.url()).pathname).toBe('/fake');
    expect(harness.requests('/complete')).toBe(0);
  },
);

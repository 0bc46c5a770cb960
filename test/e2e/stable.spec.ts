import type { Page } from '@playwright/test';
import { expect, openCheckout, test } from './fixtures.ts';
import { withHarness } from './withHarness.ts';

/** The sum of layout shifts that the browser itself counts, from before the page's first element on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0);
    });
}

for (const width of [390, 1280]) {
  withHarness(`nothing moves from mount to ready, at ${width} px`, async ({ page, open }) => {
    await page.setViewportSize({ width, height: 1300 });
    const shifted = await watchShifts(page);
    await open();
    expect(await shifted()).toBe(0);
  });

  withHarness(
    `nothing moves when the fields come to 600 px, at ${width} px`,
    async ({ page, shop, open }) => {
      await page.setViewportSize({ width, height: 1300 });
      // A frame that is higher than what was held for it.
      const css = await (await fetch(`${shop.clink.origin}/frames/frame.css`)).text();
      const body = `${css} .stage { min-height: 600px }`;
      shop.clink.sandbox.faults.add({ match: { path: '/frames/frame.css' }, body, contentType: 'text/css' });
      const shifted = await watchShifts(page);
      await open();
      const frame = page.locator('iframe[title="Secure payment details"]');
      await expect.poll(async () => (await frame.boundingBox())?.height).toBeGreaterThanOrEqual(600);
      expect(await shifted()).toBe(0);
    },
  );
}

test('the shop’s checkout page holds still as well', async ({ page, shop }) => {
  await openCheckout(page, shop);
  const shifted = await watchShifts(page);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Checkout', exact: true })).toHaveAttribute(
    'data-status',
    'ready',
  );
  expect(await shifted()).toBeLessThan(0.01);
});

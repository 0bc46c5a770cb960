import type { Page } from '@playwright/test';
import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

const HOUR = 3_600_000;

/** A clock that a test can put forward, while timers go on counting as they were: as after a sleep. */
async function withClock(page: Page): Promise<(ms: number) => Promise<void>> {
  await page.addInitScript(() => {
    const { now } = Date;
    const clock = Object.assign(window, { ahead: 0 });
    Date.now = () => now() + clock.ahead;
  });
  return (ms) =>
    page.evaluate((ahead) => {
      Object.assign(window, { ahead });
    }, ms);
}

for (const signal of ['visibilitychange', 'pageshow', 'focus', 'online'] as const) {
  withHarness(
    `a tab that slept past the end says at once that it has expired, told by ${signal} (case 60)`,
    async ({ page, context, shop, open }) => {
      shop.clink.sandbox.control.configure({ sessionLifetimeMs: HOUR });
      const putForward = await withClock(page);
      const cdp = await context.newCDPSession(page);
      await open();
      await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
      await putForward(2 * HOUR);
      shop.clink.sandbox.control.setExpireTime(shop.sessionId(), Date.now() - HOUR);
      await cdp.send('Page.setWebLifecycleState', { state: 'active' });
      await page.evaluate((name) => {
        (name === 'visibilitychange' ? document : window).dispatchEvent(new Event(name));
      }, signal);
      const region = page.getByRole('region', { name: 'Checkout', exact: true });
      await expect(region).toHaveAttribute('data-status', 'expired', { timeout: 1000 });
      await expect(region.getByRole('status')).toContainText('This checkout has expired');
      await expect(page.getByRole('button', { name: /^Pay/ })).toBeHidden();
    },
  );
}

withHarness(
  'a tab that slept past the end and was told by nothing never pays: the clock is asked before (case 60)',
  async ({ page, context, shop, open }) => {
    shop.clink.sandbox.control.configure({ sessionLifetimeMs: HOUR });
    const putForward = await withClock(page);
    const cdp = await context.newCDPSession(page);
    await open();
    await fillCard(fieldsOf(page), CARDS.success);
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await putForward(2 * HOUR);
    shop.clink.sandbox.control.setExpireTime(shop.sessionId(), Date.now() - HOUR);
    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await page
      .getByRole('button', { name: /^Pay/ })
      .evaluate((button: HTMLButtonElement) => button.click())
      // It may be gone already.
      .catch(() => {});
    await expectStatus(page, 'expired');
    expect(shop.requests('/elements/confirm')).toBe(0);
    expect(shop.ledger().payments).toEqual([]);
  },
);

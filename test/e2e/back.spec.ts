import type { Page } from '@playwright/test';
import { chromiumFlags } from '../../.ci/chromiumFlags.mjs';
import { findChromium } from '../../.ci/ensureChromium.mjs';
import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

const executablePath = findChromium();

// Playwright turns the back/forward cache off.
withHarness.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: chromiumFlags,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
  settings: { findsSessions: true },
});

const pay = (page: Page) => page.getByRole('button', { name: /^Pay/ });

/** Tells how often the page was brought back as it was left. */
async function countRestores(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const seen = Object.assign(window, { restores: 0 });
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) seen.restores += 1;
    });
  });
  return () => page.evaluate(() => (window as unknown as { restores: number }).restores);
}

withHarness(
  'an open checkout that the browser brings back as it was keeps what was typed, and is paid once (case 63)',
  async ({ page, shop, harness, open }) => {
    const restores = await countRestores(page);
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.success);
    await page.getByRole('link', { name: 'To another page' }).click();
    await expect(page.getByRole('heading', { name: 'Another page' })).toBeVisible();
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(restores).toBe(1);
    await expectStatus(page, 'ready');
    // Playwright cannot see into frames that were brought back. That the card is taken says that it is still there.
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete$/);
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    expect(shop.ledger().instances.created).toBe(1);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  },
);

withHarness(
  'a paid checkout that the browser brings back as it was offers nothing to pay (case 63)',
  async ({ page, shop, open }) => {
    const restores = await countRestores(page);
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.success);
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete$/);
    await expect(page.getByRole('heading')).toContainText('Payment received');
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(restores).toBe(1);
    await expectStatus(page, 'complete');
    await expect(pay(page)).toBeHidden();
    await page.waitForTimeout(500);
    await expect(page).toHaveURL(/\/plain$/);
    expect(shop.ledger().payments).toHaveLength(1);
  },
);

withHarness(
  'a checkout that was paid in another tab while it lay in the cache is charged no second time (case 63)',
  async ({ page, context, shop, harness, open, expectConsole }) => {
    expectConsole(/Failed to load resource/);
    const restores = await countRestores(page);
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.success);
    await page.getByRole('link', { name: 'To another page' }).click();
    await expect(page.getByRole('heading', { name: 'Another page' })).toBeVisible();
    const other = await context.newPage();
    await other.goto(`${harness.origin}/plain`);
    await expectStatus(other, 'ready');
    await fillCard(fieldsOf(other), CARDS.success);
    await pay(other).click();
    await expect(other).toHaveURL(/\/complete$/);
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(restores).toBe(1);
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete$/);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  },
);

withHarness(
  'a session that ended while the page lay in the cache is told when it comes back (case 63)',
  async ({ page, shop, open }) => {
    shop.clink.sandbox.control.configure({ sessionLifetimeMs: 5000 });
    const restores = await countRestores(page);
    await open('/plain');
    await page.getByRole('link', { name: 'To another page' }).click();
    await expect(page.getByRole('heading', { name: 'Another page' })).toBeVisible();
    await page.waitForTimeout(5500);
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(restores).toBe(1);
    await expectStatus(page, 'expired');
    await expect(pay(page)).toBeHidden();
  },
);

withHarness(
  'nothing of the library keeps a page out of the cache, and a made-up return changes nothing (case 63)',
  async ({ page, shop, open }) => {
    await page.addInitScript(() => {
      if (window !== window.top) return;
      const leaving: string[] = [];
      Object.assign(window, { leaving });
      const { addEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (this: EventTarget, type: string, ...rest) {
        if (type === 'unload' || type === 'beforeunload') leaving.push(type);
        addEventListener.call(this, type, ...(rest as [EventListener]));
      };
    });
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.success);
    await page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await expectStatus(page, 'ready');
    expect(await page.evaluate(() => (window as unknown as { leaving: string[] }).leaving)).toEqual([]);
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete$/);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  },
);

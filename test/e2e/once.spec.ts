import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import type { Shop } from './fixtures.ts';
import { expectStatus, press, withHarness } from './withHarness.ts';

const untilReady = (page: Page) => expectStatus(page, 'ready');

async function expectOnce(page: Page, shop: Shop, { instances = 1 } = {}): Promise<void> {
  expect(shop.requests('/api/checkout/session', 'POST')).toBe(1);
  expect(shop.requests('/clink-elements/')).toBe(1);
  await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
  expect(shop.ledger().instances.created).toBe(instances);
  await expect.poll(() => shop.ledger().instances.created - shop.ledger().instances.destroyed).toBe(1);
  await expect(page.locator('iframe[title="Secure payment details"]')).toHaveCount(1);
}

withHarness(
  'StrictMode makes one session, one script and one instance (cases 1, 2)',
  async ({ page, shop, open }) => {
    await open();
    await expectOnce(page, shop);
  },
);

withHarness(
  'two parents that render again and again change nothing, and typed data stays',
  async ({ page, shop, open }) => {
    await open();
    const card = page.frameLocator('iframe[title="Secure payment details"]').getByLabel('Card number');
    await card.fill('4242 4242');
    for (let count = 0; count < 25; count += 1) {
      await press(page, 'Render the first parent again');
      await press(page, 'Render the second parent again');
    }
    await expect(card).toHaveValue('4242 4242');
    await expectOnce(page, shop);
  },
);

withHarness(
  'a tab that is left and focused again changes nothing, and typed data stays',
  async ({ page, shop, open }) => {
    await open();
    const card = page.frameLocator('iframe[title="Secure payment details"]').getByLabel('Card number');
    await card.fill('4242 4242');
    const other = await page.context().newPage();
    await other.goto('about:blank');
    await other.bringToFront();
    await page.bringToFront();
    await page.evaluate(() => {
      for (const name of ['focus', 'online', 'pageshow']) window.dispatchEvent(new Event(name));
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect(card).toHaveValue('4242 4242');
    await expectOnce(page, shop);
  },
);

withHarness(
  'a remount uses the session and the script again, with an instance of its own (cases 2, 36)',
  async ({ page, shop, open }) => {
    await open();
    await press(page, 'Unmount');
    await expect.poll(() => shop.ledger().instances.destroyed).toBe(1);
    await expect(page.locator('iframe')).toHaveCount(0);
    await press(page, 'Mount');
    await untilReady(page);
    await expectOnce(page, shop, { instances: 2 });
    await press(page, 'Change the key');
    await untilReady(page);
    await expectOnce(page, shop, { instances: 3 });
  },
);

withHarness(
  'a changed cart is another checkout: a session of its own, and the old instance is gone',
  async ({ page, shop, open }) => {
    await open();
    await press(page, 'Change the cart');
    await expect.poll(() => shop.ledger().sessions.length).toBe(2);
    await untilReady(page);
    await expect.poll(() => shop.ledger().instances).toMatchObject({ created: 2, destroyed: 1 });
    await expect(page.locator('iframe[title="Secure payment details"]')).toHaveCount(1);
  },
);

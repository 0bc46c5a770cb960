import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

withHarness(
  'two checkouts of two carts are kept apart, and one goes on when the other has left (case 18)',
  async ({ page, shop, harness }) => {
    await page.goto(`${harness.origin}/pair`);
    await expectStatus(page, 'ready', 'First');
    await expectStatus(page, 'ready', 'Second');
    const first = page.getByRole('region', { name: 'First' });
    const second = page.getByRole('region', { name: 'Second' });
    await fillCard(fieldsOf(page, 'First'), CARDS.declined);
    await first.getByRole('button', { name: /^Pay/ }).click();
    await expect(first.getByRole('status')).toContainText('was not accepted');
    await expect(second.getByRole('status')).toBeEmpty();

    await page.getByRole('button', { name: 'Unmount the first' }).click();
    await expect.poll(() => shop.ledger().instances).toMatchObject({ created: 2, destroyed: 1 });
    await fillCard(fieldsOf(page, 'Second'));
    await second.getByRole('button', { name: /^Pay/ }).click();
    await expectStatus(page, 'complete', 'Second');
    expect(shop.ledger().sessions.map(({ paymentStatus }) => paymentStatus)).toEqual(['unpaid', 'paid']);
    await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
  },
);

withHarness(
  'one cart shown twice has one owner, and the other one is told (cases 2, 18)',
  async ({ page, shop, harness }) => {
    await page.goto(`${harness.origin}/pair?carts=same`);
    await expectStatus(page, 'ready', 'First');
    await expectStatus(page, 'failed', 'Second');
    await expect(page.getByRole('status', { name: 'Error' })).toHaveText('Second: already_mounted');
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    expect(shop.ledger().instances.created).toBe(1);
  },
);

withHarness(
  'two copies of the library share script and session, and never have two instances of it (cases 14, 30)',
  async ({ page, shop, harness, open }) => {
    await open('/plain');
    await page.evaluate((path) => import(path), '/copy/copy.js');
    await expectStatus(page, 'failed', 'Copy');
    await expectStatus(page, 'ready');
    expect(shop.ledger().instances.created).toBe(1);
    // Of another cart it is a checkout of its own, with the script that is there.
    await page.evaluate((path) => import(path), '/copy/copy.js?cart=cart-2');
    await expectStatus(page, 'ready', 'Copy');
    await expectStatus(page, 'ready');
    await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
    expect(shop.requests('/clink-elements/')).toBe(1);
    expect(shop.ledger().instances).toMatchObject({ created: 2, destroyed: 0 });
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(2);
  },
);

withHarness(
  'the module evaluated twenty times on a page: one script, one live instance, one session (case 14)',
  async ({ page, shop, harness }) => {
    await page.goto(`${harness.origin}/elsewhere`);
    for (let count = 0; count < 20; count += 1) {
      await page.evaluate((path) => import(path), `/copy/copy.js?refresh=${count}`);
      // Some while it loads, some when it is ready.
      if (count % 4 === 3) await expectStatus(page, 'ready', 'Copy');
    }
    await expectStatus(page, 'ready', 'Copy');
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
    await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
    await expect.poll(() => shop.ledger().instances.created - shop.ledger().instances.destroyed).toBe(1);
    await expect(page.locator('iframe[title="Secure payment details"]')).toHaveCount(1);
  },
);

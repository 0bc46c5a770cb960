import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, press, withHarness } from './withHarness.ts';

const pay = /^Pay/;

withHarness(
  'a pending payment that is left is found pending again, without a new session (case 20)',
  async ({ page, shop, harness, open }) => {
    shop.clink.sandbox.control.configure({ pendingDelayMs: 60_000 });
    await open();
    await fillCard(fieldsOf(page), CARDS.pending);
    await page.getByRole('button', { name: pay }).click();
    await expectStatus(page, 'pending');
    for (const [leave, back] of [
      ['Unmount', 'Mount'],
      ['Change the key', null],
    ] as const) {
      await press(page, leave);
      if (back) await press(page, back);
      await expectStatus(page, 'pending');
      await expect(page.getByRole('button', { name: pay })).toBeHidden();
    }
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    shop.clink.sandbox.control.settlePayment(shop.sessionId());
    await expectStatus(page, 'complete');
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  },
);

withHarness(
  'a checkout that is left at the bank’s challenge comes back with the same session, and is paid once (case 20)',
  async ({ page, shop, harness, open }) => {
    await open();
    await fillCard(fieldsOf(page), CARDS.challenge);
    await page.getByRole('button', { name: pay }).click();
    await expect(fieldsOf(page).locator('iframe')).toBeVisible();
    await press(page, 'Unmount');
    await expect(page.locator('iframe')).toHaveCount(0);
    await press(page, 'Mount');
    await expectStatus(page, 'ready');
    await fillCard(fieldsOf(page));
    await page.getByRole('button', { name: pay }).click();
    await expectStatus(page, 'complete');
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  },
);

withHarness(
  'a layout that is made anew, at any moment and often, keeps the session of its cart (case 36)',
  async ({ page, shop, harness }) => {
    await page.goto(harness.origin);
    // At once, while it loads, and when it is ready.
    for (const pause of [0, 0, 30, 60, 120, 250]) {
      await press(page, 'Change the key');
      await page.waitForTimeout(pause);
    }
    await expectStatus(page, 'ready');
    await press(page, 'Change the key');
    await expectStatus(page, 'ready');
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
    await expect.poll(() => shop.ledger().instances.created - shop.ledger().instances.destroyed).toBe(1);
    await expect(page.locator('iframe[title="Secure payment details"]')).toHaveCount(1);
  },
);

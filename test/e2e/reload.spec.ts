import type { Page } from '@playwright/test';
import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

const pay = (page: Page) => page.getByRole('button', { name: /^Pay/ });
const ENDPOINT = '/api/checkout/session';

withHarness(
  'a page that is loaded again while its payment is being confirmed meets that payment, and pays no second (cases 20, 64)',
  async ({ page, shop, harness, open }) => {
    shop.clink.sandbox.control.configure({ pendingDelayMs: 3_600_000 });
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.pending);
    await pay(page).click();
    await expectStatus(page, 'pending');
    for (let time = 0; time < 2; time += 1) {
      await page.reload();
      await expectStatus(page, 'pending');
      await expect(page.getByRole('status')).toContainText('Do not pay again');
      await expect(pay(page)).toBeHidden();
    }
    expect(harness.requests(ENDPOINT, 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
    expect(shop.ledger().payments).toHaveLength(1);
  },
);

withHarness(
  'a page that is loaded again during the bank’s question goes on with the same session, though the endpoint is down (case 64)',
  async ({ page, shop, harness, open }) => {
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.challenge);
    await pay(page).click();
    await expectStatus(page, 'submitting');
    await page.route(`**${ENDPOINT}`, (route) => route.abort());
    await page.reload();
    await expectStatus(page, 'ready');
    await fillCard(fieldsOf(page), CARDS.success);
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete/);
    expect(harness.requests(ENDPOINT, 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
    expect(shop.ledger().payments.filter(({ status }) => status === 'succeeded')).toHaveLength(1);
  },
);

withHarness(
  'the way back after paying, and a page that is loaded anew, say that it is paid and where the order is (case 64)',
  async ({ page, shop, harness, open }) => {
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.success);
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete$/);
    for (const way of [() => page.goBack(), () => page.goto(`${harness.origin}/plain`)]) {
      await way();
      await expectStatus(page, 'complete');
      await expect(page.getByRole('status')).toContainText('already been paid');
      await expect(pay(page)).toBeHidden();
    }
    await page.getByRole('link', { name: 'View your order' }).click();
    await expect(page.getByRole('heading')).toContainText('Payment received');
    expect(harness.requests(ENDPOINT, 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  },
);

withHarness(
  'a page that is loaded again after a refused payment goes on with the same session (cases 41, 64)',
  async ({ page, shop, harness, open }) => {
    await open('/plain');
    await fillCard(fieldsOf(page), CARDS.declined);
    await pay(page).click();
    await expect(page.getByRole('status')).toContainText('not accepted');
    await page.reload();
    await expectStatus(page, 'ready');
    await fillCard(fieldsOf(page), CARDS.success);
    await pay(page).click();
    await expect(page).toHaveURL(/\/complete$/);
    expect(harness.requests(ENDPOINT, 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  },
);

withHarness(
  'a page that is loaded again while a wallet has the payment in hand meets the same session (case 64)',
  async ({ page, shop, harness, open }) => {
    await open('/plain');
    await fieldsOf(page).getByRole('radio', { name: 'Google Pay' }).check();
    await expect(pay(page)).toBeHidden();
    await page.reload();
    await expectStatus(page, 'ready');
    expect(harness.requests(ENDPOINT, 'POST')).toBe(1);
    expect(shop.ledger().sessions).toHaveLength(1);
  },
);

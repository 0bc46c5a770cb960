import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

const pay = /^Pay/;

withHarness(
  'a challenge that is cancelled, then failed by the bank, then passed pays once, in one form (case 55)',
  async ({ page, shop, harness, open }) => {
    await open();
    const fields = fieldsOf(page);
    const bank = fields.frameLocator('iframe');
    const status = page.getByRole('region', { name: 'Checkout', exact: true }).getByRole('status');
    await fillCard(fields, CARDS.challenge);

    await page.getByRole('button', { name: pay }).click();
    await bank.getByRole('button', { name: 'Cancel' }).click();
    await expectStatus(page, 'ready');
    await expect(status).toContainText('Your bank did not confirm the payment');

    await page.getByRole('button', { name: pay }).click();
    await expect(bank.getByRole('button', { name: 'Complete authentication' })).toBeVisible();
    await expectStatus(page, 'submitting');
    shop.clink.sandbox.control.failPayment(shop.sessionId(), 'authentication_failed');
    await bank.getByRole('button', { name: 'Complete authentication' }).click();
    await expectStatus(page, 'ready');
    await expect(fields.getByLabel('Card number')).toHaveValue(CARDS.challenge);

    await page.getByRole('button', { name: pay }).click();
    await bank.getByRole('button', { name: 'Complete authentication' }).click();
    await expectStatus(page, 'complete');
    expect(shop.ledger().payments.map(({ status: outcome }) => outcome)).toEqual([
      'failed',
      'failed',
      'succeeded',
    ]);
    expect(shop.ledger().instances.created).toBe(1);
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
  },
);

withHarness(
  'the library neither sandboxes nor hides the frame that a challenge is shown in (case 55)',
  async ({ page, open }) => {
    await open();
    const frame = page.locator('iframe[title="Secure payment details"]');
    const before = await frame.evaluate((node: HTMLIFrameElement) => [
      node.getAttribute('sandbox'),
      node.allow,
    ]);
    expect(before).toEqual([null, 'payment']);
    await fillCard(fieldsOf(page), CARDS.challenge);
    await page.getByRole('button', { name: pay }).click();
    await expect(fieldsOf(page).locator('iframe')).toBeVisible();
    await expect(frame).toBeVisible();
    const box = await frame.boundingBox();
    expect(box?.height).toBeGreaterThan(200);
    // Whatever the page lays over the fields takes the bank's clicks.
    const hit = await frame.evaluate((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === node;
    });
    expect(hit).toBe(true);
  },
);

import { CARDS, expect, expectReturnPage, openCheckout, payByCard, test } from './fixtures.ts';

test('a card that is good is paid once, and the return page says so', async ({ page, shop }) => {
  const checkout = await openCheckout(page, shop);
  await expect(checkout.payButton).toHaveText('Pay $16.00');
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.dblclick();
  await expectReturnPage(page, shop, 'Thank you!');
  const { sessions, payments, instances } = shop.ledger();
  expect(sessions.map(({ status, paymentStatus }) => [status, paymentStatus])).toEqual([
    ['completed', 'paid'],
  ]);
  expect(payments.map(({ status }) => status)).toEqual(['succeeded']);
  expect(sessions[0]?.returnUrl).toContain(`session_id=${shop.sessionId()}`);
  await expect.poll(() => shop.ledger().instances.destroyed).toBe(instances.created);
  expect(instances.created).toBe(1);
});

for (const [name, card, reason] of [
  ['declined', CARDS.declined, 'Your payment was not accepted'],
  ['without enough funds', CARDS.insufficientFunds, 'There is not enough money on this card'],
] as const) {
  test(`a card that is ${name} leaves the form as it is, and another one pays the same session`, async ({
    page,
    shop,
  }) => {
    const checkout = await openCheckout(page, shop);
    await checkout.fillCard(card);
    await checkout.payButton.click();
    await expect(checkout.status).toContainText(reason);
    await expect(checkout.frame.getByLabel('Card number')).toHaveValue(card);
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed']);
    await checkout.fillCard(CARDS.success);
    await checkout.payButton.click();
    await expectReturnPage(page, shop, 'Thank you!');
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  });
}

test('a card that is not filled in is asked for in the frame, and nothing is paid', async ({
  page,
  shop,
}) => {
  const checkout = await openCheckout(page, shop);
  await checkout.payButton.click();
  await expect(checkout.frame.getByLabel('Card number')).toHaveAttribute('aria-invalid', 'true');
  await checkout.untilReady();
  await expect(checkout.payButton).toBeEnabled();
  expect(shop.ledger().payments).toEqual([]);
});

test('3-D Secure that is passed is paid (case 55)', async ({ page, shop }) => {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.challenge);
  await checkout.payButton.click();
  const bank = checkout.frame.frameLocator('iframe');
  await bank.getByRole('button', { name: 'Complete authentication' }).click();
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

test('3-D Secure that is cancelled gives the form back with its data, and can be tried again (case 55)', async ({
  page,
  shop,
}) => {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.challenge);
  await checkout.payButton.click();
  await expect(checkout.region).toHaveAttribute('data-status', 'submitting');
  await checkout.frame.frameLocator('iframe').getByRole('button', { name: 'Cancel' }).click();
  await expect(checkout.status).toContainText('Your bank did not confirm the payment');
  await expect(checkout.frame.getByLabel('Card number')).toHaveValue(CARDS.challenge);
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed']);
  await checkout.payButton.click();
  await checkout.frame
    .frameLocator('iframe')
    .getByRole('button', { name: 'Complete authentication' })
    .click();
  await expectReturnPage(page, shop, 'Thank you!');
});

test('a wallet pays from inside the frame, and the page’s own button is hidden meanwhile', async ({
  page,
  shop,
}) => {
  const checkout = await openCheckout(page, shop);
  await checkout.chooseMethod('Google Pay');
  await expect(checkout.payButton).toBeHidden();
  await checkout.frame.getByRole('button', { name: 'Pay with Google Pay' }).click();
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

test('a QR payment is pending until it is scanned, then paid', async ({ page, shop }) => {
  const checkout = await openCheckout(page, shop);
  await checkout.chooseMethod('Cash App');
  await checkout.payButton.click();
  await expect(checkout.frame.getByRole('heading', { name: 'Scan with Cash App' })).toBeVisible();
  await expect(checkout.status).toContainText('is being confirmed');
  await expect(checkout.region).toHaveAttribute('data-status', 'pending');
  await expect(checkout.payButton).toBeHidden();
  expect(shop.ledger().sessions[0]?.paymentStatus).toBe('processing');
  await checkout.frame.getByRole('button', { name: 'Simulate scan' }).click();
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

test('a card whose payment is pending is paid when it is settled', async ({ page, shop }) => {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.pending);
  await checkout.payButton.click();
  await expect(checkout.region).toHaveAttribute('data-status', 'pending');
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().payments).toHaveLength(1);
});

test('a pending payment that fails gives the form back', async ({ page, shop }) => {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.pendingFails);
  await checkout.payButton.click();
  await expect(checkout.region).toHaveAttribute('data-status', 'pending');
  await expect(checkout.status).toContainText('Your payment was not accepted');
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
});

test('a pending payment is shown as such again when the shopper leaves and comes back', async ({
  page,
  shop,
}) => {
  shop.clink.sandbox.control.configure({ pendingDelayMs: 3_600_000 });
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.pending);
  await checkout.payButton.click();
  await expect(checkout.region).toHaveAttribute('data-status', 'pending');
  await page
    .getByRole('link', { name: /Morrow/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await expect(checkout.region).toHaveAttribute('data-status', 'pending');
  expect(shop.ledger().sessions).toHaveLength(1);
  shop.clink.sandbox.control.settlePayment(shop.sessionId());
  await expectReturnPage(page, shop, 'Thank you!');
});

test('the way back from the return page shows the order as paid, and never offers to pay again', async ({
  page,
  shop,
}) => {
  const checkout = await payByCard(page, shop);
  await page.goBack();
  await expect(checkout.payButton).toBeHidden();
  expect(shop.ledger().sessions).toHaveLength(1);
  expect(shop.ledger().payments).toHaveLength(1);
});

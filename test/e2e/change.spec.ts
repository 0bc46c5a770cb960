import { CARDS, expect, expectReturnPage, openCheckout, test } from './fixtures.ts';

// How the browser tells that Clink refused a code or an expired session.
const REFUSED = /Failed to load resource: .* 4(22|10) /;

test('promotion codes are applied, rejected and removed without touching the card that is typed in', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(REFUSED);
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.success);
  await page.getByRole('button', { name: 'Add promotion code' }).click();
  const input = page.getByRole('textbox', { name: 'Promotion code' });

  await input.fill('NO-SUCH-CODE');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(input).toHaveAccessibleDescription('This code is not valid for this order.');
  await expect(checkout.payButton).toHaveText('Pay $16.00');

  await input.fill('EXPIRED10');
  await input.press('Enter');
  await expect(input).toHaveAccessibleDescription('This code is not valid for this order.');

  await input.fill('WELCOME10');
  await input.press('Enter');
  await expect(checkout.payButton).toHaveText('Pay $14.40');
  expect(shop.ledger().sessions[0]).toMatchObject({ promotionCode: 'WELCOME10' });

  await page.getByRole('button', { name: 'Remove WELCOME10' }).click();
  await expect(checkout.payButton).toHaveText('Pay $16.00');

  await page.getByRole('button', { name: 'Add promotion code' }).click();
  await input.fill('SAVE5');
  await input.press('Enter');
  await expect(checkout.payButton).toHaveText('Pay $11.00');

  await expect(checkout.frame.getByLabel('Card number')).toHaveValue(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().payments.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
    [1100, 'USD'],
  ]);
  expect(shop.ledger().instances.created).toBe(1);
});

test('another currency changes the amounts in its own digits, and is what is paid', async ({
  page,
  shop,
}) => {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.success);
  const currency = checkout.currencyFrame.getByRole('combobox');
  await currency.selectOption('KWD');
  await expect(checkout.payButton).toHaveText(/^Pay KWD\s4\.\d{3}$/);
  await currency.selectOption('JPY');
  await expect(checkout.payButton).toHaveText(/^Pay ¥[\d,]+$/);
  await expect(checkout.frame.getByLabel('Card number')).toHaveValue(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!');
  const { payments, sessions } = shop.ledger();
  expect(payments.map((payment) => payment.currency)).toEqual(['JPY']);
  expect(sessions).toHaveLength(1);
});

test('language and theme change in place, with the card that is typed in (case 58)', async ({
  page,
  shop,
}) => {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.success);
  await page.getByLabel('Language').selectOption('de');
  await expect(checkout.frame.getByLabel('Kartennummer')).toHaveValue(CARDS.success);
  const before = await checkout.frame.locator('html').getAttribute('data-theme');
  await page.getByRole('button', { name: /Design|Farbschema|dunkl|hell/i }).click();
  await expect(checkout.frame.locator('html')).not.toHaveAttribute('data-theme', before ?? '');
  await expect(checkout.frame.getByLabel('Kartennummer')).toHaveValue(CARDS.success);
  expect(shop.ledger().instances.created).toBe(1);
  expect(shop.ledger().sessions).toHaveLength(1);
});

test('a session that expires is told, renewed with a new one, and paid', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(REFUSED);
  const checkout = await openCheckout(page, shop);
  const first = shop.sessionId();
  shop.clink.sandbox.control.expireSession(first);
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expect(checkout.status).toContainText('This checkout has expired. Nothing was charged.');
  await expect(checkout.payButton).toBeHidden();
  await page.getByRole('button', { name: 'Start again' }).click();
  await checkout.untilReady();
  const second = shop.ledger().sessions.at(-1)?.id ?? '';
  expect(second).not.toBe(first);
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!', second);
  const { sessions, payments, instances } = shop.ledger();
  expect(sessions.map(({ status }) => status)).toEqual(['expired', 'completed']);
  expect(payments).toHaveLength(1);
  expect(instances.created).toBe(2);
});

test('a short session is announced and ends by the clock', async ({ page, shop, expectConsole }) => {
  expectConsole(REFUSED);
  shop.clink.sandbox.control.configure({ sessionLifetimeMs: 6000 });
  const checkout = await openCheckout(page, shop);
  await expect(checkout.status).toContainText('expires soon');
  await expect(checkout.region).toHaveAttribute('data-status', 'expired');
  expect(shop.ledger().payments).toEqual([]);
});

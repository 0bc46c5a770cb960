import { CARDS, expect, expectReturnPage, openCheckout, test } from './fixtures.ts';
import type { Shop } from './fixtures.ts';
import type { Page } from '@playwright/test';

/** In the shop again with an address given and another cart: the link to the checkout leads to the payment at once. */
async function goBackToShop(page: Page, shop: Shop) {
  const checkout = await openCheckout(page, shop);
  await page.locator('.wordmark').click();
  await page
    .getByRole('button', { name: /^Add to cart/ })
    .first()
    .click();
  return { checkout, link: page.getByRole('link', { name: 'Go to checkout' }) };
}

test('a hover over the way to the checkout makes the session, which the checkout then shows', async ({
  page,
  shop,
}) => {
  const { checkout, link } = await goBackToShop(page, shop);
  const made = () => shop.ledger().sessions.map(({ id }) => id);
  expect(made()).toHaveLength(1);
  await link.hover();
  await expect.poll(made).toHaveLength(2);
  await link.click();
  await checkout.untilReady();
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!', made()[1]);
  expect(made()).toHaveLength(2);
});

test('the browser’s User Timing shows the wait: session, script, instance, ready and submit', async ({
  page,
  shop,
}) => {
  await page.addInitScript(() => {
    const measured: string[] = [];
    Object.assign(globalThis, { measured });
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) measured.push(name);
    }).observe({ type: 'measure', buffered: true });
  });
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!');
  const measured = await page.evaluate(() => (globalThis as unknown as { measured: string[] }).measured);
  expect(measured.filter((name) => name.startsWith('clink-checkout:')).toSorted()).toEqual(
    ['instance', 'ready', 'script', 'session', 'submit'].map((span) => `clink-checkout:${span}`),
  );
});

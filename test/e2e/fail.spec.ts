import { CARDS, expect, expectReturnPage, openCheckout, payByCard, test } from './fixtures.ts';
import type { CheckoutPage, Shop } from './fixtures.ts';
import type { Page } from '@playwright/test';

const FAILED_REQUEST = /Failed to load resource/;
const NOT_KNOWN = /^We could not learn whether your payment went through/;

async function retryAndPay(page: Page, shop: Shop, checkout: CheckoutPage): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click();
  await checkout.untilReady();
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.ledger().sessions).toHaveLength(1);
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
}

test('a script that cannot be loaded is told, and a retry loads it for the same session', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  shop.clink.sandbox.faults.add({ match: { path: '/clink-elements/' }, times: 3, status: 503, body: 'down' });
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.status).toContainText('A content blocker may be in the way');
  expect(shop.ledger().sessions).toHaveLength(1);
  await retryAndPay(page, shop, checkout);
  await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
});

test('a script that is a page instead is told, and a retry loads the real one', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(/Unexpected token/);
  shop.clink.sandbox.faults.add({
    match: { path: '/clink-elements/' },
    times: 3,
    body: '<!doctype html><title>Sign in to the network</title>',
    contentType: 'text/javascript',
  });
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.status).toContainText('could not be loaded');
  await retryAndPay(page, shop, checkout);
});

test('an endpoint that answers 500 again and again is told, and a retry makes the one session', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  shop.failEndpoint(3, () => Response.json({ code: 500, msg: 'boom' }, { status: 500 }));
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.status).toContainText('Nothing was charged');
  expect(shop.ledger().sessions).toHaveLength(0);
  await retryAndPay(page, shop, checkout);
});

test('an endpoint that answers 500 once is asked again without bothering the shopper', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  shop.failEndpoint(1, () => Response.json({ code: 500, msg: 'boom' }, { status: 500 }));
  await openCheckout(page, shop);
  expect(shop.ledger().sessions).toHaveLength(1);
});

test('an endpoint that answers a page is told in words, and a retry goes on', async ({ page, shop }) => {
  shop.failEndpoint(1, () => new Response('<h1>Login</h1>', { headers: { 'Content-Type': 'text/html' } }));
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.status).toContainText('Nothing was charged');
  await expect(checkout.status).not.toContainText(/token|JSON/);
  await retryAndPay(page, shop, checkout);
});

test('an error envelope under HTTP 200 is an error, and nothing is mounted', async ({ page, shop }) => {
  shop.failEndpoint(1, () => Response.json({ code: 400, msg: 'CUSTOMER_NOT_FOUND' }));
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.status).toContainText('Please contact the shop');
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(shop.ledger().sessions).toHaveLength(0);
});

test('a session that Clink cannot load for a moment is loaded by a retry', async ({
  page,
  shop,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  shop.clink.sandbox.faults.add({ match: { path: '/elements/' }, times: 1, status: 503, body: '{}' });
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.status).toContainText('Nothing was charged');
  await retryAndPay(page, shop, checkout);
});

test('leaving while the checkout loads leaves nothing behind, and coming back uses the same session', async ({
  page,
  shop,
}) => {
  shop.clink.sandbox.faults.add({ match: { path: '/elements/' }, times: 1, delayMs: 800 });
  const checkout = await openCheckout(page, shop, { untilReady: false });
  await expect(checkout.region).toHaveAttribute('data-status', 'loading');
  await page
    .getByRole('link', { name: /Morrow/ })
    .first()
    .click();
  await expect.poll(() => shop.ledger().instances).toMatchObject({ created: 1, destroyed: 1 });
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await checkout.untilReady();
  expect(shop.ledger().sessions).toHaveLength(1);
  expect(shop.ledger().instances).toMatchObject({ created: 2, destroyed: 1 });
});

test('the return page of somebody else’s session shows nothing of it', async ({
  page,
  shop,
  browser,
  expectConsole,
}) => {
  expectConsole(FAILED_REQUEST);
  await payByCard(page, shop);
  const stranger = await browser.newContext();
  const strangersPage = await stranger.newPage();
  await strangersPage.goto(`${shop.origin}/complete?session_id=${shop.sessionId()}`);
  await expect(strangersPage.getByRole('heading', { name: NOT_KNOWN })).toBeVisible();
  await expect(strangersPage.getByRole('button', { name: 'Check again' })).toBeVisible();
  await stranger.close();
});

test('a reload of the return page shows the same again, and its address tells a stranger nothing', async ({
  page,
  shop,
  browser,
}) => {
  await payByCard(page, shop);
  await page.reload();
  await expectReturnPage(page, shop, 'Thank you!');
  const asked = shop.requests('/api/checkout/session/');
  const stranger = await browser.newContext();
  const strangersPage = await stranger.newPage();
  await strangersPage.goto(page.url());
  await expect(strangersPage.getByRole('heading', { name: NOT_KNOWN })).toBeVisible();
  expect(shop.requests('/api/checkout/session/')).toBe(asked);
  await stranger.close();
});

test('a return page without a session says so and asks nobody', async ({ page, shop }) => {
  await page.goto(`${shop.origin}/complete?session_id=../../admin`);
  await expect(page.getByRole('heading', { name: NOT_KNOWN })).toBeVisible();
  expect(shop.requests('/api/checkout/session/')).toBe(0);
});

import type { Page } from '@playwright/test';
import { CARDS, expect, expectReturnPage, openCheckout, test } from './fixtures.ts';
import type { CheckoutPage, Shop } from './fixtures.ts';

test.use({ hasTouch: true });

async function atButton(page: Page, checkout: CheckoutPage): Promise<{ x: number; y: number }> {
  await checkout.fillCard(CARDS.success);
  await expect(checkout.payButton).toBeEnabled();
  await checkout.payButton.focus();
  const box = await checkout.payButton.boundingBox();
  if (!box) throw new Error('The button is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function expectOneSubmit(page: Page, shop: Shop): Promise<void> {
  await expectReturnPage(page, shop, 'Thank you!');
  expect(shop.requests('/elements/confirm')).toBe(1);
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
}

test('a double click of the browser’s own pays once (case 52)', async ({ page, context, shop }) => {
  const checkout = await openCheckout(page, shop);
  const at = await atButton(page, checkout);
  const cdp = await context.newCDPSession(page);
  const button = (type: 'mousePressed' | 'mouseReleased', clickCount: number) =>
    cdp.send('Input.dispatchMouseEvent', { ...at, type, button: 'left', clickCount });
  // All of it is on its way before the page has answered any.
  await Promise.all([
    button('mousePressed', 1),
    button('mouseReleased', 1),
    button('mousePressed', 2),
    button('mouseReleased', 2),
  ]);
  await expectOneSubmit(page, shop);
});

test('Enter, a click and a tap at once pay once (case 52)', async ({ page, context, shop }) => {
  const checkout = await openCheckout(page, shop);
  const at = await atButton(page, checkout);
  const cdp = await context.newCDPSession(page);
  const key = (type: 'keyDown' | 'keyUp') =>
    cdp.send('Input.dispatchKeyEvent', {
      type,
      key: 'Enter',
      code: 'Enter',
      text: '\r',
      windowsVirtualKeyCode: 13,
    });
  const button = (type: 'mousePressed' | 'mouseReleased') =>
    cdp.send('Input.dispatchMouseEvent', { ...at, type, button: 'left', clickCount: 1 });
  await Promise.all([
    key('keyDown'),
    key('keyUp'),
    button('mousePressed'),
    button('mouseReleased'),
    cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] }),
    cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  ]);
  await expectOneSubmit(page, shop);
});

test('a button that is pressed twenty times in one breath pays once (case 52)', async ({ page, shop }) => {
  const checkout = await openCheckout(page, shop);
  await atButton(page, checkout);
  await checkout.payButton.evaluate((button: HTMLButtonElement) => {
    for (let count = 0; count < 20; count += 1) button.click();
  });
  await expectOneSubmit(page, shop);
});

import { CARDS, expect, openCheckout, test } from './fixtures.ts';
import { fieldsOf, fillCard, withHarness } from './withHarness.ts';

function blockStorage(): void {
  for (const name of ['sessionStorage', 'localStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  }
}

test('a browser that blocks storage pays as any other, and its return page says so (case 43)', async ({
  page,
  shop,
}) => {
  await page.addInitScript(blockStorage);
  const checkout = await openCheckout(page, shop);
  const length = await page.evaluate(() => {
    try {
      return sessionStorage.length;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(length).toBe('SecurityError');
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
  // Nowhere to keep it, so it stays in the address: a reload says the same.
  expect(new URL(page.url()).searchParams.get('session_id')).toBe(shop.sessionId());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  await page.goto(`${shop.origin}/complete`);
  await expect(page.getByRole('heading', { name: /^We could not learn/ })).toBeVisible();
});

for (const isBlocked of [true, false]) {
  withHarness(
    `a checkout that is to be found again after a reload works, with storage ${isBlocked ? 'blocked' : 'free'} (cases 41, 43)`,
    async ({ page, shop, open }) => {
      if (isBlocked) await page.addInitScript(blockStorage);
      await open('/plain?resume');
      const first = shop.sessionId();
      await open('/plain?resume');
      expect(shop.ledger().sessions.map(({ id }) => id === first)).toEqual(
        isBlocked ? [true, false] : [true],
      );
      await fillCard(fieldsOf(page), CARDS.success);
      await page.getByRole('button', { name: /^Pay/ }).click();
      await expect(page).toHaveURL(/\/complete/);
      expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
    },
  );
}

test('a storage that is full changes nothing either (case 43)', async ({ page, shop }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expect(page.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

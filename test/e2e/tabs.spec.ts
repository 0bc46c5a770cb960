import type { Page } from '@playwright/test';
import { CARDS, expect, expectReturnPage, payByCard, test } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

const pay = (page: Page) => page.getByRole('button', { name: /^Pay/ });

withHarness.describe('a shop that finds the session of a cart', () => {
  withHarness.use({ settings: { findsSessions: true } });

  withHarness(
    'two tabs with one session: paid in one, submitted in the other, charged once (case 64)',
    async ({ page, context, shop, harness, open, expectConsole }) => {
      // The browser's word on what Clink refuses.
      expectConsole(/Failed to load resource/);
      await open('/plain');
      const other = await context.newPage();
      await other.goto(`${harness.origin}/plain`);
      await expectStatus(other, 'ready');
      for (const tab of [page, other]) await fillCard(fieldsOf(tab), CARDS.success);

      await pay(page).click();
      await expect(page).toHaveURL(/\/complete$/);
      await pay(other).click();
      await expect(other).toHaveURL(/\/complete$/);
      await expect(other.getByRole('heading')).toContainText('Payment received');
      expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
      expect(shop.ledger().sessions).toHaveLength(1);
    },
  );

  withHarness(
    'a checkout that is opened again after paying says so, and has nothing to pay with (case 64)',
    async ({ page, context, shop, harness, open, expectConsole }) => {
      expectConsole(/Failed to load resource/);
      await open('/plain');
      await fillCard(fieldsOf(page), CARDS.success);
      await pay(page).click();
      await expect(page).toHaveURL(/\/complete$/);
      // A tab that was restored, then one that goes back.
      const restored = await context.newPage();
      await restored.goto(`${harness.origin}/plain`);
      await page.goBack();
      for (const tab of [restored, page]) {
        await expectStatus(tab, 'complete');
        await expect(pay(tab)).toBeHidden();
        // Not sent on: the way back from the return page would be a trap.
        await expect(tab).toHaveURL(`${harness.origin}/plain`);
      }
      expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
      expect(shop.ledger().sessions).toHaveLength(1);
    },
  );
});

test('the shop’s return page shows the same after a reload, and the way back leads to no second payment (case 64)', async ({
  page,
  shop,
}) => {
  const checkout = await payByCard(page, shop);
  await page.reload();
  await expectReturnPage(page, shop, 'Thank you!');
  await page.goBack();
  await expect(page.getByText('Your cart is empty')).toBeVisible();
  await expect(checkout.payButton).toHaveCount(0);
  expect(shop.ledger().sessions).toHaveLength(1);
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

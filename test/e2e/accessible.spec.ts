import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { CARDS, expect, expectReturnPage, openCheckout, test } from './fixtures.ts';

/** Every page, the frames of the other origin included. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing from the catalogue to the return page', async ({ page, shop, expectConsole }) => {
      expectConsole(/Failed to load resource/);
      await page.goto(shop.origin);
      await page
        .getByRole('button', { name: /^Add to cart/ })
        .first()
        .click();
      await expectAccessible(page);
      const checkout = await openCheckout(page, shop);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Add promotion code' }).click();
      await page.getByRole('textbox', { name: 'Promotion code' }).fill('NOPE');
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page.getByText('This code is not valid for this order.')).toBeVisible();
      await checkout.fillCard(CARDS.declined);
      await checkout.payButton.click();
      await expect(checkout.status).toContainText('was not accepted');
      await expectAccessible(page);
      await checkout.fillCard(CARDS.success);
      await checkout.payButton.click();
      await expectReturnPage(page, shop, 'Thank you!');
      await expectAccessible(page);
    });

    test('axe finds nothing when the checkout has failed or expired', async ({
      page,
      shop,
      expectConsole,
    }) => {
      expectConsole(/Failed to load resource/);
      shop.failEndpoint(3, () => Response.json({ code: 500, msg: 'boom' }, { status: 500 }));
      const checkout = await openCheckout(page, shop, { untilReady: false });
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Try again' }).click();
      await checkout.untilReady();
      shop.clink.sandbox.control.expireSession(shop.sessionId());
      await checkout.fillCard(CARDS.success);
      await checkout.payButton.click();
      await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

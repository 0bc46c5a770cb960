import { expect, openCheckout, test } from './fixtures.ts';
import { countLoads, expectStatus, fieldsOf, withHarness } from './withHarness.ts';

withHarness(
  'a thousand renders with new options load no frame, ask nobody, and keep what was typed (case 9)',
  async ({ page, shop, harness, open }) => {
    const loads = await countLoads(page);
    await open();
    const card = fieldsOf(page).getByLabel('Card number');
    await card.fill('4242 4242');
    const [loaded, asked] = [await loads(), shop.ledger().requests.length];
    await page.evaluate(() => window.harness.renderAgain(1000));
    await expect(card).toHaveValue('4242 4242');
    expect(await loads()).toBe(loaded);
    expect(shop.ledger().requests.length).toBe(asked);
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
  },
);

withHarness(
  'each frame is loaded once from mount to ready, in StrictMode as well (cases 1, 9)',
  async ({ page, open }) => {
    const loads = await countLoads(page);
    await open();
    await expect(page.locator('iframe')).toHaveCount(2);
    await expect.poll(loads).toBe(2);
  },
);

withHarness('StrictMode ends in the same document as without it (case 1)', async ({ page, open }) => {
  const read = () =>
    page.getByRole('region', { name: 'Checkout', exact: true }).evaluate((region) =>
      region.outerHTML
        // What React and Clink number through.
        .replaceAll(/_r_\w+_/g, '_r_')
        .replaceAll(/instance=\w+/g, 'instance='),
    );
  await open('/?strict=no');
  const without = await read();
  await open('/');
  expect(await read()).toBe(without);
});

withHarness(
  'no signal of the browser reloads the form once it is ready, and what was typed stays (case 59)',
  async ({ page, context, shop, harness, open }) => {
    const loads = await countLoads(page);
    await open();
    const card = fieldsOf(page).getByLabel('Card number');
    await card.fill('4242 4242');
    await expect.poll(loads).toBe(2);
    const other = await context.newPage();
    await other.bringToFront();
    await page.bringToFront();
    await context.setOffline(true);
    await context.setOffline(false);
    await page.evaluate(() => {
      for (const name of ['blur', 'focus', 'offline', 'online', 'resize', 'pagehide'])
        window.dispatchEvent(new Event(name));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      for (const name of ['visibilitychange', 'freeze', 'resume']) document.dispatchEvent(new Event(name));
    });
    // Another amount, and a code that is refused.
    await page.frameLocator('iframe[title="Currency"]').getByRole('combobox').selectOption('EUR');
    await expect(page.getByRole('button', { name: /^Pay/ })).toContainText('€');
    await expectStatus(page, 'ready');
    await expect(card).toHaveValue('4242 4242');
    expect(await loads()).toBe(2);
    expect(shop.ledger().instances.created).toBe(1);
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
  },
);

test('theme and language change fifty times in place: one session, no reload, the card stays (case 58)', async ({
  page,
  shop,
}) => {
  const loads = await countLoads(page);
  const checkout = await openCheckout(page, shop);
  await checkout.frame.getByLabel('Card number').fill('4242 4242');
  await expect.poll(loads).toBe(2);
  const language = page.getByLabel(/^(Language|Sprache)$/);
  const theme = page.getByRole('button', { name: /Design|Farbschema|dark|light|dunkl|hell/i });
  for (let count = 0; count < 50; count += 1) {
    await language.selectOption(count % 2 === 0 ? 'de' : 'en');
    await theme.click();
  }
  await expect(checkout.frame.getByLabel('Card number')).toHaveValue('4242 4242');
  await checkout.untilReady();
  expect(await loads()).toBe(2);
  expect(shop.ledger().instances.created).toBe(1);
  expect(shop.ledger().sessions).toHaveLength(1);
});

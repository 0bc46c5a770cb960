import { CARDS, expect } from './fixtures.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

// Names that elements put on the window and the document: globals, and what code looks up on `document`.
const NAMES = ['fetch', 'head', 'scripts', 'trustedTypes', 'crypto', 'location', 'performance', 'history'];
const MARKUP = `
<form id="ClinkElements"><input name="loadClinkElements"></form>
<form id="Clink"></form><a id="react-clink-checkout.page"></a>
${NAMES.map((name) => `<img name="${name}" alt="">`).join('')}
`;

withHarness.use({ settings: { markup: MARKUP } });

withHarness('elements named like globals stand in nobody’s way (case 86)', async ({ page, shop, open }) => {
  await open();
  expect(await page.evaluate(() => document.querySelectorAll('img[name]').length)).toBe(8);
  await fillCard(fieldsOf(page), CARDS.success);
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expectStatus(page, 'complete');
  await expect(page.locator('script[src*="clink-elements"]')).toHaveCount(1);
  expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
});

withHarness(
  'a patched fetch and a replaced Promise do as well, and are not relied on beyond their contract (case 86)',
  async ({ page, shop, open }) => {
    await page.addInitScript(() => {
      const { fetch } = window;
      // A polyfill's: no native Response methods beside the documented ones, and a thenable for a promise.
      window.fetch = (...given) => {
        const answer = fetch(...given);
        // oxlint-disable-next-line unicorn/no-thenable -- what such a library returns
        return { then: answer.then.bind(answer), catch: answer.catch.bind(answer) } as Promise<Response>;
      };
      class Patched<T> extends Promise<T> {}
      window.Promise = Patched;
    });
    await open();
    await fillCard(fieldsOf(page), CARDS.success);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await expectStatus(page, 'complete');
    expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
  },
);

import type { Page } from '@playwright/test';
import { CARDS, expect } from './fixtures.ts';
import { countLoads, expectStatus, fieldsOf, fillCard, press, withHarness } from './withHarness.ts';

const FRAME = 'iframe[title="Secure payment details"]';

/** What a page's own scripts do with the form, by name. */
const MOVES = {
  'into another element': () => {
    const drawer = document.createElement('div');
    document.body.append(drawer);
    drawer.append(document.getElementById('root') as Node);
  },
  'before its neighbour': () => {
    const section = document.querySelector('.clink-checkout') as Element;
    section.parentElement?.insertBefore(section, section.parentElement.firstElementChild);
  },
  'from its container, and back at once': () => {
    const container = document.querySelector('.clink-payment-method') as Element;
    const { parentElement, nextElementSibling } = container;
    parentElement?.removeChild(container);
    parentElement?.insertBefore(container, nextElementSibling);
  },
} as const;

async function payAndArrive(page: Page): Promise<void> {
  await fillCard(fieldsOf(page), CARDS.success);
  await page.getByRole('button', { name: /^Pay/ }).click();
  await expect(page).toHaveURL(/\/complete$/);
}

for (const [where, move] of Object.entries(MOVES)) {
  withHarness(
    `a form that is moved ${where} is ready again within 5 s, with the session it had (case 16)`,
    async ({ page, shop, harness, open }) => {
      await open('/plain');
      await fieldsOf(page).getByLabel('Card number').fill('4242');
      // Ready before and after: the second instance tells them apart.
      await page.evaluate(move);
      await expect.poll(() => shop.ledger().instances.created, { timeout: 5000 }).toBe(2);
      await expect(page.getByRole('region', { name: 'Checkout', exact: true })).toHaveAttribute(
        'data-status',
        'ready',
        { timeout: 5000 },
      );
      expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
      await expect(page.locator(FRAME)).toHaveCount(1);
      await payAndArrive(page);
      expect(shop.ledger().sessions).toHaveLength(1);
      expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
    },
  );
}

withHarness(
  'a form that is hidden, shown, or moved by moveBefore keeps what was typed (case 16)',
  async ({ page, shop, open }) => {
    const loads = await countLoads(page);
    await open('/plain');
    const card = fieldsOf(page).getByLabel('Card number');
    await card.fill('4242 4242');
    await expect.poll(loads).toBe(2);
    for (const display of ['none', '', 'none', '']) {
      await page.locator('main').evaluate((main, value) => {
        main.style.display = value;
      }, display);
    }
    await expect(card).toHaveValue('4242 4242');
    await page.locator('main').evaluate((main) => {
      const section = main.querySelector('.clink-checkout') as Node;
      const movable = main as unknown as { moveBefore(node: Node, before: Node | null): void };
      movable.moveBefore(section, main.firstChild);
    });
    await page.waitForTimeout(600);
    await expect(card).toHaveValue('4242 4242');
    await expectStatus(page, 'ready');
    expect(await loads()).toBe(2);
    expect(shop.ledger().instances.created).toBe(1);
  },
);

withHarness(
  'a frame that a script removes is told, and a retry brings it back with its session (case 17)',
  async ({ page, shop, harness, open }) => {
    await open('/plain');
    await page.locator(FRAME).evaluate((frame) => frame.remove());
    await expectStatus(page, 'failed');
    expect(await page.evaluate(() => window.harness.errors)).toEqual(['element_removed']);
    await press(page, 'Try again');
    await expectStatus(page, 'ready');
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    await payAndArrive(page);
    expect(shop.ledger().sessions).toHaveLength(1);
  },
);

withHarness(
  'leaving never throws, whatever was taken out of the page before, and the next visit is as good (case 17)',
  async ({ page, shop, open }) => {
    await open();
    const remains = [FRAME, '.clink-payment-method', '.clink-payment-method, .clink-currency-select'];
    for (const [count, selector] of remains.entries()) {
      await page.evaluate((gone) => {
        for (const node of document.querySelectorAll(gone)) node.remove();
      }, selector);
      await press(page, 'Unmount');
      await expect.poll(() => shop.ledger().instances.destroyed).toBe(count + 1);
      await press(page, 'Mount');
      await expectStatus(page, 'ready');
    }
    // Rendered again while a part of it is missing.
    await page.locator('.clink-payment-method').evaluate((container) => container.remove());
    await press(page, 'Render the first parent again');
    await press(page, 'Change the key');
    await expectStatus(page, 'ready');
    expect(shop.ledger().sessions).toHaveLength(1);
  },
);

for (const [how, isKept] of [
  ['wraps', true],
  ['replaces', false],
] as const) {
  withHarness(
    `a translator that ${how} every text of the page breaks nothing, and leaves the form alone (case 17)`,
    async ({ page, shop, open }) => {
      await open('/plain');
      const card = fieldsOf(page).getByLabel('Card number');
      await fillCard(fieldsOf(page), CARDS.declined);
      const wrapped = await page.evaluate((keeps) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        const shown = texts.filter(
          ({ data, parentElement }) => data.trim() && !parentElement?.closest('script, [translate="no"]'),
        );
        for (const text of shown) {
          // Two of them, one in the other, as Google's does.
          const outer = document.createElement('font');
          const inner = outer.appendChild(document.createElement('font'));
          text.replaceWith(outer);
          inner.append(keeps ? text : `[${text.data}]`);
        }
        return shown.length;
      }, isKept);
      expect(wrapped).toBeGreaterThan(5);
      await expectStatus(page, 'ready');
      // Texts that come, change and go after it: a refusal, a new amount, the end.
      await page.getByRole('button', { name: /Pay/ }).click();
      await expect(page.getByRole('status')).toContainText('was not accepted');
      await page.frameLocator('iframe[title="Currency"]').getByRole('combobox').selectOption('EUR');
      await card.fill(CARDS.success);
      await page.getByRole('button', { name: /Pay/ }).click();
      await expect(page).toHaveURL(/\/complete$/);
      expect(shop.ledger().instances.created).toBe(1);
      expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
    },
  );
}

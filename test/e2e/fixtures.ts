import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { createShop } from '../../demo/createShop.ts';
import { readAssets } from '../../demo/readAssets.ts';
import { startSandbox } from '../../sandbox/startSandbox.ts';
import type { RunningSandbox } from '../../sandbox/serveSandbox.ts';
import { serveOnLoopback } from './serveOnLoopback.ts';

type Snapshot = ReturnType<RunningSandbox['sandbox']['control']['snapshot']>;

/** The shop and its Clink, on two origins, started afresh for each test. */
export interface Shop {
  readonly origin: string;
  readonly clink: RunningSandbox;
  /** What Clink's books say. */
  ledger(): Snapshot;
  /** The one session there is. */
  sessionId(): string;
  /** How often Clink was asked for this, by the beginning of the path. */
  requests(path: string, method?: string): number;
  /** Answers the next posts to the merchant's endpoint with this instead. */
  failEndpoint(times: number, answer: () => Response): void;
}

interface Fixtures {
  readonly shop: Shop;
  /** Announces console output that belongs to the test, such as the browser's word on a failed request. */
  readonly expectConsole: (pattern: RegExp) => void;
  /** Console output, violations of a policy, uncaught errors and unhandled rejections of all pages so far. */
  readonly output: readonly string[];
}

export const test = base.extend<Fixtures & { pageRules: undefined }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first parameter's pattern
  shop: async ({}, use) => {
    const clink = await startSandbox({ settings: { pendingDelayMs: 1500 } });
    const faults: { times: number; answer: () => Response }[] = [];
    const shop = createShop({
      clink: { ...clink, environment: 'sandbox' },
      assets: readAssets(path.join(process.env['E2E_PAGES'] ?? '', 'shop')),
    });
    const server = await serveOnLoopback(async (request) => {
      const [fault] = faults;
      if (fault && request.method === 'POST' && new URL(request.url).pathname === '/api/checkout/session') {
        fault.times -= 1;
        if (fault.times <= 0) faults.shift();
        return fault.answer();
      }
      return shop.fetch(request);
    });
    const ledger = (): Snapshot => clink.sandbox.control.snapshot();
    await use({
      origin: server.origin,
      clink,
      ledger,
      sessionId: () => {
        const { sessions } = ledger();
        if (sessions.length !== 1 || !sessions[0])
          throw new Error(`${sessions.length} sessions instead of one`);
        return sessions[0].id;
      },
      requests: (start, method) =>
        ledger().requests.filter((seen) => seen.path.startsWith(start) && (!method || seen.method === method))
          .length,
      failEndpoint: (times, answer) => faults.push({ times, answer }),
    });
    await server.close();
    await clink.close();
  },

  // oxlint-disable-next-line no-empty-pattern
  expectConsole: async ({}, use, info) => {
    await use((pattern) => info.annotations.push({ type: 'console', description: pattern.source }));
  },

  output: [
    async ({ context }, use) => {
      const output: string[] = [];
      context.on('console', (message) => {
        // React's development build advertises its tools.
        if (!message.text().includes('React DevTools'))
          output.push(`console.${message.type()}: ${message.text()}`);
      });
      // Unhandled rejections too.
      context.on('weberror', (webError) => output.push(`uncaught: ${webError.error().message}`));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
          console.error(`violation of ${effectiveDirective} by ${blockedURI} ${sample}`);
        });
      });
      await use(output);
    },
    { auto: true },
  ],

  // Every page of every test: console output, violations of its policy and uncaught errors fail it.
  pageRules: [
    async ({ output }, use, info) => {
      await use(undefined);
      const expected = info.annotations
        .filter(({ type }) => type === 'console')
        .map(({ description = '' }) => new RegExp(description));
      const unexpected = output.filter((text) => !expected.some((pattern) => pattern.test(text)));
      expect(unexpected, 'console output').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The checkout page of the demo shop, as a shopper sees it. */
export interface CheckoutPage {
  readonly region: Locator;
  readonly frame: FrameLocator;
  readonly currencyFrame: FrameLocator;
  readonly payButton: Locator;
  readonly status: Locator;
  fillCard(number: string): Promise<void>;
  chooseMethod(name: string): Promise<void>;
  untilReady(): Promise<void>;
}

export const CARDS = {
  success: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  insufficientFunds: '4000 0000 0000 9995',
  challenge: '4000 0025 0000 3155',
  pending: '4000 0000 0000 0077',
  pendingFails: '4000 0000 0000 0259',
} as const;

function checkoutOn(page: Page): CheckoutPage {
  const region = page.getByRole('region', { name: 'Checkout', exact: true });
  const frame = page.frameLocator('iframe[title="Secure payment details"]');
  return {
    region,
    frame,
    currencyFrame: page.frameLocator('iframe[title="Currency"]'),
    payButton: page.getByRole('button', { name: /^(Pay|Processing)/ }),
    status: region.getByRole('status'),
    fillCard: async (number) => {
      await frame.getByLabel('Card number').fill(number);
      await frame.getByLabel('Expiry date').fill('12 / 34');
      await frame.getByLabel('Security code').fill('123');
    },
    // By keyboard: a click goes astray while what is above the frame still moves.
    chooseMethod: async (name) => {
      const radio = frame.getByRole('radio', { name });
      await radio.press('Space');
      await expect(radio).toBeChecked();
    },
    untilReady: () => expect(region).toHaveAttribute('data-status', 'ready'),
  };
}

/** From the catalogue to a checkout with its form: one bag of beans. */
export async function openCheckout(
  page: Page,
  shop: Shop,
  { untilReady = true } = {},
): Promise<CheckoutPage> {
  await page.goto(shop.origin);
  await page
    .getByRole('button', { name: /^Add to cart/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  const checkout = checkoutOn(page);
  if (untilReady) await checkout.untilReady();
  return checkout;
}

/**
 * Lands on the return page, which says what is expected of this session. The address no longer tells which one it is:
 * Clink's books do, by what was asked of them.
 */
export async function expectReturnPage(
  page: Page,
  shop: Shop,
  heading: string,
  sessionId = shop.sessionId(),
): Promise<void> {
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe('/complete');
  expect(searchParams.has('session_id')).toBe(false);
  expect(shop.requests(`/api/checkout/session/${sessionId}`, 'GET')).toBeGreaterThan(0);
}

/** From the catalogue to the return page, by a card that is good. */
export async function payByCard(page: Page, shop: Shop): Promise<CheckoutPage> {
  const checkout = await openCheckout(page, shop);
  await checkout.fillCard(CARDS.success);
  await checkout.payButton.click();
  await expectReturnPage(page, shop, 'Thank you!');
  return checkout;
}

import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { securityHeaders } from '../../src/server/index.ts';
import { expect, test as base } from '../e2e/fixtures.ts';
import type { Outcome, PageOptions } from './page/PageOptions.ts';
import { writePage } from './page/writePage.ts';
import { startStage } from './server/startStage.ts';
import type { Stage } from './server/startStage.ts';

export interface Opening extends Partial<PageOptions> {
  /** Changes the policy that `securityHeaders` wrote. */
  readonly policy?: (policy: string, nonce: string) => string;
  /** Whether the page asks for a nonce as well. @default true */
  readonly withNonce?: boolean;
}

/** The page as a shopper meets it. */
export interface ChaosPage {
  readonly region: Locator;
  readonly status: Locator;
  readonly retryButton: Locator;
  untilReady(): Promise<void>;
  /** How each run failed so far. */
  outcomes(): Promise<readonly Outcome[]>;
  /** Waits until the latest run has failed, as the first or as the given one. */
  failure(count?: number): Promise<Outcome>;
  pay(): Promise<void>;
}

interface Fixtures {
  readonly stage: Stage;
  /** Opens the page under the strict policy. */
  readonly open: (opening?: Opening) => Promise<ChaosPage>;
}

/** With the rules of the end-to-end tests: console output, violations and uncaught errors that are not announced fail. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the first parameter's pattern
  stage: async ({}, use) => {
    const stage = await startStage();
    await use(stage);
    await stage.close();
  },

  open: async ({ page, stage }, use) => {
    const chaosPage = readPage(page);
    await use(async ({ policy, withNonce = true, ...options } = {}) => {
      stage.showPage(() => {
        const nonce = randomBytes(16).toString('base64');
        const headers = securityHeaders({
          environment: 'sandbox',
          sdkUrl: new URL(options.sdkUrl ?? stage.sdkUrl, stage.merchant.origin).href,
          clinkOrigins: [stage.clink.origin],
          trustedTypes: true,
          ...(withNonce ? { nonce } : {}),
        });
        const strict = headers['Content-Security-Policy'] ?? '';
        const content = writePage({ sdkUrl: stage.sdkUrl, ...(withNonce ? { nonce } : {}), ...options });
        return new Response(content, {
          headers: {
            ...headers,
            'Content-Security-Policy': policy ? policy(strict, nonce) : strict,
            'Content-Type': 'text/html; charset=utf-8',
            'Cache-Control': 'no-store',
          },
        });
      });
      await page.goto(stage.merchant.origin);
      return chaosPage;
    });
  },
});

export { expect };

function readPage(page: Page): ChaosPage {
  const region = page.getByRole('region', { name: 'Checkout', exact: true });
  const outcomes = (): Promise<readonly Outcome[]> => page.evaluate(() => window.outcomes);
  return {
    region,
    status: region.getByRole('status'),
    retryButton: page.getByRole('button', { name: 'Try again' }),
    outcomes,
    untilReady: () => expect(region).toHaveAttribute('data-status', 'ready'),
    failure: async (count = 1) => {
      await expect.poll(async () => (await outcomes()).length, { timeout: 20_000 }).toBe(count);
      const last = (await outcomes()).at(-1);
      if (!last) throw new Error('Nothing has failed.');
      return last;
    },
    pay: async () => {
      const frame = page.frameLocator('iframe[title="Secure payment details"]');
      await frame.getByLabel('Card number').fill('4242 4242 4242 4242');
      await frame.getByLabel('Expiry date').fill('12 / 34');
      await frame.getByLabel('Security code').fill('123');
      await page.getByRole('button', { name: /^Pay/ }).click();
      await expect(region).toHaveAttribute('data-status', 'complete');
    },
  };
}

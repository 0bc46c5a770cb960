import type { Page } from '@playwright/test';
import { CARDS, expect } from './fixtures.ts';
import { serveHarness } from './harness/serveHarness.ts';
import { serveOnLoopback } from './serveOnLoopback.ts';
import { expectStatus, fieldsOf, fillCard, withHarness } from './withHarness.ts';

/** What the library says of the page that a script runs in. */
const codes = (scope: Pick<Page, 'evaluate'>, frameAncestors: readonly string[] = []): Promise<string[]> =>
  scope.evaluate(
    (given) => window.harness.diagnose({ frameAncestors: given }).map(({ code }) => code),
    frameAncestors,
  );

/** A page on an origin of its own that shows what it is told to. */
const serveFrame = async (markup: () => string) =>
  serveOnLoopback(
    async () =>
      new Response(`<!doctype html><title>Outer</title>${markup()}`, {
        headers: { 'Content-Type': 'text/html' },
      }),
  );

withHarness(
  'a page as recommended has nothing to be said against it (cases 56, 57, 83)',
  async ({ page, open }) => {
    await open('/plain');
    expect(await codes(page)).toEqual([]);
  },
);

withHarness.describe('a page whose policy denies payment', () => {
  withHarness.use({ settings: { headers: { 'Permissions-Policy': 'payment=()' } } });

  withHarness(
    'takes cards all the same, and its developer is told what wallets miss (case 56)',
    async ({ page, shop, open, output, expectConsole }) => {
      expectConsole(/Permissions-Policy denies `payment`/);
      await open('/plain');
      expect(await codes(page)).toEqual(['payment_denied']);
      expect(output.filter((text) => text.includes('payment=(self'))).toHaveLength(1);
      await fillCard(fieldsOf(page), CARDS.success);
      await page.getByRole('button', { name: /^Pay/ }).click();
      await expect(page).toHaveURL(/\/complete$/);
      expect(shop.ledger().payments.map(({ status }) => status)).toEqual(['succeeded']);
    },
  );
});

withHarness(
  'a page in a frame is told of the allow that is missing there (case 56)',
  async ({ page, shop, output, expectConsole }) => {
    expectConsole(/Permissions-Policy denies `payment`/);
    let allow = '';
    let inner = '';
    const outer = await serveFrame(
      () => `<iframe src="${inner}/plain" ${allow} width="900" height="1200"></iframe>`,
    );
    const harness = await serveHarness(shop.clink, { security: { frameAncestors: [outer.origin] } });
    inner = harness.origin;
    for (const [given, found] of [
      ['', ['payment_denied']],
      ['allow="payment"', []],
    ] as const) {
      allow = given;
      await page.goto(outer.origin);
      const frame = page.frameLocator('iframe').getByRole('region', { name: 'Checkout', exact: true });
      await expect(frame).toHaveAttribute('data-status', 'ready');
      expect(await codes(page.frames()[1] ?? page, [outer.origin])).toEqual(found);
    }
    expect(output.filter((text) => text.includes('allow="payment"'))).toHaveLength(1);
    await harness.close();
    await outer.close();
  },
);

withHarness.describe('a page that is cross-origin isolated', () => {
  withHarness.use({
    settings: {
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });

  withHarness(
    'says at once that a script without leave is refused, and its developer why (case 57)',
    async ({ page, shop, harness, output, expectConsole }) => {
      expectConsole(/cross-origin isolated|ERR_BLOCKED_BY_RESPONSE/);
      // As Clink's own may come: without a Cross-Origin-Resource-Policy.
      shop.clink.sandbox.faults.add({ match: { path: '/clink-elements/' }, body: '' });
      await page.goto(`${harness.origin}/plain`);
      expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
      await expectStatus(page, 'failed');
      expect(await page.evaluate(() => window.harness.errors)).toEqual(['sdk_blocked']);
      expect(await codes(page)).toEqual(['cross_origin_isolated']);
      expect(output.filter((text) => text.includes('Leave out Cross-Origin-Embedder-Policy'))).toHaveLength(
        1,
      );
    },
  );

  withHarness(
    'gives up on frames that are refused within the limit, with another try (case 57)',
    async ({ page, harness, expectConsole }) => {
      expectConsole(/cross-origin isolated|ERR_BLOCKED_BY_RESPONSE/);
      await page.goto(`${harness.origin}/plain`);
      const region = page.getByRole('region', { name: 'Checkout', exact: true });
      await expect(region).toHaveAttribute('data-status', 'failed', { timeout: 15_000 });
      expect(await page.evaluate(() => window.harness.errors)).toEqual(['timeout']);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    },
  );
});

withHarness(
  'a page with the recommended headers is shown in nobody’s frame (case 83)',
  async ({ page, harness, expectConsole }) => {
    expectConsole(/frame-ancestors/);
    const hostile = await serveFrame(() => `<iframe src="${harness.origin}/plain"></iframe>`);
    await page.goto(hostile.origin);
    await expect.poll(() => harness.requests('/plain')).toBe(1);
    await page.waitForTimeout(500);
    await expect(page.frameLocator('iframe').getByRole('region')).toHaveCount(0);
    expect(harness.requests('/api/')).toBe(0);
    await hostile.close();
  },
);

withHarness(
  'a page in a foreign frame is warned of it, unless the frame’s origin is named (case 83)',
  async ({ page, shop }) => {
    let inner = '';
    const outer = await serveFrame(
      () => `<iframe src="${inner}/plain" allow="payment" width="900" height="1200"></iframe>`,
    );
    const harness = await serveHarness(shop.clink, { security: { frameAncestors: [outer.origin] } });
    inner = harness.origin;
    await page.goto(outer.origin);
    const region = page.frameLocator('iframe').getByRole('region', { name: 'Checkout', exact: true });
    await expect(region).toHaveAttribute('data-status', 'ready');
    const frame = page.frames()[1] ?? page;
    expect(await codes(frame)).toEqual(['framed']);
    expect(await codes(frame, [outer.origin])).toEqual([]);
    expect(await codes(frame, ['https://other.example'])).toEqual(['framed']);
    await harness.close();
    await outer.close();
  },
);

import path from 'node:path';
import { readAssets } from '../../demo/readAssets.ts';
import { createCheckoutHandler } from '../../src/server/index.ts';
import { expect, test } from './fixtures.ts';
import { serveOnLoopback } from './serveOnLoopback.ts';

/** The harness page with an endpoint of its own, beside the embedded Clink of the shop. */
export const withHarness = test.extend<{ open: () => Promise<void> }>({
  open: async ({ page, shop }, use) => {
    const assets = readAssets(path.join(process.env['E2E_PAGES'] ?? '', 'harness'));
    const { secretKey, publishKey, apiUrl, sdkUrl } = shop.clink;
    const endpoint = createCheckoutHandler({
      secretKey,
      publishKey,
      environment: 'sandbox',
      apiUrl,
      resolveOrder: () => ({ originalAmount: 18, originalCurrency: 'USD', customerEmail: 'ada@example.com' }),
      authorize: () => true,
    });
    const server = await serveOnLoopback(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/api/checkout/session') return endpoint(request);
      const file = await assets.file(pathname);
      if (file) return file;
      const html = (await assets.page(pathname)).replace(
        'name="clink-sdk-url" content=""',
        `name="clink-sdk-url" content="${sdkUrl}"`,
      );
      return new Response(html, { headers: { 'Content-Type': 'text/html' } });
    });
    await use(async () => {
      await page.goto(server.origin);
      await expect(page.getByRole('region', { name: 'Checkout', exact: true })).toHaveAttribute(
        'data-status',
        'ready',
      );
    });
    await server.close();
  },
});

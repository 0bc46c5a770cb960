import type { Browser, CDPSession, Page } from 'playwright';
import { SHOP_HOST } from './hosts/hostNames.ts';

/** A merchant's page in a browser profile of its own: nothing is cached, no connection is open to a payment service. */
export interface ShopPage {
  readonly page: Page;
  readonly devtools: CDPSession;
  close(): Promise<void>;
}

/**
 * @param folder `page` for React's production build, `strict` for StrictMode, which takes the development build
 * @throws Error when the page says anything on its console: then the library is not used as it wants to be
 */
export async function openPage(
  browser: Browser,
  adapter: string,
  folder: 'page' | 'strict' = 'page',
): Promise<ShopPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`https://${SHOP_HOST}/${folder}/${adapter}`);
  await page.waitForFunction(() => 'bench' in window);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  return {
    page,
    devtools,
    close: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`${adapter}: ${complaints.join('\n')}`);
    },
  };
}

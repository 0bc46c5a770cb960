import type { Browser } from 'playwright';
import { openPage } from '../openPage.ts';

/** Who an adapter is, as its page says. */
export interface Identity {
  readonly name: string;
  readonly packageName: string | null;
}

export async function readIdentity(browser: Browser, adapter: string): Promise<Identity> {
  const { page, close } = await openPage(browser, adapter);
  const identity = await page.evaluate(() => ({
    name: window.bench.name,
    packageName: window.bench.packageName,
  }));
  await close();
  return identity;
}

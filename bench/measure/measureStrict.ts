import type { Browser } from 'playwright';
import type { Hosts } from '../hosts/startHosts.ts';
import { openPage } from '../openPage.ts';

/** After one mount under StrictMode, whose effects run twice. */
export interface StrictCounts {
  readonly sessions: number;
  /** Instances of the SDK that nobody has destroyed; `null` where there is no SDK. */
  readonly instances: number | null;
  readonly frames: number;
}

export async function measureStrict(browser: Browser, hosts: Hosts, adapter: string): Promise<StrictCounts> {
  const { page, close } = await openPage(browser, adapter, 'strict');
  hosts.takeRequests();
  await page.mouse.click(330, 20);
  await page.evaluate(() => window.bench.settled(500));
  const sessions = hosts.takeRequests().filter(({ kind }) => kind === 'session').length;
  const counts = await page.evaluate(() => ({
    instances: window.benchCounts?.alive ?? null,
    frames: document.querySelectorAll('iframe').length,
  }));
  await close();
  return { sessions, ...counts };
}

import type { Browser } from 'playwright';
import type { Hosts } from '../hosts/startHosts.ts';
import { openPage } from '../openPage.ts';
import { countLeft } from './countLeft.ts';
import type { Left } from './countLeft.ts';

/** After one mount under StrictMode, whose effects run twice. */
export interface StrictCounts extends Left {
  readonly sessions: number;
}

export async function measureStrict(browser: Browser, hosts: Hosts, adapter: string): Promise<StrictCounts> {
  const { page, close } = await openPage(browser, adapter, 'strict');
  hosts.takeRequests();
  await page.mouse.click(330, 20);
  await page.evaluate(() => window.bench.settled(500));
  const sessions = hosts.takeRequests().filter(({ kind }) => kind === 'session').length;
  const left = await countLeft(page);
  await close();
  return { sessions, ...left };
}

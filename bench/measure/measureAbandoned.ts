import type { Browser } from 'playwright';
import type { Hosts } from '../hosts/startHosts.ts';
import { openPage } from '../openPage.ts';
import { countLeft } from './countLeft.ts';
import type { Left } from './countLeft.ts';

/** Times that the shopper leaves. */
export const ABANDONED = 200;

/**
 * Mounts a checkout and leaves it 0 to 54 ms later, again and again, each time with a new order, while the session
 * takes 60 ms. Counted when nothing has been under way for a while.
 */
export async function measureAbandoned(browser: Browser, hosts: Hosts, adapter: string): Promise<Left> {
  hosts.setLatency({ page: 0, session: 60, script: 25, init: 0, frame: 30 });
  const { page, close } = await openPage(browser, adapter);
  await page.evaluate(async (times) => {
    for (let time = 0; time < times; time += 1) {
      window.bench.nextOrder();
      window.bench.mount();
      // 7 and 55 have no common divisor: every time from 0 to 54 has its turn.
      await new Promise((resolve) => setTimeout(resolve, (time * 7) % 55));
      window.bench.unmount();
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }, ABANDONED);
  const left = await countLeft(page);
  await close();
  return left;
}

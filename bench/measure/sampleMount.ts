import type { Browser } from 'playwright';
import { describeOrder } from '../hosts/RequestLog.ts';
import type { Hosts } from '../hosts/startHosts.ts';
import { openPage } from '../openPage.ts';
import type { MountSample } from './MountSample.ts';
import { readMetrics } from './readMetrics.ts';

/** Milliseconds without anything, after which a form counts as settled. */
const REST = 120;

/** Milliseconds that a prefetch begins before the mount. */
export const AHEAD = 150;

/** One adapter, once: a cold mount by a click, a second one in the same page, and a prefetched one in a new page. */
export async function sampleMount(browser: Browser, hosts: Hosts, adapter: string): Promise<MountSample> {
  const { page, devtools, close } = await openPage(browser, adapter);
  const { hasFrame, canPrefetch } = await page.evaluate(() => ({
    hasFrame: window.bench.hasFrame,
    canPrefetch: window.bench.canPrefetch,
  }));
  hosts.takeRequests();
  const before = await readMetrics(devtools);
  await page.mouse.click(330, 20);
  const cold = await page.evaluate((rest) => window.bench.settled(rest), REST);
  const after = await readMetrics(devtools);
  const order = describeOrder(hosts.takeRequests());
  const second = await page.evaluate(async (rest) => {
    window.bench.unmount();
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.bench.nextOrder();
    window.bench.mount();
    return window.bench.settled(rest);
  }, REST);
  await close();
  return {
    cold: hasFrame ? cold.loaded : null,
    second: hasFrame ? second.loaded : null,
    prefetched: canPrefetch ? await samplePrefetched(browser, adapter) : null,
    paint: cold.paint,
    script: after.script - before.script,
    task: after.task - before.task,
    commits: cold.commits,
    shift: cold.shift,
    order,
  };
}

async function samplePrefetched(browser: Browser, adapter: string): Promise<number> {
  const { page, close } = await openPage(browser, adapter);
  const figures = await page.evaluate(async (ahead) => {
    window.bench.prefetch();
    await new Promise((resolve) => setTimeout(resolve, ahead));
    window.bench.mount();
    return window.bench.settled(0);
  }, AHEAD);
  await close();
  return figures.loaded;
}

import type { CDPSession, Page } from '@playwright/test';
import { recordFigures } from '../reliability/recordFigures.ts';
import { expect } from './fixtures.ts';
import { press, withHarness } from './withHarness.ts';

interface Counted {
  timers: number;
}

/** Keeps count of timers that have neither run nor been cleared. */
async function countTimers(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const live = new Set<number>();
    const { setTimeout: set, setInterval: repeat, clearTimeout: clear } = window;
    Object.assign(window, {
      setTimeout: (run: (...values: unknown[]) => void, ...rest: [number?, ...unknown[]]) => {
        const id = set(
          (...values: unknown[]) => {
            live.delete(id);
            run(...values);
          },
          ...rest,
        );
        live.add(id);
        return id;
      },
      setInterval: (...given: Parameters<typeof repeat>) => {
        const id = repeat(...given);
        live.add(id);
        return id;
      },
      clearTimeout: (id: number) => {
        live.delete(id);
        clear(id);
      },
      clearInterval: (id: number) => {
        live.delete(id);
        clear(id);
      },
    });
    Object.defineProperty(window, 'counted', { get: (): Counted => ({ timers: live.size }) });
  });
  return () => page.evaluate(() => (window as unknown as { counted: Counted }).counted.timers);
}

async function measure(page: Page, cdp: CDPSession) {
  // What only a finalizer still holds goes with the next ones.
  for (let round = 0; round < 5; round += 1) {
    await cdp.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  const { documents, nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { documents, nodes, listeners: jsEventListeners, frames: page.frames().length - 1, usedSize };
}

withHarness(
  'five hundred mounts leave no document, node, listener, timer or frame, and no memory (case 19)',
  async ({ page, context, harness }) => {
    const timers = await countTimers(page);
    const cdp = await context.newCDPSession(page);
    await page.goto(`${harness.origin}/fake?mounted=no`);
    const cycles = 500;
    // The engine itself keeps something of code that runs for the first hundreds of times.
    await page.evaluate((times) => window.harness.cycle(times), cycles);
    const before = await measure(page, cdp);
    await page.evaluate((times) => window.harness.cycle(times), cycles);
    const after = await measure(page, cdp);
    // The session that waits for a quick return has a timer of its own.
    await page.evaluate(() => window.harness.clearCache());
    const figures = {
      cycles,
      documents: after.documents - before.documents,
      nodes: after.nodes - before.nodes,
      listeners: after.listeners - before.listeners,
      timers: await timers(),
      frames: after.frames,
      heapBytes: after.usedSize - before.usedSize,
    };
    recordFigures('mounts', figures);
    expect(figures).toMatchObject({ documents: 0, nodes: 0, listeners: 0, timers: 0, frames: 0 });
    expect(figures.heapBytes).toBeLessThan(1_000_000);
  },
);

withHarness(
  'forty mounts with real frames leave none, each instance is destroyed, and one session serves all (case 19)',
  async ({ page, context, shop, harness, open }) => {
    withHarness.slow();
    const cdp = await context.newCDPSession(page);
    await open();
    // In the page, since each step from outside takes as long as all of a mount.
    const remount = (times: number): Promise<void> =>
      page.evaluate(async (count) => {
        const until = async (holds: () => boolean): Promise<void> => {
          while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
        };
        const [button] = document.getElementsByTagName('button');
        for (let left = count; left > 0; left -= 1) {
          button?.click();
          await until(() => !document.querySelector('iframe'));
          button?.click();
          // Every other one is left before it is ready.
          await until(() => document.querySelector(left % 2 ? 'iframe' : '[data-status="ready"]') !== null);
        }
      }, times);
    const clean = async () => {
      await press(page, 'Unmount');
      await expect.poll(() => shop.ledger().instances.created - shop.ledger().instances.destroyed).toBe(0);
      const measured = await measure(page, cdp);
      await press(page, 'Mount');
      return measured;
    };
    await remount(6);
    const before = await clean();
    await remount(40);
    const after = await clean();
    expect(after).toMatchObject({
      documents: before.documents,
      listeners: before.listeners,
      frames: 0,
    });
    // React may still hold the tree it showed last, whole or in part: far from a node for each mount.
    expect(after.nodes - before.nodes).toBeLessThan(40);
    expect(harness.requests('/api/checkout/session', 'POST')).toBe(1);
    expect(shop.requests('/clink-elements/')).toBe(1);
  },
);

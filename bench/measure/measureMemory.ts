import type { Browser } from 'playwright';
import { NO_LATENCY } from '../hosts/Latency.ts';
import type { Hosts } from '../hosts/startHosts.ts';
import { openPage } from '../openPage.ts';
import { readMetrics } from './readMetrics.ts';

/** What many mounts have left on a page. */
export interface MemoryFigures {
  /** Bytes of JavaScript heap that each mount has added, by a line through the samples. */
  readonly slope: number;
  /** More than before, once all is unmounted. */
  readonly nodes: number;
  readonly listeners: number;
}

export const CYCLES = 1_200;
const EVERY = 200;

/** Cycles in which the engine still compiles what runs often: kept code grows the heap as objects would. */
const WARM_UP = 800;

/**
 * Mounts a checkout, waits until its frame is loaded and unmounts it, on a network that answers at once, always the same
 * order. The first 800 cycles warm up; then the heap is read after a collection, every 200 cycles.
 */
export async function measureMemory(browser: Browser, hosts: Hosts, adapter: string): Promise<MemoryFigures> {
  hosts.setLatency(NO_LATENCY);
  const { page, devtools, close } = await openPage(browser, adapter);
  await devtools.send('HeapProfiler.enable');
  const cycle = (times: number): Promise<void> =>
    page.evaluate(async (count) => {
      for (let time = 0; time < count; time += 1) {
        window.bench.mount();
        await window.bench.settled(0);
        window.bench.unmount();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }, times);
  const readHeap = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  await cycle(WARM_UP);
  const heap = [await readHeap()];
  const before = await readMetrics(devtools);
  for (let done = 0; done < CYCLES; done += EVERY) {
    await cycle(EVERY);
    heap.push(await readHeap());
  }
  const after = await readMetrics(devtools);
  await close();
  return {
    slope: slopeOf(heap) / EVERY,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
  };
}

/** Of the straight line with the least squares through samples one step apart. */
function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  let above = 0;
  let below = 0;
  for (const [place, sample] of samples.entries()) {
    above += (place - middle) * (sample - mean);
    below += (place - middle) ** 2;
  }
  return above / below;
}

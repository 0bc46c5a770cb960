import type { Adapter, Bench } from './Bench.ts';
import { afterPaint } from './afterPaint.ts';
import { watchShift } from './watchShift.ts';

/** Puts an adapter at the harness's disposal, and behind the page's button. */
export function startPage(adapter: Adapter): void {
  const container = document.getElementById('checkout');
  if (!container) throw new Error('The page has no #checkout.');
  const takeShift = watchShift();
  const { hasFrame = true } = adapter;
  let order = 1;
  let start = 0;
  let commits = 0;
  let resolveLoaded: (time: number) => void = () => {};
  let loaded = Promise.resolve(0);
  let paint = Promise.resolve(0);

  window.addEventListener('message', ({ data }: MessageEvent<{ benchFrame?: string } | undefined>) => {
    if (data?.benchFrame === 'loaded') resolveLoaded(performance.now() - start);
  });

  const bench: Bench = {
    name: adapter.name,
    packageName: adapter.packageName ?? null,
    canPrefetch: adapter.prefetch !== undefined,
    hasFrame,
    nextOrder: () => {
      order += 1;
    },
    prefetch: () => adapter.prefetch?.(`order-${order}`),
    mount: () => {
      loaded = new Promise((resolve) => {
        resolveLoaded = resolve;
      });
      commits = window.benchCommits;
      takeShift(0);
      start = performance.now();
      adapter.mount(container, `order-${order}`);
      if (!hasFrame) resolveLoaded(0);
      paint = afterPaint().then((time) => time - start);
    },
    unmount: () => adapter.unmount(),
    settled: async (rest) => {
      const time = await loaded;
      await new Promise((resolve) => setTimeout(resolve, rest));
      return {
        loaded: time,
        paint: await paint,
        commits: window.benchCommits - commits,
        shift: takeShift(start + (await paint)),
      };
    },
  };
  window.bench = bench;
  document.getElementById('open')?.addEventListener('click', bench.mount);
}

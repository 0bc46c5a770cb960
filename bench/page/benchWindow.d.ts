import type { LoadElements } from '../../src/index.ts';
import type { Bench } from './Bench.ts';

declare global {
  interface Window {
    bench: Bench;
    /** React's commits since the page was opened. */
    benchCommits: number;
    /** Of the stub of an SDK, once there is one. */
    benchCounts?: { made: number; alive: number };
    ClinkElements?: { loadClinkElements: LoadElements };
    paypal?: unknown;
  }
}

import type { diagnose } from '../../../src/index.ts';
import type { FakeClink } from '../../../src/testing/index.ts';

/** What scenes leave on the window for a test to call and read. */
export interface HarnessWindow {
  readonly diagnose: typeof diagnose;
  /** Of the scene `/plain`: codes of errors so far. */
  readonly errors: readonly string[];
  /** Of the scene `/fake`: the Clink that is shown. */
  readonly fake: FakeClink;
  /** Of the scene `/fake`: mounts and unmounts the checkout so often, and lets it become ready each time. */
  cycle(times: number): Promise<void>;
  /** Of the scene `/fake`: forgets sessions that wait for a quick return. */
  clearCache(): void;
  /** Of the scene `/fake`: takes the checkout out of the page before anything else happens. */
  unmountNow(): void;
  /** Of the scene `/hydrate`: what React mended while it took over the server's markup. */
  readonly recovered: readonly string[];
  /** Of the scene `/restless`. */
  renderAgain(times: number): void;
}

declare global {
  interface Window {
    harness: HarnessWindow;
  }
}

/** Puts some of it there; a scene knows only its own. */
export function offer(part: Partial<HarnessWindow>): void {
  window.harness = Object.assign(window.harness ?? {}, part);
}

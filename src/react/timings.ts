import type { CheckoutStatus } from '../checkout/state.ts';

/** A part of the wait: the session, the SDK's script, its instance, all until the form can be used, and a payment. */
export type CheckoutSpan = 'session' | 'script' | 'instance' | 'ready' | 'submit';

/** Measures the wait as User Timing, so that DevTools and monitoring show it without telemetry of the library's own. */
export interface Timings {
  /** Measures a task that succeeds. */
  time<T>(span: CheckoutSpan, task: () => Promise<T>): Promise<T>;
  /** Measures what lies between two statuses: `ready` and `submit`. */
  onStatus(status: CheckoutStatus, before: CheckoutStatus): void;
}

/** @param report told each span and its milliseconds */
export function createTimings(report: (span: CheckoutSpan, duration: number) => void): Timings {
  let startedAt = 0;
  let submittedAt = 0;
  const end = (span: CheckoutSpan, start: number): void => {
    measure(span, start);
    report(span, Math.round(performance.now() - start));
  };
  return {
    time: async (span, task) => {
      const start = performance.now();
      const result = await task();
      end(span, start);
      return result;
    },
    onStatus: (status, before) => {
      if (status === 'creating' || (status === 'loading' && before !== 'creating'))
        startedAt = performance.now();
      if (status === 'ready' && before === 'mounting') end('ready', startedAt);
      if (status === 'submitting') submittedAt = performance.now();
      // Who leaves in the middle of it learns nothing of its end.
      if (before === 'submitting' && status !== 'idle') end('submit', submittedAt);
    },
  };
}

function measure(span: CheckoutSpan, start: number): void {
  const name = `clink-checkout:${span}`;
  try {
    // The browser keeps every entry for as long as the page lives; observers have had the one before.
    performance.clearMeasures(name);
    performance.measure(name, { start, detail: { devtools: { track: 'Clink checkout' } } });
  } catch {
    // An environment without User Timing is one without its figures.
  }
}

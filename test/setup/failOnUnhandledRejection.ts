import type { EventEmitter } from 'node:events';
import { afterAll, afterEach, expect } from 'vitest';

// The real one, whatever timers a test has faked.
const { setTimeout: setRealTimeout } = globalThis;

/** Collects the promises that were rejected without anybody to handle it. */
export interface RejectionWatch {
  /** What was found since the last call. Waits one turn, since a rejection is told after the one it happened in. */
  take(): Promise<readonly unknown[]>;
  stop(): void;
}

/** @param source `process` in Node, jsdom included; `window` in a browser */
export function watchRejections(source: EventEmitter | EventTarget): RejectionWatch {
  const reasons: unknown[] = [];
  const onEvent = (event: Event): void => void reasons.push((event as PromiseRejectionEvent).reason);
  const onReason = (reason: unknown): void => void reasons.push(reason);
  const isPage = 'addEventListener' in source;
  if (isPage) source.addEventListener('unhandledrejection', onEvent);
  else source.on('unhandledRejection', onReason);
  return {
    take: async () => {
      await new Promise((resolve) => setRealTimeout(resolve));
      return reasons.splice(0);
    },
    stop: () => {
      if (isPage) source.removeEventListener('unhandledrejection', onEvent);
      else source.off('unhandledRejection', onReason);
    },
  };
}

/** For setup files: fails each test that leaves a rejection unhandled, and the file for one outside its tests. */
export function failOnUnhandledRejection(source: EventEmitter | EventTarget): void {
  const watch = watchRejections(source);
  const check = async (): Promise<void> => {
    const reasons = await watch.take();
    if (reasons.length > 0)
      expect.fail(`rejected, and nobody handled it:\n${reasons.map(describe).join('\n')}`);
  };
  afterEach(check);
  // Files share a process: each has its own watch.
  afterAll(() => check().finally(watch.stop));
}

function describe(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

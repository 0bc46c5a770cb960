import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutStatus } from '../../src/checkout/state.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { openTestCheckout, resetPage } from '../checkout/createTestCheckout.ts';
import type { TestCheckout } from '../checkout/createTestCheckout.ts';
import { SESSION } from '../checkout/samples.ts';

beforeEach(resetPage);
afterEach(() => vi.useRealTimers());

const statusOf = ({ checkout }: TestCheckout): CheckoutStatus => checkout.getState().status;

describe('a form that never becomes ready', () => {
  it('is given up by Clink’s word and not by a frame’s load, and can be had again (case 46)', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ autoReady: false });
    const frame = document.createElement('iframe');
    test.fake.current.mounted.paymentMethod?.append(frame);
    await vi.advanceTimersByTimeAsync(9000);
    // As a browser fires it for its own error page, too.
    frame.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(999);
    expect(statusOf(test)).toBe('mounting');
    await vi.advanceTimersByTimeAsync(1);
    expect(test.checkout.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'timeout', phase: 'mount', retryable: true },
    });
    test.checkout.retry();
    await vi.advanceTimersByTimeAsync(0);
    test.fake.ready();
    expect(statusOf(test)).toBe('ready');
    expect(test.sessions).toHaveLength(1);
  });

  it('does not hold a checkout longer than 35 seconds in all (case 46)', async () => {
    vi.useFakeTimers();
    const fake = createFakeClink({ autoReady: false });
    const started = Date.now();
    const late = <T>(milliseconds: number, value: () => Promise<T>): Promise<T> =>
      new Promise((resolve) => setTimeout(() => void value().then(resolve), milliseconds));
    const test = await openTestCheckout({
      ports: {
        createSession: () => late(14_900, async () => ({ session: SESSION, progress: 'open' as const })),
        loadElements: (request) => late(9900, () => fake.loadElements(request)),
      },
    });
    let ended = 0;
    test.checkout.subscribe(({ status }) => {
      if (status === 'failed') ended = Date.now() - started;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toBeGreaterThan(30_000);
    expect(ended).toBeLessThanOrEqual(35_000);
  });
});

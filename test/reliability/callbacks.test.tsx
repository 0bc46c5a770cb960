import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutReturn } from '../../src/index.ts';
import type { CheckoutDiagnostic, CheckoutOptions } from '../../src/index.ts';
import { pageState } from '../../src/checkout/pageState.ts';
import { renderCheckout } from '../react/renderCheckout.tsx';

type CallbackName = Extract<keyof CheckoutOptions, `on${string}`>;

/** Every callback of a checkout. One that is left out here does not compile. */
const CALLBACKS: Record<CallbackName, true> = {
  onReady: true,
  onAmountChange: true,
  onComplete: true,
  onPending: true,
  onExpire: true,
  onError: true,
  onDiagnostic: true,
};

const NAMES = Object.keys(CALLBACKS) as CallbackName[];

/** What a callback of the host's may do, and how often it is reported as the host's own error. */
const FAULTS: readonly (readonly [string, () => unknown, boolean])[] = [
  [
    'throws',
    () => {
      throw new Error('mine');
    },
    true,
  ],
  ['rejects', () => Promise.reject(new Error('mine')), true],
  [
    'rejects later',
    async () => {
      await Promise.resolve();
      throw new Error('mine');
    },
    true,
  ],
  ['waits for ever', () => new Promise(() => undefined), false],
  ['answers something odd', () => ({ catch: 'no function', ok: true }), false],
];

const ROWS = FAULTS.flatMap(([what, run, isReported]) =>
  NAMES.map((name) => ({ name, what, run, isReported })),
);

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const until = (status: string): Promise<void> =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status));

let reported: unknown[] = [];
let unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  reported = [];
  unhandled = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  process.on('unhandledRejection', onUnhandled);
});

afterEach(() => {
  process.off('unhandledRejection', onUnhandled);
  pageState().environment = null;
});

/** Lets Node tell of rejections that nobody has taken. */
async function settle(): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
}

describe('a callback of the host’s', () => {
  it.each(ROWS)(
    '$name that $what changes nothing in a checkout from its start to its end (case 104)',
    async ({ name, run, isReported }) => {
      const callback = vi.fn(run);
      const { fake, unmount } = renderCheckout({ [name]: callback });
      await until('ready');
      act(() => fake.changeAmount({ totalAmount: 30 }));
      expect(screen.getByRole('button', { name: 'Pay $30.00' })).toBeEnabled();
      await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
      act(() => fake.decline());
      expect(region()).toHaveAttribute('data-status', 'ready');
      await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
      if (name === 'onExpire') {
        act(() => fake.expire());
        expect(region()).toHaveAttribute('data-status', 'expired');
        await userEvent.click(screen.getByRole('button', { name: /again|new/i }));
        await until('ready');
        await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
      }
      act(() => fake.pend());
      expect(region()).toHaveAttribute('data-status', 'pending');
      act(() => fake.succeed());
      expect(region()).toHaveAttribute('data-status', 'complete');
      unmount();
      await settle();
      expect(callback).toHaveBeenCalled();
      expect(reported).toHaveLength(isReported ? callback.mock.calls.length : 0);
      expect(unhandled).toEqual([]);
      expect(fake.sessions).toHaveLength(name === 'onExpire' ? 2 : 1);
      expect(fake.misuses).toEqual([]);
      expect(fake.instances.every(({ isDestroyed }) => isDestroyed)).toBe(true);
    },
  );

  it('onPaid that throws or rejects does not take the good news from the return page (case 104)', async () => {
    for (const [what, run] of FAULTS) {
      const sessionId = `sess_${what.replaceAll(' ', '_')}`;
      const onPaid = vi.fn(run);
      const { unmount } = render(
        <CheckoutReturn
          sessionId={sessionId}
          endpoint={async () => ({ sessionId, status: 'complete', paymentStatus: 'paid' })}
          onPaid={onPaid}
        />,
      );
      await until('paid');
      expect(onPaid).toHaveBeenCalledExactlyOnceWith(sessionId);
      unmount();
    }
    await settle();
    expect(reported).toHaveLength(3);
    expect(unhandled).toEqual([]);
  });
});

describe('onDiagnostic', () => {
  it('tells each step with its code, phase and duration, and nothing that identifies anybody (case 104)', async () => {
    const told: CheckoutDiagnostic[] = [];
    const { fake, props } = renderCheckout({ onDiagnostic: (diagnostic) => told.push(diagnostic) });
    await until('ready');
    act(() => fake.raise('PaymentError', 'card_declined'));
    act(() => fake.succeed());
    const steps = told.map(({ type, detail, phase }) => `${type} ${detail}${phase ? ` ${phase}` : ''}`);
    expect(steps.slice(-9)).toEqual([
      'status creating',
      'timing session',
      'status loading',
      'timing instance',
      'status mounting',
      'status ready',
      'timing ready',
      'error payment_failed payment',
      'status complete',
    ]);
    expect(told.every(({ duration }) => Number.isInteger(duration) && duration >= 0)).toBe(true);
    const text = JSON.stringify(told);
    for (const id of [
      fake.sessions[0]?.sessionId,
      fake.sessions[0]?.idempotencyKey,
      props.order['cartId'],
      'pk_',
    ]) {
      expect(text).not.toContain(String(id));
    }
  });
});

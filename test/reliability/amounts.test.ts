import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutStatus } from '../../src/checkout/state.ts';
import { openTestCheckout, resetPage } from '../checkout/createTestCheckout.ts';
import type { TestCheckout } from '../checkout/createTestCheckout.ts';

beforeEach(resetPage);

const statusOf = ({ checkout }: TestCheckout): CheckoutStatus => checkout.getState().status;

describe('amounts', () => {
  const amountOf = ({ checkout }: TestCheckout) => {
    const state = checkout.getState();
    return 'form' in state && state.form.amount && [state.form.amount.total, state.form.amount.currency];
  };
  const send = ({ fake }: TestCheckout, info: unknown): void =>
    fake.current.emit('amount-change', info as never);

  it('that come one after the other: the last counts, as it was given (case 54)', async () => {
    const test = await openTestCheckout();
    for (const [given, currency, total] of [
      [2400, 'JPY', 2400],
      ['1.234', 'KWD', 1.234],
      [0.1, 'EUR', 0.1],
      [Number.MAX_SAFE_INTEGER, 'IDR', Number.MAX_SAFE_INTEGER],
      [0, 'usd', 0],
    ] as const) {
      send(test, { totalAmount: given, currency });
      expect(amountOf(test)).toEqual([total, currency.toUpperCase()]);
    }
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { totalAmount: NaN, currency: 'USD' },
    { totalAmount: -1, currency: 'USD' },
    { totalAmount: '-0.01', currency: 'USD' },
    { totalAmount: Infinity, currency: 'USD' },
    { totalAmount: '1e400', currency: 'USD' },
    { totalAmount: '12 USD', currency: 'USD' },
    { totalAmount: {}, currency: 'USD' },
    { totalAmount: 1n, currency: 'USD' },
    { totalAmount: 1, currency: 'U$D' },
    { totalAmount: 1, currency: 7 },
    { totalAmount: 1, currency: `USD${'D'.repeat(1_000_000)}` },
    {
      currency: 'USD',
      get totalAmount(): number {
        throw new Error('boom');
      },
    },
  ])('that cannot be read leave the last good one, and the checkout as it is (case 54)', async (info) => {
    const test = await openTestCheckout();
    const before = test.checkout.getState();
    send(test, info);
    expect(test.checkout.getState()).toBe(before);
    expect(amountOf(test)).toEqual([24, 'USD']);
  });

  it('of an instance that is gone count for nothing (case 54)', async () => {
    const test = await openTestCheckout();
    const gone = test.fake.current;
    test.fake.raise('SessionLoadError');
    test.checkout.retry();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    gone.emit('amount-change', { totalAmount: 1, currency: 'EUR' });
    expect(amountOf(test)).toEqual([24, 'USD']);
    send(test, { totalAmount: 30, currency: 'USD' });
    expect(amountOf(test)).toEqual([30, 'USD']);
  });

  it('decide nothing: one of zero neither pays nor ends anything (case 54)', async () => {
    const test = await openTestCheckout();
    send(test, { totalAmount: 0, currency: 'USD' });
    expect(statusOf(test)).toBe('ready');
    expect(test.progress).toEqual([]);
  });
});

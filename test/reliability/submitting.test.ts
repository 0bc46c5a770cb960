import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutStatus } from '../../src/checkout/state.ts';
import { createTestCheckout, openTestCheckout, resetPage } from '../checkout/createTestCheckout.ts';
import type { TestCheckout } from '../checkout/createTestCheckout.ts';

beforeEach(resetPage);

const statusOf = ({ checkout }: TestCheckout): CheckoutStatus => checkout.getState().status;
const submits = ({ fake }: TestCheckout): number => fake.calls.filter((call) => call === 'submit').length;

describe('twenty submits in one tick', () => {
  it('of which some follow the refusal are one call of the SDK for each attempt (case 52)', async () => {
    const test = await openTestCheckout();
    const first = Array.from({ length: 20 }, () => test.checkout.submit());
    test.fake.decline();
    const second = Array.from({ length: 20 }, () => test.checkout.submit());
    test.fake.succeed();
    const late = Array.from({ length: 20 }, () => test.checkout.submit());
    expect(submits(test)).toBe(2);
    expect([new Set(first).size, new Set(second).size]).toEqual([1, 1]);
    await expect(first[0]).resolves.toMatchObject({ ok: false, error: { code: 'payment_failed' } });
    await expect(second[0]).resolves.toEqual({ ok: true, status: 'complete' });
    for (const refused of late)
      await expect(refused).resolves.toMatchObject({ error: { code: 'not_ready' } });
  });

  it('from within a listener, too, are one call (case 52)', async () => {
    const test = await openTestCheckout();
    test.checkout.subscribe(() => void test.checkout.submit());
    for (let count = 0; count < 20; count += 1) void test.checkout.submit();
    expect(submits(test)).toBe(1);
  });
});

describe('a submit', () => {
  it.each<[name: string, bring: () => Promise<TestCheckout>, status: CheckoutStatus]>([
    ['before it was opened', async () => createTestCheckout(), 'idle'],
    [
      'while the session is being made',
      () => openTestCheckout({ ports: { createSession: () => new Promise(() => {}) } }),
      'creating',
    ],
    [
      'while the SDK is loading',
      () => openTestCheckout({ ports: { loadElements: () => new Promise(() => {}) } }),
      'loading',
    ],
    ['before the form is ready', () => openTestCheckout({ autoReady: false }), 'mounting'],
    ['when Clink does not allow it', () => after(({ fake }) => fake.enableSubmit(false)), 'ready'],
    ['when a wallet owns it', () => after(({ fake }) => fake.showSubmit(false)), 'ready'],
    [
      'while a code is worked out',
      () => after(({ checkout }) => void checkout.applyPromotionCode('A')),
      'ready',
    ],
    ['while a payment is pending', () => after(({ fake }) => fake.pend()), 'pending'],
    ['when it is paid', () => after(({ fake }) => fake.succeed()), 'complete'],
    ['when it has expired', () => after(({ fake }) => fake.expire()), 'expired'],
    ['when it has failed', () => after(({ fake }) => fake.raise('SessionLoadError')), 'failed'],
    ['after it was left', () => after(({ checkout }) => checkout.close()), 'idle'],
  ])('%s is refused by name, and calls nothing (case 53)', async (_, bring, status) => {
    const test = await bring();
    expect(statusOf(test)).toBe(status);
    await expect(test.checkout.submit()).resolves.toMatchObject({
      ok: false,
      error: { name: 'CheckoutError', code: 'not_ready' },
    });
    expect(submits(test)).toBe(0);
    expect(statusOf(test)).toBe(status);
    expect(test.fake.misuses).toEqual([]);
  });
});

async function after(happened: (test: TestCheckout) => void): Promise<TestCheckout> {
  const test = await openTestCheckout();
  happened(test);
  await test.settle();
  return test;
}

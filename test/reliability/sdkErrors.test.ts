import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutState, CheckoutStatus } from '../../src/checkout/state.ts';
import { sdkError } from '../../src/testing/index.ts';
import { createTestCheckout, openTestCheckout, resetPage } from '../checkout/createTestCheckout.ts';
import type { TestCheckout } from '../checkout/createTestCheckout.ts';

beforeEach(resetPage);

const statusOf = ({ checkout }: TestCheckout): CheckoutStatus => checkout.getState().status;

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** Whatever an SDK can throw, reject with or send. */
const SHAPES: Record<string, () => unknown> = {
  SessionLoadError: () => sdkError('SessionLoadError', 'session_gone'),
  SessionNotSupportedError: () => sdkError('SessionNotSupportedError'),
  ClinkApiError: () => sdkError('ClinkApiError', 'bad_key'),
  PromoCodeError: () => sdkError('PromoCodeError', 'promo_used'),
  PaymentError: () => sdkError('PaymentError', 'card_declined'),
  'a SessionLoadError of another realm': () =>
    runInNewContext('Object.assign(new Error("x"), { name: "SessionLoadError" })'),
  'an Error of another realm': () => runInNewContext('new Error("x")'),
  'a text': () => 'SessionLoadError',
  nothing: () => undefined,
  'a frozen object': () => Object.freeze({ name: 'SomethingNew', code: 'new_code' }),
  'an object whose getters throw': () => ({
    get name(): string {
      throw new Error('boom');
    },
    get code(): string {
      throw new Error('boom');
    },
  }),
  'a dead proxy': revoked,
};

/** Brings a checkout into a state, and has the SDK fail there. */
const STATES: Record<string, (error: () => unknown) => Promise<TestCheckout>> = {
  loading: async (error) => {
    const test = createTestCheckout();
    test.fake.fail('load', error());
    test.checkout.open();
    await test.settle();
    return test;
  },
  mounting: async (error) => raiseIn(await openTestCheckout({ autoReady: false }), error),
  ready: async (error) => raiseIn(await openTestCheckout(), error),
  submitting: async (error) => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    return raiseIn(test, error);
  },
  pending: async (error) => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    test.fake.pend();
    return raiseIn(test, error);
  },
};

async function raiseIn(test: TestCheckout, error: () => unknown): Promise<TestCheckout> {
  test.fake.current.emit('error', error());
  await test.settle();
  return test;
}

/** Status, and the error that is told: of the checkout, of the promotion code, or as a notice. */
function told(state: CheckoutState): string {
  if (state.status === 'failed') return `failed ${state.error.code}`;
  if (!('form' in state)) return state.status;
  const { promotion, notice } = state.form;
  const error = promotion.status === 'rejected' ? promotion.error : notice;
  return `${state.status} ${error?.code}`;
}

const FATAL_LOAD = 'failed session_load_failed';
const FATAL_KIND = 'failed session_not_supported';
const stays = (code: string) =>
  ['mounting', 'ready', 'ready', 'pending'].map((status) => `${status} ${code}`);
const notice = (code: string) => {
  const [mounting, ready, , pending] = stays(code);
  // Whatever ends a submit refuses it.
  return [mounting, ready, 'ready payment_failed', pending];
};

const EXPECTED: Record<keyof typeof SHAPES, readonly (string | undefined)[]> = {
  SessionLoadError: [FATAL_LOAD, FATAL_LOAD, FATAL_LOAD, FATAL_LOAD, FATAL_LOAD],
  SessionNotSupportedError: [FATAL_KIND, FATAL_KIND, FATAL_KIND, FATAL_KIND, FATAL_KIND],
  ClinkApiError: ['failed elements_rejected', ...notice('elements_rejected')],
  PromoCodeError: [
    'failed unknown',
    ...['mounting', 'ready', 'submitting', 'pending'].map((status) => `${status} promotion_rejected`),
  ],
  PaymentError: ['failed unknown', ...stays('payment_failed')],
  'a SessionLoadError of another realm': [FATAL_LOAD, FATAL_LOAD, FATAL_LOAD, FATAL_LOAD, FATAL_LOAD],
  'an Error of another realm': ['failed unknown', ...notice('unknown')],
  'a text': ['failed unknown', ...notice('unknown')],
  nothing: ['failed unknown', ...notice('unknown')],
  'a frozen object': ['failed unknown', ...notice('unknown')],
  'an object whose getters throw': ['failed unknown', ...notice('unknown')],
  'a dead proxy': ['failed unknown', ...notice('unknown')],
};

const TABLE = Object.entries(EXPECTED).flatMap(([shape, expected]) =>
  Object.keys(STATES).map((state, index) => [shape, state, expected[index] ?? ''] as const),
);

describe('an error of the SDK', () => {
  it.each(TABLE)('%s while %s: %s (case 51)', async (shape, state, expected) => {
    const test = await STATES[state]?.(SHAPES[shape] ?? (() => undefined));
    if (!test) throw new Error(`no state ${state}`);
    expect(told(test.checkout.getState())).toBe(expected);
    expect(test.sessions).toHaveLength(1);
    // Where the form stays, what was typed into it stays: the same instance, mounted once.
    const remains = !expected.startsWith('failed');
    expect(test.fake.instances.filter(({ isDestroyed }) => !isDestroyed)).toHaveLength(remains ? 1 : 0);
    expect(test.fake.calls.filter((call) => call === 'mount paymentMethod').length).toBeLessThanOrEqual(1);
    expect(test.fake.misuses).toEqual([]);
  });

  it('while loading is followed by the same session when it is tried again (case 51)', async () => {
    const test = await openTestCheckout();
    test.fake.raise('SessionLoadError');
    test.checkout.retry();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    expect(test.sessions).toHaveLength(1);
    expect(test.fake.instances.map(({ sessionId }) => sessionId)).toEqual(['sess_1', 'sess_1']);
  });

  it('that says that the session is of another kind names the setting that is wrong (case 51)', async () => {
    const test = await openTestCheckout();
    test.fake.raise('SessionNotSupportedError');
    expect(test.checkout.getState()).toMatchObject({
      error: { retryable: false, message: expect.stringContaining('uiMode "elements"') },
    });
  });

  it('thrown by submit itself, whatever it is, refuses that submit (case 51)', async () => {
    for (const shape of ['nothing', 'a text', 'an object whose getters throw', 'a dead proxy']) {
      const test = await openTestCheckout();
      test.fake.current.submit = () => {
        throw SHAPES[shape]?.();
      };
      await expect(test.checkout.submit()).resolves.toMatchObject({
        ok: false,
        error: { code: 'payment_failed' },
      });
      expect(statusOf(test)).toBe('ready');
      test.checkout.close();
      await test.settle();
    }
  });
});

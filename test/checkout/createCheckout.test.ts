import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canSubmit } from '../../src/checkout/state.ts';
import type { CheckoutStatus } from '../../src/checkout/state.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { createFakeClink, sdkError } from '../../src/testing/index.ts';
import {
  addContainer,
  createTestCheckout,
  openTestCheckout,
  resetPage,
  SETTINGS,
} from './createTestCheckout.ts';
import type { TestCheckout } from './createTestCheckout.ts';

beforeEach(resetPage);
afterEach(() => vi.useRealTimers());

const statusOf = ({ checkout }: TestCheckout): CheckoutStatus => checkout.getState().status;
const formOf = ({ checkout }: TestCheckout) => {
  const state = checkout.getState();
  if (!('form' in state)) throw new Error(`no form while ${state.status}`);
  return state.form;
};

describe('opening', () => {
  it('does nothing before it is asked to', async () => {
    const test = createTestCheckout();
    await test.settle();
    expect(test.sessions).toHaveLength(0);
    expect(test.fake.calls).toEqual([]);
  });

  it('goes through every status to ready', async () => {
    const seen: CheckoutStatus[] = [];
    const test = createTestCheckout();
    test.checkout.subscribe(({ status }) => {
      if (seen.at(-1) !== status) seen.push(status);
    });
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await test.settle();
    expect(seen).toEqual(['creating', 'loading', 'mounting', 'ready']);
  });

  it('starts the script in the same tick as the session', () => {
    const started: string[] = [];
    const test = createTestCheckout({
      ports: {
        preloadElements: () => started.push('script'),
        createSession: () => {
          started.push('session');
          return new Promise(() => {});
        },
      },
    });
    test.checkout.open();
    expect(started).toEqual(['session', 'script']);
  });

  it('fails with what an SDK rejects with that mounts in its own time (case 15)', async () => {
    const fake = createFakeClink({ autoReady: false });
    const test = createTestCheckout({
      ports: {
        loadElements: async (options) => {
          const instance = await fake.loadElements(options);
          const create = instance.createElement.bind(instance);
          instance.createElement = (type) => ({
            ...create(type),
            mount: () => Promise.reject(sdkError('SessionLoadError')) as unknown as void,
          });
          return instance;
        },
      },
    });
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await test.settle();
    expect(test.checkout.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'session_load_failed' },
    });
  });

  it('goes on when a mount ends only because its element was taken away', async () => {
    const fake = createFakeClink();
    const test = createTestCheckout({
      ports: {
        loadElements: async (options) => {
          const instance = await fake.loadElements(options);
          const create = instance.createElement.bind(instance);
          instance.createElement = (type) => {
            const element = create(type);
            let end: (error: Error) => void = () => {};
            return {
              mount: (container) => {
                element.mount(container);
                return new Promise((_, reject) => {
                  end = reject;
                }) as unknown as void;
              },
              unmount: () => {
                element.unmount();
                end(new Error('unmounted'));
              },
            };
          };
          return instance;
        },
      },
    });
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await test.settle();
    test.checkout.attach('paymentMethod', null);
    await test.settle();
    expect(test.checkout.getState().status).toBe('ready');
    expect(test.sdkFaults).toHaveLength(1);
  });

  it('creates the payment method before the currency select, whichever container came first', async () => {
    const test = await openTestCheckout();
    const created = test.fake.calls.filter((call) => call.startsWith('createElement'));
    expect(created).toEqual(['createElement paymentMethod', 'createElement currencySelect']);
  });

  it('listens before it creates or mounts anything (case 12)', async () => {
    const test = await openTestCheckout();
    const calls = [...test.fake.calls];
    expect(calls.findLastIndex((call) => call.startsWith('on '))).toBeLessThan(
      calls.findIndex((call) => call.startsWith('createElement')),
    );
  });

  it('hears what an SDK tells the moment it is listened to (case 12)', async () => {
    const fake = createFakeClink();
    const test = createTestCheckout({
      ports: {
        loadElements: async (options) => {
          const instance = await fake.loadElements(options);
          const { on } = instance;
          instance.on = (event, handler) => {
            on.call(instance, event, handler as (payload: unknown) => void);
            if (event === 'session-init-success') (handler as unknown as () => void)();
          };
          return instance;
        },
      },
    });
    test.checkout.open();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
  });

  it('does not wait for a form whose place has been taken away', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ autoReady: false });
    test.checkout.attach('paymentMethod', null);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statusOf(test)).toBe('mounting');
  });

  it.each([
    ['SessionCompleteError', 'complete'],
    ['SessionExpiredError', 'expired'],
    ['SessionNotSupportedError', 'failed'],
  ])('takes a %s thrown while mounting for what it says', async (name, status) => {
    const fake = createFakeClink();
    const test = await openTestCheckout({
      ports: {
        loadElements: async (options) =>
          Object.assign(await fake.loadElements(options), {
            createElement: () => {
              throw sdkError(name);
            },
          }),
      },
    });
    expect(statusOf(test)).toBe(status);
  });

  it('survives a preload that throws', async () => {
    const test = await openTestCheckout({
      ports: {
        preloadElements: () => {
          throw new TypeError('Invalid URL');
        },
      },
    });
    expect(statusOf(test)).toBe('ready');
  });

  it('waits for a container that comes later, such as in a later step', async () => {
    vi.useFakeTimers();
    const test = createTestCheckout();
    test.checkout.open();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(statusOf(test)).toBe('mounting');
    test.checkout.attach('paymentMethod', addContainer());
    await test.settle();
    expect(statusOf(test)).toBe('ready');
  });

  it('stays with what is mounted when a ref is taken away and given back in one breath', async () => {
    const test = createTestCheckout();
    const container = addContainer();
    test.checkout.attach('paymentMethod', container);
    test.checkout.open();
    await test.settle();
    test.checkout.attach('paymentMethod', null);
    test.checkout.attach('paymentMethod', container);
    await test.settle();
    expect(test.fake.calls.filter((call) => call.includes('mount paymentMethod'))).toEqual([
      'mount paymentMethod',
    ]);
  });

  it('cannot be submitted while the page shows no payment fields, and can again when it does', async () => {
    const test = await openTestCheckout();
    test.checkout.attach('paymentMethod', null);
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    expect(canSubmit(test.checkout.getState())).toBe(false);
    expect(await test.checkout.submit()).toMatchObject({ ok: false, error: { code: 'not_ready' } });
    expect(test.fake.calls).not.toContain('submit');
    test.checkout.attach('paymentMethod', addContainer());
    await test.settle();
    expect(canSubmit(test.checkout.getState())).toBe(true);
  });

  it('shows a session that is known to be paid as paid, without loading anything', async () => {
    const test = await openTestCheckout({ found: 'paid' });
    expect(test.checkout.getState()).toMatchObject({ status: 'complete', alreadyPaid: true });
    expect(test.fake.calls).toEqual([]);
  });

  it('goes on as pending with a session whose payment was accepted before', async () => {
    const test = await openTestCheckout({ found: 'accepted' });
    expect(statusOf(test)).toBe('pending');
  });
});

describe('leaving', () => {
  it('destroys the instance once (case 6)', async () => {
    const test = await openTestCheckout();
    test.checkout.close();
    test.checkout.close();
    await test.settle();
    expect(test.fake.calls.filter((call) => call === 'destroy')).toHaveLength(1);
    expect(statusOf(test)).toBe('idle');
  });

  it('while the session is being made mounts nothing (case 3)', async () => {
    const test = createTestCheckout();
    test.checkout.open();
    test.checkout.close();
    await test.settle();
    expect(test.fake.calls).toEqual([]);
    expect(statusOf(test)).toBe('idle');
  });

  it('while the instance is being made destroys it on arrival (case 3)', async () => {
    const test = createTestCheckout();
    const held = test.fake.hold('load');
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await test.settle();
    test.checkout.close();
    held.release();
    await test.settle();
    expect(test.fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true]);
    expect(test.fake.calls).toEqual(['load', 'destroy']);
  });

  it('while the instance fails to be made says nothing more (cases 3, 29)', async () => {
    const test = createTestCheckout();
    const held = test.fake.hold('load');
    test.checkout.open();
    await test.settle();
    test.checkout.close();
    held.fail(sdkError('SessionLoadError'));
    await test.settle();
    expect(statusOf(test)).toBe('idle');
  });

  it('and coming back joins the load that is still under way (case 5)', async () => {
    const test = createTestCheckout();
    const held = test.fake.hold('load');
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await test.settle();
    test.checkout.close();
    test.checkout.open();
    await test.settle();
    held.release();
    await test.settle();
    expect(test.fake.calls.filter((call) => call === 'load')).toHaveLength(1);
    expect(statusOf(test)).toBe('ready');
  });

  it('makes the events of the destroyed instance count for nothing (case 6)', async () => {
    const test = await openTestCheckout();
    const { current } = test.fake;
    test.checkout.close();
    await test.settle();
    current.emit('session-success', undefined);
    expect(statusOf(test)).toBe('idle');
  });

  it('survives an SDK that throws while it is destroyed, and tells it once (cases 6, 15)', async () => {
    const test = await openTestCheckout();
    test.fake.current.destroy = () => {
      throw new Error('broken');
    };
    test.checkout.close();
    await test.settle();
    expect(test.sdkFaults).toHaveLength(1);
  });

  it('answers a submit that is under way', async () => {
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    test.checkout.close();
    await expect(submitted).resolves.toMatchObject({ ok: false });
  });
});

describe('one session on one page', () => {
  it('has one owner: the second is told so and can take over once the first has left (case 18)', async () => {
    const first = await openTestCheckout();
    const second = await openTestCheckout({ ports: { loadElements: first.fake.loadElements } });
    expect(second.checkout.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'already_mounted' },
    });
    first.checkout.close();
    await first.settle();
    second.checkout.retry();
    await second.settle();
    expect(statusOf(second)).toBe('ready');
  });

  it('never mixes sandbox and production', async () => {
    await openTestCheckout();
    const session = {
      sessionId: 'sess_9',
      publishKey: 'pk_prod_1',
      environment: 'production' as const,
      expiresAt: null,
      returnUrl: '',
    };
    const other = await openTestCheckout({
      ports: { createSession: async () => ({ session, progress: 'open' }) },
    });
    expect(other.checkout.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'environment_conflict' },
    });
  });
});

describe('submitting', () => {
  it('calls the SDK once however often it is asked in one tick, with one promise for all (case 52)', async () => {
    const test = await openTestCheckout();
    const promises = Array.from({ length: 20 }, () => test.checkout.submit());
    expect(new Set(promises).size).toBe(1);
    expect(test.fake.calls.filter((call) => call === 'submit')).toHaveLength(1);
    test.fake.succeed();
    await expect(promises[0]).resolves.toEqual({ ok: true, status: 'complete' });
  });

  it('ends with the reason when the payment is refused, and can be tried again (case 52)', async () => {
    const test = await openTestCheckout();
    const first = test.checkout.submit();
    test.fake.decline('insufficient_funds');
    await expect(first).resolves.toMatchObject({
      ok: false,
      error: { code: 'payment_failed', clinkCode: 'insufficient_funds' },
    });
    expect(statusOf(test)).toBe('ready');
    const second = test.checkout.submit();
    test.fake.pend();
    await expect(second).resolves.toEqual({ ok: true, status: 'pending' });
    test.fake.succeed();
    expect(statusOf(test)).toBe('complete');
  });

  it('is refused without a call of the SDK when it is not possible, and never throws (case 53)', async () => {
    const test = createTestCheckout();
    await expect(test.checkout.submit()).resolves.toMatchObject({ ok: false, error: { code: 'not_ready' } });
    test.checkout.open();
    await expect(test.checkout.submit()).resolves.toMatchObject({ ok: false, error: { code: 'not_ready' } });
    expect(test.fake.calls).not.toContain('submit');
  });

  it('that is under way when the checkout is left tells that its outcome is not known (case 20)', async () => {
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    test.checkout.close();
    await expect(submitted).resolves.toMatchObject({
      ok: false,
      error: { code: 'checkout_closed', phase: 'payment', retryable: false },
    });
  });

  it('takes what the SDK throws or rejects with for a refusal', async () => {
    const test = await openTestCheckout();
    test.fake.current.submit = () => {
      throw new TypeError('broken');
    };
    await expect(test.checkout.submit()).resolves.toMatchObject({
      ok: false,
      error: { code: 'payment_failed' },
    });
    test.fake.current.submit = () => Promise.reject(new TypeError('broken')) as unknown as void;
    await expect(test.checkout.submit()).resolves.toMatchObject({
      ok: false,
      error: { code: 'payment_failed' },
    });
    expect(statusOf(test)).toBe('ready');
  });

  it('remembers how far the session has come', async () => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    test.fake.decline();
    void test.checkout.submit();
    test.fake.pend();
    test.fake.succeed();
    expect(test.progress).toEqual(['submitted', 'open', 'submitted', 'accepted', 'paid']);
  });

  it('of a session that was paid elsewhere ends as paid, never with an offer to pay again (case 49)', async () => {
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    test.fake.raise('SessionCompleteError');
    await expect(submitted).resolves.toEqual({ ok: true, status: 'complete' });
    expect(test.checkout.getState()).toMatchObject({ status: 'complete', alreadyPaid: true });
  });
});

describe('a submit that is never answered', () => {
  it('ends after ten minutes as a failure of unknown outcome, which is not renewed', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    await vi.advanceTimersByTimeAsync(600_000);
    await expect(submitted).resolves.toMatchObject({
      ok: false,
      error: { code: 'timeout', phase: 'payment' },
    });
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', progress: 'submitted' });
    test.checkout.renew();
    expect(statusOf(test)).toBe('failed');
  });
});

describe('calls of the SDK that fail beside a payment', () => {
  it.each(['setLocale', 'setTheme'] as const)('%s leaves the payment under way alone', async (method) => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    test.fake.current[method] = () => {
      throw new Error('broken');
    };
    test.checkout.configure({ ...SETTINGS, presetOptions: { locale: 'de', theme: 'dark' } });
    await test.settle();
    expect(statusOf(test)).toBe('submitting');
    expect(test.sdkFaults).toHaveLength(1);
  });

  it('a promotion code that throws is rejected, and nothing is said of a payment', async () => {
    const test = await openTestCheckout();
    test.fake.current.promoCodeChange = () => {
      throw new Error('broken');
    };
    await expect(test.checkout.applyPromotionCode('A')).resolves.toMatchObject({ ok: false });
    expect(formOf(test)).toMatchObject({ promotion: { status: 'rejected', code: 'A' }, notice: null });
  });

  it('a submit that rejects late does not end the one after it', async () => {
    const test = await openTestCheckout();
    let reject: (error: unknown) => void = () => {};
    const { submit } = test.fake.current;
    test.fake.current.submit = () => new Promise<void>((_, fail) => (reject = fail)) as unknown as void;
    void test.checkout.submit();
    test.fake.decline();
    test.fake.current.submit = submit;
    void test.checkout.submit();
    reject(new Error('late'));
    await test.settle();
    expect(statusOf(test)).toBe('submitting');
  });
});

describe('the SDK’s errors', () => {
  it.each([
    ['ClinkApiError', 'failed', 'elements_rejected'],
    ['SessionLoadError', 'failed', 'session_load_failed'],
    ['SessionNotSupportedError', 'failed', 'session_not_supported'],
    ['SomethingNewError', 'failed', 'unknown'],
  ])('%s while loading: %s, %s', async (name, status, code) => {
    const test = createTestCheckout();
    test.fake.fail('load', sdkError(name));
    test.checkout.open();
    await test.settle();
    expect(test.checkout.getState()).toMatchObject({ status, error: { code } });
  });

  it('SessionExpiredError while loading leads to expired, SessionCompleteError to paid', async () => {
    for (const [name, status] of [
      ['SessionExpiredError', 'expired'],
      ['SessionCompleteError', 'complete'],
    ] as const) {
      const test = createTestCheckout();
      test.fake.fail('load', sdkError(name));
      test.checkout.open();
      await test.settle();
      expect(statusOf(test)).toBe(status);
    }
  });

  it.each([undefined, null, 'text', 42, {}, new Error('plain'), { name: 'Odd', code: 'x y' }, []])(
    'an error of any shape (%s) is a notice and keeps the form (case 51)',
    async (error) => {
      const test = await openTestCheckout();
      test.fake.current.emit('error', error);
      expect(statusOf(test)).toBe('ready');
      expect(formOf(test).notice).toMatchObject({ code: 'unknown' });
    },
  );

  it.each([undefined, 'text', new Error('plain')])(
    'a load that rejects with %s fails with a typed error',
    async (error) => {
      const test = createTestCheckout();
      test.fake.fail('load', error);
      test.checkout.open();
      await test.settle();
      expect(test.checkout.getState()).toMatchObject({ status: 'failed', error: { code: 'unknown' } });
    },
  );

  it('an amount that cannot be read is left out (case 54)', async () => {
    const test = await openTestCheckout();
    const before = formOf(test).amount;
    test.fake.current.emit('amount-change', { totalAmount: NaN, currency: 'USD' });
    test.fake.current.emit('amount-change', null as never);
    expect(formOf(test).amount).toBe(before);
  });

  it.each(['createElement', 'on'] as const)(
    'an SDK that throws in %s fails with a typed error (case 15)',
    async (method) => {
      const test = createTestCheckout();
      const load = test.fake.loadElements;
      const broken = createTestCheckout({
        ports: {
          loadElements: async (options) =>
            Object.assign(await load(options), {
              [method]: () => {
                throw new Error('broken');
              },
            }),
        },
      });
      broken.checkout.attach('paymentMethod', addContainer());
      broken.checkout.open();
      await broken.settle();
      expect(broken.checkout.getState()).toMatchObject({
        status: 'failed',
        error: { code: 'unknown', phase: 'mount' },
      });
    },
  );
});

describe('retrying', () => {
  it('makes the session again when that failed', async () => {
    const createSession = vi
      .fn()
      .mockRejectedValueOnce(new CheckoutError('network_error'))
      .mockReturnValue(new Promise(() => {}));
    const test = createTestCheckout({ ports: { createSession } });
    test.checkout.open();
    await test.settle();
    expect(statusOf(test)).toBe('failed');
    test.checkout.retry();
    expect(statusOf(test)).toBe('creating');
    expect(createSession).toHaveBeenCalledTimes(2);
  });

  it('loads the same session again when that failed', async () => {
    const test = createTestCheckout();
    test.fake.fail('load', new CheckoutError('sdk_blocked'));
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await test.settle();
    test.checkout.retry();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    expect(test.sessions).toHaveLength(1);
  });

  it('happens by itself when the page was offline and is back (case 28)', async () => {
    const createSession = vi
      .fn()
      .mockRejectedValueOnce(new CheckoutError('offline'))
      .mockReturnValue(new Promise(() => {}));
    const test = createTestCheckout({ ports: { createSession } });
    test.checkout.open();
    await test.settle();
    test.wake();
    expect(statusOf(test)).toBe('creating');
  });

  it('in the tick of the failure has an instance of its own', async () => {
    const test = await openTestCheckout();
    test.checkout.subscribe(({ status }) => {
      if (status === 'failed') test.checkout.retry();
    });
    test.fake.raise('SessionLoadError');
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    expect(test.fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false]);
  });

  it('does not join a load that took too long', async () => {
    vi.useFakeTimers();
    const loadElements = vi.fn(() => new Promise<never>(() => {}));
    const test = createTestCheckout({ ports: { loadElements } });
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', error: { code: 'sdk_timeout' } });
    loadElements.mockImplementation(test.fake.loadElements as typeof loadElements);
    test.checkout.retry();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
  });

  it('after a load that took too long comes through once the SDK has given the session free', async () => {
    vi.useFakeTimers();
    const test = createTestCheckout();
    const held = test.fake.hold('load');
    test.checkout.attach('paymentMethod', addContainer());
    test.checkout.open();
    await vi.advanceTimersByTimeAsync(15_000);
    test.checkout.retry();
    await test.settle();
    expect(statusOf(test)).toBe('failed');
    held.release();
    await test.settle();
    test.checkout.retry();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    expect(test.sessions).toHaveLength(1);
  });
});

describe('waiting', () => {
  it('for a form that never becomes ready ends with a typed error (case 46)', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ autoReady: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(test.checkout.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'timeout', phase: 'mount' },
    });
  });

  it('for a promotion code that is never answered ends with a rejection', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout();
    const applied = test.checkout.applyPromotionCode('SLOW');
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(applied).resolves.toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(formOf(test).promotion.status).toBe('rejected');
  });
});

describe('promotion codes', () => {
  it('are applied and cleared on the live instance', async () => {
    const test = await openTestCheckout();
    const applied = test.checkout.applyPromotionCode('  WELCOME10 ');
    expect(formOf(test).promotion).toEqual({ status: 'applying', code: 'WELCOME10' });
    test.fake.acceptPromotion('WELCOME10', 2.4);
    await expect(applied).resolves.toMatchObject({ ok: true, amount: { total: 21.6 } });
    const cleared = test.checkout.clearPromotionCode();
    test.fake.clearPromotion();
    await expect(cleared).resolves.toMatchObject({ ok: true, amount: { total: 24 } });
    expect(formOf(test).promotion).toEqual({ status: 'none' });
    expect(test.fake.instances).toHaveLength(1);
  });

  it('are rejected at the code and leave the form as it is', async () => {
    const test = await openTestCheckout();
    const applied = test.checkout.applyPromotionCode('NOPE');
    test.fake.rejectPromotion();
    await expect(applied).resolves.toMatchObject({ ok: false, error: { code: 'promotion_rejected' } });
    expect(statusOf(test)).toBe('ready');
  });

  it('are answered when the payment ends them', async () => {
    const test = await openTestCheckout();
    const applied = test.checkout.applyPromotionCode('A');
    test.fake.succeed();
    await expect(applied).resolves.toMatchObject({ ok: false });
  });

  it('are not answered by an amount that changes for another reason', async () => {
    const test = await openTestCheckout();
    const applied = test.checkout.applyPromotionCode('welcome10');
    test.fake.changeAmount({ currency: 'EUR' });
    expect(formOf(test).promotion.status).toBe('applying');
    test.fake.acceptPromotion('WELCOME10', 2.4);
    await expect(applied).resolves.toMatchObject({ ok: true });
  });

  it('that are empty are not sent', async () => {
    const test = await openTestCheckout();
    await expect(test.checkout.applyPromotionCode('  ')).resolves.toMatchObject({ ok: false });
    expect(test.fake.calls).not.toContain('promoCodeChange apply');
  });

  it('are worked out one at a time', async () => {
    const test = await openTestCheckout();
    void test.checkout.applyPromotionCode('A');
    await expect(test.checkout.applyPromotionCode('B')).resolves.toMatchObject({ ok: false });
    expect(test.fake.calls.filter((call) => call.startsWith('promoCodeChange'))).toHaveLength(1);
  });
});

describe('expiry', () => {
  it('is announced before it happens, then told by the clock', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ expiresIn: 600_000 });
    await vi.advanceTimersByTimeAsync(479_000);
    expect(formOf(test).expiresSoon).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(formOf(test).expiresSoon).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(statusOf(test)).toBe('expired');
    expect(test.fake.instances[0]?.isDestroyed).toBe(true);
  });

  it('is found out when a tab that slept is shown again (case 60)', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ expiresIn: 600_000 });
    vi.setSystemTime(Date.now() + 700_000);
    expect(statusOf(test)).toBe('ready');
    test.wake();
    expect(statusOf(test)).toBe('expired');
  });

  it('is found out before a submit (case 60)', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ expiresIn: 600_000 });
    vi.setSystemTime(Date.now() + 700_000);
    await expect(test.checkout.submit()).resolves.toMatchObject({ ok: false });
    expect(test.fake.calls).not.toContain('submit');
    expect(statusOf(test)).toBe('expired');
  });

  it('by the clock waits while a payment is under way, and is told when that has failed', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ expiresIn: 300_000 });
    void test.checkout.submit();
    await vi.advanceTimersByTimeAsync(400_000);
    expect(statusOf(test)).toBe('submitting');
    test.fake.decline();
    expect(statusOf(test)).toBe('expired');
  });

  it('by the clock waits while a wallet in the frame owns submission', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ expiresIn: 300_000 });
    test.fake.showSubmit(false);
    await vi.advanceTimersByTimeAsync(400_000);
    expect(statusOf(test)).toBe('ready');
    test.fake.showSubmit(true);
    expect(statusOf(test)).toBe('expired');
  });

  it('as the answer to a submit makes the session an open one again, so that it can be given up', async () => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    test.fake.expire();
    expect(test.progress).toEqual(['submitted', 'open']);
  });

  it('far away does not come at once', async () => {
    vi.useFakeTimers();
    const test = await openTestCheckout({ expiresIn: 60 * 86_400_000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(statusOf(test)).toBe('ready');
    await vi.advanceTimersByTimeAsync(60 * 86_400_000);
    expect(statusOf(test)).toBe('expired');
  });

  it('is followed by a new session when it is renewed', async () => {
    const test = await openTestCheckout();
    test.fake.expire();
    expect(statusOf(test)).toBe('expired');
    test.checkout.renew();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    expect(test.sessions).toHaveLength(2);
    expect(test.forgotten).toEqual(['sess_1']);
    expect(test.fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false]);
  });

  it('is renewed by itself once, where that is wanted', async () => {
    const test = await openTestCheckout({ settings: { autoRenew: true } });
    test.fake.expire();
    await test.settle();
    expect(statusOf(test)).toBe('ready');
    test.fake.expire();
    await test.settle();
    expect(statusOf(test)).toBe('expired');
    expect(test.sessions).toHaveLength(2);
  });

  it('of a pending payment is never renewed by itself', async () => {
    const test = await openTestCheckout({ settings: { autoRenew: true } });
    test.fake.pend();
    test.fake.expire();
    await test.settle();
    expect(test.sessions).toHaveLength(1);
    expect(test.checkout.getState()).toMatchObject({ status: 'expired', renewable: false });
  });
});

describe('locale and theme', () => {
  it('change on the live instance, and only when they differ', async () => {
    const test = await openTestCheckout();
    test.checkout.configure({ ...SETTINGS, presetOptions: { locale: 'de', theme: 'dark' } });
    test.checkout.configure({ ...SETTINGS, presetOptions: { locale: 'de', theme: 'light' } });
    expect(test.fake.calls.filter((call) => call.startsWith('set'))).toEqual([
      'setLocale de',
      'setTheme dark',
      'setTheme light',
    ]);
  });

  it('that change while the instance is being made reach it', async () => {
    const test = createTestCheckout();
    const held = test.fake.hold('load');
    test.checkout.open();
    await test.settle();
    test.checkout.configure({ ...SETTINGS, presetOptions: { locale: 'ja' } });
    held.release();
    await test.settle();
    expect(test.fake.calls).toContain('setLocale ja');
  });
});

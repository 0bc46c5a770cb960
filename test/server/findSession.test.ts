// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../sandbox/clock.ts';
import { CheckoutProblem, createCheckoutHandler, createMemoryStore } from '../../src/server/index.ts';
import type { CheckoutHandlerOptions, SessionReply } from '../../src/server/index.ts';
import { openSandbox } from '../sandbox/openSandbox.ts';
import type { ClinkCall } from './createTestHandler.ts';
import { created, createTestHandler, envelope, post, problemOf, SHOP } from './createTestHandler.ts';

const CART = { cartId: 'c1' };

/** A tab of its own has a key of its own. */
const postAs = (key: string): Request => post(undefined, { 'Idempotency-Key': `attempt-${key}` });

/** What Clink says of the session that was made for the order of `createTestHandler`. */
function told(fields: Readonly<Record<string, unknown>> = {}): Response {
  return envelope({
    sessionId: 'sess_old',
    token: 'token-canary',
    status: 'open',
    paymentStatus: 'unpaid',
    amountSubtotal: 19,
    originalCurrency: 'USD',
    expire: '2030-01-01T00:00:00Z',
    customer: { email: 'canary@shop.example' },
    ...fields,
  });
}

/** A handler whose merchant knows of `sess_old`, and whose Clink answers the question for it with `answer`. */
function openShop(
  answer: (call: ClinkCall, count: number) => Response | Promise<Response>,
  options: Partial<CheckoutHandlerOptions> = {},
) {
  const onSessionCreated = vi.fn();
  const test = createTestHandler(
    (call, count) => (call.init.method === 'POST' ? created('sess_new') : answer(call, count)),
    { findSession: () => 'sess_old', onSessionCreated, ...options },
  );
  return { ...test, onSessionCreated, made: () => test.calls.filter(({ init }) => init.method === 'POST') };
}

describe('an order that was given a session before', () => {
  it('is answered with that session as a browser may see it, and none is made', async () => {
    const { handler, calls, onSessionCreated } = openShop(() => told());
    const response = await handler(post());
    expect(await response.json()).toEqual({
      sessionId: 'sess_old',
      publishKey: 'pk_test_demo',
      environment: 'sandbox',
      expireTime: '2030-01-01T00:00:00Z',
      returnUrl: `${SHOP}/complete?session_id=sess_old`,
      paymentStatus: 'unpaid',
    });
    expect(calls.map(({ url, init }) => [init.method, url])).toEqual([
      ['GET', 'https://uat-api.clinkbill.com/api/checkout/session/sess_old'],
    ]);
    expect(onSessionCreated).not.toHaveBeenCalled();
  });

  it('is found by what the browser sent and by its request', async () => {
    const findSession = vi.fn(async () => 'sess_old');
    const { handler } = openShop(() => told(), { findSession });
    await handler(post());
    expect(findSession).toHaveBeenCalledExactlyOnceWith(CART, expect.any(Request));
  });

  it.each([
    ['completed', 'paid', 'paid'],
    ['complete', 'paid', 'paid'],
    ['open', 'processing', 'processing'],
    ['expired', 'processing', 'processing'],
    ['expired', 'paid', 'paid'],
    ['completed', 'unpaid', 'unknown'],
    ['open', 'something new', 'unknown'],
    ['expired', 'something new', 'unknown'],
    ['something new', 'unpaid', 'unknown'],
    [undefined, undefined, 'unknown'],
  ])(
    '%s, %s: may be paid, so there is no other, whatever it costs now',
    async (status, paymentStatus, said) => {
      const resolveOrder = vi.fn(() => ({ originalAmount: 20, originalCurrency: 'USD' }));
      const { handler, made, onSessionCreated } = openShop(() => told({ status, paymentStatus }), {
        resolveOrder,
      });
      const reply = (await (await handler(post())).json()) as SessionReply;
      expect(reply).toMatchObject({ sessionId: 'sess_old', paymentStatus: said });
      expect(made()).toEqual([]);
      expect(resolveOrder).not.toHaveBeenCalled();
      expect(onSessionCreated).not.toHaveBeenCalled();
    },
  );

  it('is answered with the paid session although the shop has no such cart any more', async () => {
    const { handler } = openShop(() => told({ status: 'completed', paymentStatus: 'paid' }), {
      resolveOrder: () => {
        throw new CheckoutProblem(422, 'unknown_cart', 'This cart is no longer here.');
      },
    });
    expect((await handler(post())).status).toBe(200);
  });

  it.each([
    ['the same', { amountSubtotal: 19 }, 19],
    ['as a text', { amountSubtotal: '19.00' }, 19],
    ['off by the arithmetic of floating point alone', { amountSubtotal: 0.3 }, 0.1 + 0.2],
    ['with the currency in small letters', { originalCurrency: 'usd' }, 19],
    ['for a payment that failed', { paymentStatus: 'failed' }, 19],
  ])('shares a session that is open and unpaid, its price %s', async (_case, fields, originalAmount) => {
    const { handler, made } = openShop(() => told(fields), {
      resolveOrder: () => ({ originalAmount, originalCurrency: 'USD' }),
    });
    expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_old' });
    expect(made()).toEqual([]);
  });

  it.each([
    ['its price went up', { amountSubtotal: 18.99 }],
    ['its price went down', { amountSubtotal: 19.01 }],
    ['it differs by the least of a currency of three decimals', { amountSubtotal: 19.001 }],
    ['its currency changed', { originalCurrency: 'EUR' }],
    ['Clink does not say its amount', { amountSubtotal: undefined }],
    ['Clink says no amount', { amountSubtotal: null }],
    ['Clink does not say its currency', { originalCurrency: undefined }],
    ['it expired unpaid', { status: 'expired' }],
    ['it expired after a payment that failed', { status: 'expired', paymentStatus: 'failed' }],
  ])('gets a new one when %s, of which the merchant is told', async (_case, fields) => {
    const { handler, made, onSessionCreated } = openShop(() => told(fields));
    const reply = (await (await handler(post())).json()) as SessionReply;
    expect(reply.sessionId).toBe('sess_new');
    expect(reply).not.toHaveProperty('paymentStatus');
    expect(made()).toHaveLength(1);
    expect(onSessionCreated).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ sessionId: 'sess_new' }),
      expect.any(Request),
    );
  });

  it.each([
    ['(HTTP 404)', () => envelope(null, 404, 404)],
    ['(HTTP 200)', () => envelope(null, 40402)],
    ['(in a word)', () => envelope(null, 'SESSION_NOT_FOUND')],
  ])('gets a new one when Clink does not know it %s', async (_case, answer) => {
    const { handler } = openShop(answer);
    expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_new' });
  });

  it.each([undefined, null, ''])('is asked for as ever when the merchant names %j', async (named) => {
    const { handler, calls } = openShop(() => told(), { findSession: () => named });
    expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_new' });
    expect(calls).toHaveLength(1);
  });
});

describe('while it is not known whether the earlier session was paid', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  it.each([
    [
      'Clink cannot be reached',
      () => Promise.reject(new TypeError('fetch failed', { cause: refused })),
      '504 clink_unreachable',
    ],
    ['Clink never answers', () => new Promise<Response>(() => undefined), '504 clink_unreachable'],
    ['a proxy answers with a page', () => new Response('<html>', { status: 502 }), '504 clink_unreachable'],
    [
      'a proxy knows of no such page',
      () => new Response('<html>', { status: 404 }),
      '502 invalid_clink_reply',
    ],
    ['Clink fails', () => envelope(null, 500, 500), '502 clink_failed'],
    ['Clink fails under HTTP 200', () => envelope(null, 50_001), '502 clink_failed'],
    ...['ORDER_NOT_FOUND', 'CUSTOMER_NOT_FOUND', 'NOT_FOUND'].map(
      (word) => [`Clink says ${word}`, () => envelope(null, word), '502 invalid_clink_reply'] as const,
    ),
    ['Clink speaks of another session', () => told({ sessionId: 'sess_other' }), '502 invalid_clink_reply'],
    ['Clink answers with nothing', () => envelope(null), '502 invalid_clink_reply'],
    [
      'Clink is busy',
      () => new Response('', { status: 429, headers: { 'Retry-After': '60' } }),
      '503 clink_busy',
    ],
    ['Clink does not accept the key', () => envelope(null, 401, 401), '502 clink_unauthorized'],
  ] as const)('because %s, nothing is started and the key is free', async (_case, answer, expected) => {
    let isDown = true;
    const { handler, made, errors } = openShop(() => (isDown ? answer() : told()), { timeoutMs: 30 });
    expect(await problemOf(await handler(post()))).toBe(expected);
    expect(made()).toEqual([]);
    expect(errors).toMatchObject([{ code: expected.split(' ')[1] }]);
    isDown = false;
    expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_old' });
  });

  it.each([true, 7, 'sess_1?x', '../../admin', {}])(
    'because the merchant names %j, which is no session, nothing is asked or started',
    async (named) => {
      const { handler, calls, errors } = openShop(() => told(), { findSession: () => named as string });
      expect(await problemOf(await handler(post()))).toBe('500 internal_error');
      expect(errors).toEqual([
        expect.objectContaining({ message: expect.stringContaining('no session id') as string }),
      ]);
      expect(calls).toEqual([]);
    },
  );

  it('because the merchant cannot say, nothing is started, and the next try with the key is a new one', async () => {
    const findSession = vi.fn(() => 'sess_old').mockRejectedValueOnce(new Error('database down: canary'));
    const { handler, calls, errors } = openShop(() => told(), { findSession });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
    expect([calls.length, errors.length]).toEqual([0, 1]);
    expect((await handler(post())).status).toBe(200);
  });

  it('passes on the words of a merchant who refuses', async () => {
    const { handler, errors } = openShop(() => told(), {
      findSession: () => {
        throw new CheckoutProblem(409, 'order_paid', 'This order is paid.');
      },
    });
    expect(await problemOf(await handler(post()))).toBe('409 order_paid');
    expect(errors).toEqual([]);
  });
});

describe('a key that found an earlier session', () => {
  it.each([
    ['processing', undefined],
    ['unpaid', undefined],
    ['paid', 'paid'],
  ])(
    'that was %s answers a repeat with that session, and says %s of the payment',
    async (paymentStatus, again) => {
      const { handler, calls } = openShop(() => told({ paymentStatus }));
      const first = (await (await handler(post())).json()) as SessionReply;
      expect(first.paymentStatus).toBe(paymentStatus);
      const second = (await (await handler(post())).json()) as SessionReply;
      expect(second).toEqual({ ...first, paymentStatus: again });
      expect(calls).toHaveLength(1);
    },
  );

  it('is closed to another order', async () => {
    const { handler } = openShop(() => told());
    await handler(post());
    const other = await handler(
      post({ cartId: 'c2', uiMode: 'elements', returnUrl: `${SHOP}/?s={ELEMENTS_SESSION_ID}` }),
    );
    expect(await problemOf(other)).toBe('422 idempotency_key_reused');
  });

  it('is not taken for dead while the merchant and Clink take as long as they may', async () => {
    const until: number[] = [];
    const store = createMemoryStore();
    const claim = store.claim.bind(store);
    store.claim = (key, value, ttlMs) => {
      until.push((JSON.parse(value) as { until: number }).until);
      return claim(key, value, ttlMs);
    };
    const { handler } = openShop(() => told(), { store, now: () => 0, timeoutMs: 1_000 });
    await handler(post());
    // Two functions of the merchant's of 30 s each, two questions of two calls and a pause.
    expect(until[0]).toBeGreaterThanOrEqual(2 * 30_000 + 2 * (2 * 1_000 + 2_500));
  });
});

describe('against the embedded Clink', () => {
  function open() {
    const clink = openSandbox({ clock: SYSTEM_CLOCK, settings: { pendingDelayMs: 3_600_000 } });
    const sessions = new Map<unknown, string>();
    const prices = { c1: 19.9 };
    const handler = createCheckoutHandler({
      ...clink.sandbox.keys,
      environment: 'sandbox',
      apiUrl: 'http://127.0.0.1:1/api/',
      fetch: async (input, init) => clink.sandbox.fetch(new Request(input, init)),
      resolveOrder: () => ({
        originalAmount: prices.c1,
        originalCurrency: 'USD',
        customerEmail: 'ada@shop.example',
      }),
      findSession: ({ cartId }) => sessions.get(cartId),
      onSessionCreated: ({ sessionId, input }) => void sessions.set(input['cartId'], sessionId),
      authorize: () => true,
    });
    const ask = async (key: string): Promise<SessionReply> =>
      (await (await handler(postAs(key))).json()) as SessionReply;
    const pay = async (sessionId: string, number: string) =>
      clink.confirm(await clink.load(sessionId), {
        method: 'CARD',
        number,
        expiry: '12/40',
        securityCode: '123',
      });
    return { clink, ask, pay, prices };
  }

  it('two tabs, a reload and another device share one session until it is paid, and hear of it then (case 64)', async () => {
    const { clink, ask, pay } = open();
    const first = await ask('tab-1');
    expect(first).not.toHaveProperty('paymentStatus');
    const second = await ask('tab-2');
    expect(second).toEqual({ ...first, paymentStatus: 'unpaid' });
    await pay(first.sessionId, '4000000000000077');
    expect(await ask('reload')).toEqual({ ...first, paymentStatus: 'processing' });
    clink.sandbox.control.settlePayment(first.sessionId);
    expect(await ask('device')).toEqual({ ...first, paymentStatus: 'paid' });
    expect(clink.sandbox.ledger.sessions.size).toBe(1);
  });

  it('a price that changed and a session that ended each make a new one, which the next tab shares', async () => {
    const { clink, ask, prices } = open();
    const first = await ask('tab-1');
    prices.c1 = 21.5;
    const second = await ask('tab-2');
    expect(second.sessionId).not.toBe(first.sessionId);
    expect((await ask('tab-3')).sessionId).toBe(second.sessionId);
    clink.sandbox.control.expireSession(second.sessionId);
    const third = await ask('tab-4');
    expect(clink.sandbox.ledger.sessions.size).toBe(3);
    expect((await ask('tab-5')).sessionId).toBe(third.sessionId);
  });
});

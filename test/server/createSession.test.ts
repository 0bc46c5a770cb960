// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProblem, type CreatedSession } from '../../src/server/index.ts';
import {
  created,
  createTestHandler,
  envelope,
  post,
  problemOf,
  RETURN_URL,
  SECRET_KEY,
  SHOP,
} from './createTestHandler.ts';

const ORDER = { cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL };

describe('a POST', () => {
  it('is answered with exactly the five fields a browser may see', async () => {
    const { handler } = createTestHandler();
    const response = await handler(post());
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Vary')).toBe('Origin');
    expect(await response.json()).toEqual({
      sessionId: 'sess_1',
      publishKey: 'pk_test_demo',
      environment: 'sandbox',
      expireTime: '2030-01-01T00:00:00Z',
      returnUrl: `${SHOP}/complete?session_id=sess_1`,
    });
  });

  it('sends Clink the resolved order and nothing the browser made up', async () => {
    const resolveOrder = vi.fn(() => ({ originalAmount: 4.5, originalCurrency: 'EUR', customerId: 'cus_9' }));
    const { handler, calls } = createTestHandler(undefined, { resolveOrder });
    const wishes = {
      originalAmount: 0.01,
      originalCurrency: 'JPY',
      priceId: 'p_cheap',
      productId: 'x',
      promotionCode: 'FREE',
      allowPromotionCodes: true,
      priceDataList: [{ name: 'x', unitAmount: 0.01 }],
      metadata: { a: 'b' },
      customerId: 'cus_victim',
      cart: [{ sku: 'beans', quantity: 2 }],
    };
    await handler(post({ ...ORDER, ...wishes }));
    expect(calls[0]?.body).toEqual({
      originalAmount: 4.5,
      originalCurrency: 'EUR',
      customerId: 'cus_9',
      uiMode: 'elements',
      returnUrl: RETURN_URL,
    });
    expect(resolveOrder).toHaveBeenCalledExactlyOnceWith({ cartId: 'c1', ...wishes }, expect.any(Request));
  });

  it('does not let a resolved order replace uiMode and returnUrl', async () => {
    const order = {
      originalAmount: 1,
      originalCurrency: 'USD',
      uiMode: 'hostedPage',
      returnUrl: 'https://evil.example',
    };
    const { handler, calls } = createTestHandler(undefined, { resolveOrder: () => order });
    await handler(post());
    expect(calls[0]?.body).toMatchObject({ uiMode: 'elements', returnUrl: RETURN_URL });
  });

  it('calls Clink with the secret key, a fresh timestamp and without following redirects', async () => {
    const { handler, calls } = createTestHandler(undefined, { now: () => 1_700_000_000_123.7 });
    await handler(post());
    expect(calls[0]?.init).toMatchObject({ method: 'POST', redirect: 'error' });
    expect(calls[0]?.init.headers).toEqual({
      'X-API-KEY': SECRET_KEY,
      'X-Timestamp': '1700000000123',
      'Content-Type': 'application/json',
    });
  });

  it('tells the merchant whose session it is before the browser gets it', async () => {
    const seen: CreatedSession[] = [];
    const { handler } = createTestHandler(undefined, {
      onSessionCreated: async (session) => {
        await Promise.resolve();
        seen.push(session);
      },
    });
    await handler(post());
    expect(seen).toEqual([
      {
        sessionId: 'sess_1',
        expireTime: '2030-01-01T00:00:00Z',
        input: { cartId: 'c1' },
        order: { originalAmount: 19, originalCurrency: 'USD', customerEmail: 'ada@shop.example' },
      },
    ]);
  });

  it('hands out no session the merchant failed to remember, and makes another on the next try', async () => {
    let failures = 1;
    const { handler, calls, errors } = createTestHandler((_call, count) => created(`sess_${count}`), {
      onSessionCreated: () => {
        if (failures-- > 0) throw new Error('database down: canary');
      },
    });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
    expect(errors).toHaveLength(1);
    expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_2' });
    expect(calls).toHaveLength(2);
  });

  it('passes on the words of a resolveOrder that refuses', async () => {
    const { handler, calls, errors } = createTestHandler(undefined, {
      resolveOrder: () => {
        throw new CheckoutProblem(422, 'sold_out', 'The last one is gone.');
      },
    });
    const response = await handler(post());
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      detail: 'The last one is gone.',
      code: 'sold_out',
    });
    expect([calls, errors]).toEqual([[], []]);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('canary'))],
    ['returns nothing', () => undefined],
    ['returns a list', () => []],
  ])('answers a bare 500 when resolveOrder %s, and reports it', async (_case, resolveOrder) => {
    const { handler, calls, errors } = createTestHandler(undefined, { resolveOrder: resolveOrder as never });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
    expect(calls).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  it('still answers when onError itself fails', async () => {
    const { handler } = createTestHandler(undefined, {
      resolveOrder: () => Promise.reject(new Error('canary')),
      onError: () => {
        throw new Error('log down');
      },
    });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
  });
});

describe('what Clink refuses', () => {
  it.each([
    [
      'an error word as code under HTTP 200',
      () => envelope(null, 'CUSTOMER_NOT_FOUND'),
      '422 CUSTOMER_NOT_FOUND',
    ],
    [
      'an error word in the message under HTTP 200',
      () => Response.json({ code: 40_010, msg: 'CUSTOMER_IDENTIFIER_NOT_MATCHED: canary' }),
      '422 CUSTOMER_IDENTIFIER_NOT_MATCHED',
    ],
    ['a number only', () => envelope(null, 40_000), '422 clink_rejected'],
    ['HTTP 400 with an envelope', () => envelope(null, 400, 400), '422 clink_rejected'],
    ['a refused key', () => envelope(null, 401, 401), '502 clink_unauthorized'],
    ['a refused key under HTTP 200', () => envelope(null, 401), '502 clink_unauthorized'],
    ['its own failure', () => envelope(null, 500, 500), '502 clink_failed'],
    ['too many calls', () => new Response('slow down', { status: 429 }), '503 clink_busy'],
    ['maintenance', () => new Response('<html>', { status: 503 }), '503 clink_busy'],
  ])('%s is a problem with a code and frees the key', async (_case, refusal, expected) => {
    const { handler, calls } = createTestHandler((_call, count) => (count === 1 ? refusal() : created()));
    expect(await problemOf(await handler(post()))).toBe(expected);
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(2);
  });

  it('does not mistake a success code under a failing status for success', async () => {
    const { handler } = createTestHandler(() => envelope({ sessionId: 'sess_1' }, 200, 500));
    expect(await problemOf(await handler(post()))).toBe('502 clink_failed');
  });
});

describe('when Clink cannot be reached', () => {
  it('says so and frees the key, for nothing was sent', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { handler, calls, errors } = createTestHandler((_call, count) => {
      if (count === 1) throw new TypeError('fetch failed', { cause });
      return created();
    });
    expect(await problemOf(await handler(post()))).toBe('502 clink_unreachable');
    expect(errors[0]).toMatchObject({ code: 'clink_unreachable', cause: 'ECONNREFUSED' });
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(2);
  });
});

describe('when it is unknown whether Clink made a session', () => {
  const reset = Object.assign(new Error('socket'), { code: 'ECONNRESET' });
  it.each([
    ['the connection breaks', () => Promise.reject(new TypeError('fetch failed', { cause: reset }))],
    ['Clink never answers', () => new Promise<Response>(() => undefined)],
    [
      'the reply never ends',
      () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
    ],
    ['a proxy answers with a page', () => new Response('<html>canary', { status: 502 })],
    ['the reply is cut short', () => new Response('{"code":200,"data":{"sess')],
    ['the reply is far too large', () => new Response(new Uint8Array(300 * 1024))],
    ['the reply holds no session', () => envelope(null)],
    ['the reply holds a session id that is none', () => envelope({ sessionId: '../../admin' })],
  ])('because %s, that key is never tried again, a new one is', async (_case, lost) => {
    const { handler, calls, errors } = createTestHandler(
      (_call, count) => (count === 1 ? lost() : created()),
      { timeoutMs: 30 },
    );
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    expect(calls).toHaveLength(1);
    expect(errors[0]).toBeInstanceOf(CheckoutProblem);
    expect((await handler(post(undefined, { 'Idempotency-Key': 'attempt-0002' }))).status).toBe(200);
  });
});

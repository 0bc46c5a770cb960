// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProblem, type CheckoutHandlerOptions, type CreatedSession } from '../../src/server/index.ts';
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
  it('is answered with exactly the five fields a browser may see (case 88)', async () => {
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

  it('sends Clink the resolved order and nothing the browser made up (case 87)', async () => {
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

  it('refuses a resolved order that would replace uiMode or returnUrl', async () => {
    const order = {
      originalAmount: 1,
      originalCurrency: 'USD',
      uiMode: 'hostedPage',
      returnUrl: 'https://evil.example',
    };
    const { handler, calls, errors } = createTestHandler(undefined, { resolveOrder: () => order });
    expect(await problemOf(await handler(post()))).toBe('500 invalid_order_resolved');
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([
      { cause: expect.stringContaining('uiMode is no field of Clink’s') as unknown },
    ]);
  });

  it('calls Clink with the secret key, a fresh timestamp and without following redirects (cases 93, 94)', async () => {
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

  describe('whose merchant failed to remember the session', () => {
    function createForgetful(failures: number, options: Partial<CheckoutHandlerOptions> = {}) {
      const told: CreatedSession[] = [];
      const test = createTestHandler((_call, count) => created(`sess_${count}`), {
        onSessionCreated: (session) => {
          told.push(session);
          if (told.length <= failures) throw new Error('database down: canary');
        },
        ...options,
      });
      return { ...test, told };
    }

    it('hands it out to nobody, and goes on with the same one on the next try', async () => {
      const { handler, calls, errors, told } = createForgetful(2);
      expect(await problemOf(await handler(post()))).toBe('500 internal_error');
      expect(await problemOf(await handler(post()))).toBe('500 internal_error');
      expect(errors).toHaveLength(2);
      expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_1' });
      expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_1' });
      expect(calls).toHaveLength(1);
      expect(told).toHaveLength(3);
      expect(new Set(told.map((session) => JSON.stringify(session))).size).toBe(1);
    });

    it('tells of it once when two tries come at the same time, and does not price the order again', async () => {
      const resolveOrder = vi.fn(() => ({ originalAmount: 4.5, originalCurrency: 'EUR' }));
      const { handler, calls, told } = createForgetful(1, { resolveOrder });
      await handler(post());
      const both = await Promise.all([handler(post()), handler(post())]);
      expect(both.map((response) => response.status)).toEqual([200, 200]);
      expect([calls.length, told.length, resolveOrder.mock.calls.length]).toEqual([1, 2, 1]);
    });

    it('passes the request of that try on', async () => {
      const cookies: (string | null)[] = [];
      const { handler } = createTestHandler(undefined, {
        onSessionCreated: (_session, request) => {
          cookies.push(request.headers.get('Cookie'));
          if (cookies.length === 1) throw new Error('canary');
        },
      });
      await handler(post(undefined, { Cookie: 'try=1' }));
      await handler(post(undefined, { Cookie: 'try=2' }));
      expect(cookies).toEqual(['try=1', 'try=2']);
    });

    it('keeps it from another order with the same key', async () => {
      const { handler, calls } = createForgetful(1);
      await handler(post());
      const other = await handler(post({ ...ORDER, cartId: 'c2' }));
      expect(await problemOf(other)).toBe('422 idempotency_key_reused');
      expect(calls).toHaveLength(1);
    });

    it('is not confused by the problem it throws', async () => {
      let failures = 1;
      const { handler, calls } = createTestHandler(undefined, {
        onSessionCreated: () => {
          if (failures-- > 0) throw new CheckoutProblem(504, 'outcome_unknown', 'The database is slow.');
        },
      });
      expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
      expect((await handler(post())).status).toBe(200);
      expect(calls).toHaveLength(1);
    });
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

  it('answers a bare 500 when resolveOrder throws, and reports it', async () => {
    const { handler, calls, errors } = createTestHandler(undefined, {
      resolveOrder: () => Promise.reject(new Error('canary')),
    });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
    expect(calls).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  const cycle: Record<string, unknown> = { originalAmount: 1 };
  cycle['self'] = cycle;
  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['a bigint', { originalAmount: 1900n }],
    ['a bigint further in', { metadata: { cents: 1900n } }],
    ['a cycle', cycle],
    [
      'something that will not be written',
      {
        at: {
          toJSON: () => {
            throw new Error('canary');
          },
        },
      },
    ],
  ])('sends nothing, reports it and frees the key when resolveOrder returns %s', async (_case, resolved) => {
    const good = { originalAmount: 1, originalCurrency: 'USD' };
    const resolveOrder = vi.fn().mockReturnValueOnce(resolved).mockReturnValue(good);
    const { handler, calls, errors } = createTestHandler(undefined, { resolveOrder });
    expect(await problemOf(await handler(post()))).toBe('500 invalid_order_resolved');
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ code: 'invalid_order_resolved', cause: expect.anything() as unknown }]);
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(1);
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
    ['HTTP 400 with a number of its own', () => envelope(null, 1001, 400), '422 clink_rejected'],
    ['HTTP 400 with a page', () => new Response('<html>', { status: 400 }), '422 clink_rejected'],
    [
      'HTTP 400 with an error object',
      () => Response.json({ error: { code: 'currency_not_supported' } }, { status: 400 }),
      '422 currency_not_supported',
    ],
    [
      'an order without a customer, under its own failure',
      () => Response.json({ code: 500, msg: 'CUSTOMER_NOT_FOUND' }, { status: 500 }),
      '422 CUSTOMER_NOT_FOUND',
    ],
    ['a refused key', () => envelope(null, 401, 401), '502 clink_unauthorized'],
    ['a refused key under HTTP 200', () => envelope(null, 401), '502 clink_unauthorized'],
    ['a refused key, in a longer number', () => envelope(null, 40_101), '502 clink_unauthorized'],
    ['too many calls under HTTP 200', () => envelope(null, 429), '503 clink_busy'],
    ['too many calls', () => new Response('slow down', { status: 429 }), '503 clink_busy'],
    [
      'maintenance that says when it ends',
      () => new Response('<html>', { status: 503, headers: { 'Retry-After': '1' } }),
      '503 clink_busy',
    ],
    [
      'a word about the request',
      () => envelope(null, 'CURRENCY_NOT_SUPPORTED'),
      '422 CURRENCY_NOT_SUPPORTED',
    ],
  ])('%s is a problem with a code and frees the key', async (_case, refusal, expected) => {
    const asked = expected === '503 clink_busy' ? 2 : 1;
    const { handler, calls } = createTestHandler((_call, count) => (count <= asked ? refusal() : created()));
    expect(await problemOf(await handler(post()))).toBe(expected);
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(asked + 1);
  });
});

describe('when Clink cannot be reached', () => {
  it.each([
    { code: 'ECONNREFUSED' },
    { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
    { code: 'EHOSTUNREACH', syscall: 'connect' },
  ])('says so and frees the key, for nothing was sent: %o (case 93)', async (reason) => {
    const cause = Object.assign(new Error('connect'), reason);
    const { handler, calls, errors } = createTestHandler((_call, count) => {
      if (count <= 2) throw new TypeError('fetch failed', { cause });
      return created();
    });
    expect(await problemOf(await handler(post()))).toBe('502 clink_unreachable');
    expect(errors[0]).toMatchObject({ code: 'clink_unreachable', cause: reason.code });
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(3);
  });
});

describe('when it is unknown whether Clink made a session', () => {
  const reset = Object.assign(new Error('socket'), { code: 'ECONNRESET' });
  const cutOff = Object.assign(new Error('read'), { code: 'EHOSTUNREACH', syscall: 'read' });
  it.each([
    ['the connection breaks', () => Promise.reject(new TypeError('fetch failed', { cause: reset }))],
    ['the network goes away', () => Promise.reject(new TypeError('fetch failed', { cause: cutOff }))],
    ['Clink never answers', () => new Promise<Response>(() => undefined)],
    [
      'the reply never ends',
      () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
    ],
    ['Clink fails', () => envelope(null, 500, 500)],
    ['Clink fails under HTTP 200', () => envelope(null, 500)],
    ['Clink fails under HTTP 200, in a longer number', () => envelope(null, 50_301)],
    ['Clink fails under HTTP 200, in a word', () => envelope(null, 'INTERNAL_ERROR')],
    ['Clink fails under HTTP 400', () => envelope(null, 500, 400)],
    ['Clink waited too long', () => envelope(null, 504, 504)],
    ['Clink waited too long, it says under HTTP 200', () => envelope(null, '504')],
    ['Clink was too slow to be asked', () => envelope(null, 408)],
    ['Clink says a number nobody knows', () => envelope(null, 1001)],
    ['a proxy’s connection to Clink broke', () => new Response('upstream reset', { status: 503 })],
    ['Clink is down, it says under HTTP 200', () => envelope(null, '503')],
    ['Clink says a word nobody knows', () => envelope(null, 'GATEWAY_ERROR')],
    ['Clink says that it is at it', () => envelope(null, 'PROCESSING')],
    ['Clink says a code that is empty', () => envelope({ sessionId: 'sess_1' }, '')],
    ['Clink says success under HTTP 500', () => envelope({ sessionId: 'sess_1' }, 200, 500)],
    ['Clink says success under HTTP 503', () => envelope({ sessionId: 'sess_1' }, 0, 503)],
    ['Clink says success under HTTP 400', () => envelope({ sessionId: 'sess_1' }, 200, 400)],
    ['a proxy answers with a page', () => new Response('<html>canary', { status: 502 })],
    ['a proxy waited too long', () => new Response('<html>', { status: 504 })],
    ['a proxy was asked too slowly', () => new Response('', { status: 408 })],
    ['the reply is cut short', () => new Response('{"code":200,"data":{"sess')],
    ['the reply is far too large', () => new Response(new Uint8Array(300 * 1024))],
    ['the reply holds no session', () => envelope(null)],
    ['the reply holds a session id that is none', () => envelope({ sessionId: '../../admin' })],
  ])('because %s, that key is never tried again, a new one is (case 93)', async (_case, lost) => {
    const { handler, calls, errors } = createTestHandler(
      (_call, count) => (count === 1 ? lost() : created()),
      { timeoutMs: 30 },
    );
    const refusals = await Promise.all([handler(post()), handler(post())]);
    refusals.push(await handler(post()), await handler(post()));
    for (const refusal of refusals) expect(await problemOf(refusal)).toBe('504 outcome_unknown');
    expect(calls).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: 'outcome_unknown', cause: expect.any(String) as unknown });
    expect((await handler(post(undefined, { 'Idempotency-Key': 'attempt-0002' }))).status).toBe(200);
  });

  it('says that starting again needs a new key, and for the log what Clink said', async () => {
    const { handler, errors } = createTestHandler(() => envelope(null, 'INTERNAL_ERROR', 500));
    const problem = (await (await handler(post())).json()) as { detail: string };
    expect(problem.detail).toContain('Starting again needs a new key');
    expect(errors).toMatchObject([{ cause: 'HTTP 500, INTERNAL_ERROR' }]);
  });
});

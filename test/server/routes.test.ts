// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import {
  CheckoutProblem,
  createMemoryStore,
  createSessionHandler,
  createStatusHandler,
  createWebhookHandler,
  handleWebhook,
} from '../../src/server/index.ts';
import type { StatusHandlerOptions } from '../../src/server/index.ts';
import {
  created,
  createTestHandler,
  envelope,
  getStatus,
  post,
  problemOf,
  SECRET_KEY,
  SHOP,
} from './createTestHandler.ts';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';

const SHOP_APP = 'https://app.example';
const FOREIGN = { Origin: SHOP_APP, 'Sec-Fetch-Site': 'cross-site' };
const CORS = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
] as const;

function corsOf(response: Response): (string | null)[] {
  return CORS.map((name) => response.headers.get(name));
}

function preflight(origin = SHOP_APP): Request {
  return new Request('https://shop.example/api/checkout/session', {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
  });
}

describe('CORS', () => {
  it('is nobody’s unless it was asked for', async () => {
    const { handler } = createTestHandler(undefined, { allowedOrigins: [SHOP_APP] });
    expect(corsOf(await handler(post(undefined, FOREIGN)))).toEqual([null, null, null, null]);
    expect(await problemOf(await handler(preflight()))).toBe('405 method_not_allowed');
  });

  it('lets the pages in that are listed, with their cookies, and answers their preflights', async () => {
    const { handler } = createTestHandler(undefined, { allowedOrigins: [SHOP_APP], cors: true });
    const answer = await handler(post(undefined, FOREIGN));
    expect(answer.status).toBe(200);
    expect(corsOf(answer)).toEqual([SHOP_APP, 'true', null, null]);
    expect(answer.headers.get('Vary')).toBe('Origin');
    // When to ask again, and how far off the device's clock is.
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After, Date');
    const before = await handler(preflight());
    expect(before.status).toBe(204);
    expect(corsOf(before)).toEqual([SHOP_APP, 'true', 'GET, POST', 'Content-Type, Idempotency-Key']);
  });

  it('shows them errors, too', async () => {
    const { handler } = createTestHandler(() => envelope(null, 'CUSTOMER_NOT_FOUND'), {
      allowedOrigins: [SHOP_APP],
      cors: true,
    });
    const answer = await handler(post(undefined, FOREIGN));
    expect(corsOf(answer).slice(0, 2)).toEqual([SHOP_APP, 'true']);
    expect(await problemOf(answer)).toBe('422 CUSTOMER_NOT_FOUND');
  });

  it('tells a stranger’s page nothing', async () => {
    const { handler, calls } = createTestHandler(undefined, { allowedOrigins: [SHOP_APP], cors: true });
    const answer = await handler(post(undefined, { ...FOREIGN, Origin: 'https://evil.example' }));
    expect(corsOf(answer)).toEqual([null, null, null, null]);
    expect(await problemOf(answer)).toBe('403 forbidden_origin');
    expect(corsOf(await handler(preflight('https://evil.example'))).slice(0, 2)).toEqual([null, null]);
    expect(calls).toEqual([]);
  });

  it('cannot be switched on for everybody', () => {
    expect(() => createTestHandler(undefined, { cors: true })).toThrow(/cors needs allowedOrigins/);
  });
});

describe('rateLimit', () => {
  it('is asked before anything is read, for each route, and its seconds are passed on (case 45)', async () => {
    const asked: string[] = [];
    const { handler, calls } = createTestHandler(undefined, {
      rateLimit: (_request, route) => {
        asked.push(route);
        return 2.2;
      },
    });
    const [refused, status] = [await handler(post('not even json')), await handler(getStatus())];
    expect(refused.headers.get('Retry-After')).toBe('3');
    expect(await problemOf(refused)).toBe('429 rate_limited');
    expect(await problemOf(status)).toBe('429 rate_limited');
    expect(asked).toEqual(['session', 'status']);
    expect(calls).toEqual([]);
  });

  it.each([undefined, 0])('lets the request pass when it returns %s', async (verdict) => {
    const { handler } = createTestHandler(undefined, { rateLimit: async () => verdict });
    expect((await handler(post())).status).toBe(200);
  });

  it('may refuse in its own words', async () => {
    const { handler } = createTestHandler(undefined, {
      rateLimit: () => {
        throw new CheckoutProblem(403, 'captcha_needed', 'Solve the puzzle first.');
      },
    });
    expect(await problemOf(await handler(post()))).toBe('403 captcha_needed');
  });
});

describe('the halves of the endpoint', () => {
  const clink = { secretKey: SECRET_KEY, environment: 'sandbox' as const };

  it('createSessionHandler only makes sessions', async () => {
    const handler = createSessionHandler({
      ...clink,
      publishKey: 'pk_test_demo',
      resolveOrder: () => ({ originalAmount: 1, originalCurrency: 'USD' }),
      fetch: async () => created(),
    });
    expect((await handler(post())).status).toBe(200);
    const refused = await handler(getStatus());
    expect(refused.headers.get('Allow')).toBe('POST');
    expect(await problemOf(refused)).toBe('405 method_not_allowed');
  });

  it.each([undefined, null, true])(
    'createStatusHandler cannot be made without authorize: %s (case 73)',
    (authorize) => {
      const options = { ...clink, authorize } as unknown as StatusHandlerOptions;
      expect(() => createStatusHandler(options)).toThrow(/authorize is missing/);
    },
  );

  it('createStatusHandler only tells what became of one', async () => {
    const handler = createStatusHandler({
      ...clink,
      authorize: (sessionId) => sessionId === 'sess_1',
      fetch: async () => envelope({ sessionId: 'sess_1', status: 'completed', paymentStatus: 'paid' }),
    });
    expect(await (await handler(getStatus())).json()).toMatchObject({
      status: 'complete',
      paymentStatus: 'paid',
    });
    expect(await problemOf(await handler(getStatus('?session_id=sess_2')))).toBe('403 not_authorized');
    expect(await problemOf(await handler(post()))).toBe('405 method_not_allowed');
  });
});

describe('the webhook route', () => {
  const secret = 'whsec_canary0000';
  const event = () =>
    createWebhookRequest(createWebhookEvent({ type: 'session.complete' }), {
      secret,
      url: `${SHOP}/api/checkout/session/webhook`,
    });

  it('takes Clink’s events below the endpoint’s own address, once each', async () => {
    const onEvent = vi.fn();
    const { handler } = createTestHandler(undefined, { webhook: { secret, onEvent } });
    const delivery = await event();
    expect((await handler(delivery.clone())).status).toBe(200);
    expect((await handler(delivery)).status).toBe(200);
    expect(onEvent).toHaveBeenCalledTimes(1);
    expect((await handler(post())).status).toBe(200);
  });

  it('is not there unless it was asked for', async () => {
    const { handler, calls } = createTestHandler();
    expect(await problemOf(await handler(await event()))).toBe('400 invalid_idempotency_key');
    expect(calls).toEqual([]);
  });
});

describe('functions of the merchant', () => {
  it('that hang are not waited for without end, and what they find later is not sent', async () => {
    vi.useFakeTimers();
    let find: (order: object) => void = () => undefined;
    const resolveOrder = vi.fn(() => new Promise<object>((resolve) => (find = resolve)));
    const { handler, calls } = createTestHandler(undefined, { resolveOrder });
    const answer = handler(post());
    await vi.waitFor(() => expect(resolveOrder).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await problemOf(await answer)).toBe('500 internal_error');
    find({ originalAmount: 1, originalCurrency: 'USD' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls).toEqual([]);
    vi.useRealTimers();
  });

  it('that log and fail later change nothing', async () => {
    const { handler } = createTestHandler(undefined, {
      resolveOrder: () => Promise.reject(new Error('canary')),
      onError: async () => Promise.reject(new Error('log down')),
    });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
  });

  it.each([
    ['a status that refuses nothing', () => new CheckoutProblem(304, 'x', 'x')],
    ['a header that is none', () => new CheckoutProblem(400, 'x', 'x', { headers: { 'X-A': 'a\nb' } })],
  ])('that throw a problem with %s are answered with a bare 500', async (_case, problem) => {
    const { handler } = createTestHandler(undefined, {
      resolveOrder: () => {
        throw problem();
      },
    });
    expect(await problemOf(await handler(post()))).toBe('500 internal_error');
  });
});

describe('what shares a store', () => {
  it('is kept apart by address and account: an order at one is no order at the other', async () => {
    const store = createMemoryStore();
    const one = createTestHandler(() => created('sess_one'), { store });
    const two = createTestHandler(() => created('sess_two'), { store, publishKey: 'pk_test_other' });
    expect(await (await one.handler(post())).json()).toMatchObject({ sessionId: 'sess_one' });
    expect(await (await two.handler(post())).json()).toMatchObject({ sessionId: 'sess_two' });
  });

  it('keeps events from running twice over calls of handleWebhook, which will not do without it', async () => {
    const options = { secret: 'whsec_canary0000', store: createMemoryStore(), onEvent: vi.fn() };
    const event = createWebhookEvent({ type: 'session.complete' });
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const request = await createWebhookRequest(event, { secret: options.secret });
      expect((await handleWebhook(request, options)).status).toBe(200);
    }
    expect(options.onEvent).toHaveBeenCalledTimes(1);
    const forgetful = { ...options, store: undefined as unknown as typeof options.store };
    await expect(handleWebhook(new Request(SHOP), forgetful)).rejects.toThrow(/store is missing/);
  });

  it('runs an event once at each address', async () => {
    const store = createMemoryStore();
    const secret = 'whsec_canary0000';
    const onEvent = vi.fn();
    const handler = createWebhookHandler({ secret, store, onEvent });
    const event = createWebhookEvent({ type: 'session.complete' });
    for (const path of ['/a', '/a', '/b']) {
      await handler(await createWebhookRequest(event, { secret, url: `${SHOP}${path}` }));
    }
    expect(onEvent).toHaveBeenCalledTimes(2);
  });
});

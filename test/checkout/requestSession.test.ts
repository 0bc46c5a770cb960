import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestSession } from '../../src/checkout/requestSession.ts';
import type { SessionEndpoint } from '../../src/checkout/requestSession.ts';
import type { SessionRequest } from '../../src/protocol/SessionRequest.ts';

const REQUEST: SessionRequest = {
  cartId: 'c_1',
  uiMode: 'elements',
  returnUrl: 'https://shop.example/{ELEMENTS_SESSION_ID}',
};
const REPLY = { sessionId: 'sess_1' };

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

let fetches: [string, RequestInit][];
function answer(...replies: (Response | Error | (() => Promise<Response>))[]): void {
  fetches = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    fetches.push([url, init]);
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (typeof reply === 'function') return reply();
    return reply instanceof Response ? Promise.resolve(reply.clone()) : Promise.reject(reply);
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.unstubAllGlobals());

const ask = (endpoint: string | SessionEndpoint = '/api/session', request = REQUEST) => {
  const asked = requestSession({ endpoint }, request, 'key_1');
  asked.catch(() => {});
  return vi.runAllTimersAsync().then(() => asked);
};

describe('a post', () => {
  it('is JSON with the order, the idempotency key and same-origin cookies', async () => {
    answer(json(REPLY));
    await expect(ask()).resolves.toMatchObject({ reply: REPLY });
    const [url, init] = fetches[0] ?? [];
    expect(url).toBe('/api/session');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: JSON.stringify(REQUEST) });
    expect(init?.headers).toMatchObject({ 'Content-Type': 'application/json', 'Idempotency-Key': 'key_1' });
  });

  it('tells the server’s clock', async () => {
    answer(json(REPLY, 200, { Date: 'Sun, 22 Nov 2026 10:00:00 GMT' }));
    await expect(ask()).resolves.toMatchObject({ time: { server: Date.UTC(2026, 10, 22, 10) } });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])(
    'is tried three times with the same key after %i (case 37)',
    async (status) => {
      answer(json({}, status));
      await expect(ask()).rejects.toMatchObject({ code: 'endpoint_error', status, retryable: true });
      expect(fetches).toHaveLength(3);
      const keys = fetches.map(([, { headers }]) => (headers as Record<string, string>)['Idempotency-Key']);
      expect(new Set(keys)).toEqual(new Set(['key_1']));
    },
  );

  it('goes on with the first good answer (case 37)', async () => {
    answer(json({}, 503), new TypeError('reset'), json(REPLY));
    await expect(ask()).resolves.toMatchObject({ reply: REPLY });
  });

  it.each([400, 401, 403, 404, 409, 422])('is not repeated after %i (case 38)', async (status) => {
    answer(json({ code: 'SOME_RULE', detail: 'a secret sentence' }, status));
    const error: Error = await ask().then(Promise.reject.bind(Promise), (reason) => reason as Error);
    expect(error).toMatchObject({ code: 'endpoint_error', status, clinkCode: 'SOME_RULE', retryable: false });
    expect(error.message).not.toContain('secret sentence');
    expect(fetches).toHaveLength(1);
  });

  it.each(['5', new Date(Date.now() + 5000).toUTCString()])(
    'waits as long as it is asked to: %s (case 37)',
    async (wait) => {
      vi.setSystemTime(new Date());
      answer(json({}, 429, { 'Retry-After': wait }), json(REPLY));
      const asked = requestSession({ endpoint: '/x' }, REQUEST, 'key_1');
      await vi.advanceTimersByTimeAsync(3500);
      expect(fetches).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(3000);
      await expect(asked).resolves.toMatchObject({ reply: REPLY });
    },
  );

  it('whose outcome the server does not know is not repeated by itself', async () => {
    answer(json({ code: 'outcome_unknown' }, 504));
    await expect(ask()).rejects.toMatchObject({ clinkCode: 'outcome_unknown', retryable: true });
    expect(fetches).toHaveLength(1);
  });

  it('that breaks is a network error, and offline when the browser is', async () => {
    answer(new TypeError('failed'));
    await expect(ask()).rejects.toMatchObject({ code: 'network_error' });
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    answer(json(REPLY));
    await expect(ask()).rejects.toMatchObject({ code: 'offline' });
    expect(fetches).toHaveLength(0);
  });

  it('that the page’s policy refuses is told at once, with the directive, and not repeated (case 79)', async () => {
    answer(new TypeError('refused'));
    const asked = requestSession({ endpoint: '/x' }, REQUEST, 'key_1');
    const onEnd = vi.fn();
    asked.catch(onEnd);
    const report = (details: object): void => {
      const refusal = { disposition: 'enforce', effectiveDirective: 'connect-src', ...details };
      document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), refusal));
    };
    report({ blockedURI: 'https://elsewhere.example/x' });
    report({ blockedURI: `${location.origin}/x`, disposition: 'report' });
    await vi.advanceTimersByTimeAsync(0);
    expect(onEnd).not.toHaveBeenCalled();
    report({ blockedURI: `${location.origin}/x` });
    await expect(asked).rejects.toMatchObject({
      code: 'csp_blocked',
      phase: 'session',
      retryable: false,
      message: expect.stringContaining('connect-src'),
    });
    await vi.runAllTimersAsync();
    expect(fetches).toHaveLength(1);
  });

  it('that is never answered ends after 15 s, and is aborted (case 37)', async () => {
    let signal: AbortSignal | null | undefined;
    answer(() => new Promise(() => {}));
    const asked = requestSession({ endpoint: '/x' }, REQUEST, 'key_1');
    asked.catch(() => {});
    signal = fetches[0]?.[1].signal;
    await vi.advanceTimersByTimeAsync(14_999);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await expect(asked).rejects.toMatchObject({ code: 'timeout', phase: 'session' });
    expect(signal?.aborted).toBe(true);
  });
});

describe('a reply that is no session', () => {
  const html = () =>
    new Response('<!doctype html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } });
  const half = () => new Response('{"sessionId":"se', { headers: { 'Content-Type': 'application/json' } });
  const huge = () =>
    new Response(`"${'x'.repeat(70_000)}"`, { headers: { 'Content-Type': 'application/json' } });
  it.each([
    ['a page', html],
    ['half a JSON', half],
    ['more than 64 KB', huge],
    ['nothing at all', () => new Response(null, { status: 204 })],
  ])('%s is invalid_response, in words a person can use (case 39)', async (_, make) => {
    answer(make());
    const error: Error = await ask().then(Promise.reject.bind(Promise), (reason) => reason as Error);
    expect(error).toMatchObject({ code: 'invalid_response' });
    expect(error.message).not.toMatch(/token|JSON\.parse|Unexpected/);
    expect(fetches).toHaveLength(1);
  });
});

describe('an error in the body', () => {
  it.each([
    ['Clink’s envelope under HTTP 200', { code: 500, msg: 'CUSTOMER_NOT_FOUND' }, 'customer_not_found'],
    [
      'Clink’s envelope with its code as text',
      { code: 'CUSTOMER_NOT_FOUND', msg: 'no customer' },
      'customer_not_found',
    ],
    [
      'an error object',
      { error: { code: 'CUSTOMER_IDENTIFIER_NOT_MATCHED' } },
      'customer_identifier_not_matched',
    ],
    ['an error name', { error: 'OUT_OF_STOCK' }, 'endpoint_error'],
  ])('%s under HTTP 200 is an error', async (_, body, code) => {
    answer(json(body));
    await expect(ask()).rejects.toMatchObject({ code, status: 200 });
    expect(fetches).toHaveLength(1);
  });

  it('problem details are read for their code', async () => {
    answer(
      new Response(JSON.stringify({ type: 'about:blank', title: 'No', code: 'CUSTOMER_NOT_FOUND' }), {
        status: 422,
        headers: { 'Content-Type': 'application/problem+json' },
      }),
    );
    await expect(ask()).rejects.toMatchObject({
      code: 'customer_not_found',
      clinkCode: 'CUSTOMER_NOT_FOUND',
    });
  });

  it('that says that there is none is none', async () => {
    answer(json({ ...REPLY, error: null }));
    await expect(ask()).resolves.toMatchObject({ reply: REPLY });
  });

  it.each([200, 0])('an envelope with code %i is a success', async (code) => {
    answer(json({ code, msg: 'success', data: REPLY }));
    await expect(ask()).resolves.toMatchObject({ reply: { data: REPLY } });
  });
});

describe('a secret', () => {
  it('in the order stops the checkout before anything is sent', async () => {
    answer(json(REPLY));
    const error = await ask('/x', { ...REQUEST, note: 'sk_test_canary' }).then(
      Promise.reject.bind(Promise),
      String,
    );
    expect(error).toContain('secret key reached the browser');
    expect(error).not.toContain('canary');
    expect(fetches).toHaveLength(0);
  });

  it.each(['sk_live_canary', 'whsec_canary'])('in the reply stops the checkout: %s', async (secret) => {
    answer(json({ ...REPLY, debug: { headers: [secret] } }));
    await expect(ask()).rejects.toMatchObject({ code: 'secret_key_exposed', retryable: false });
  });
});

describe('an endpoint that is a function', () => {
  it('gets the request, the key and a signal', async () => {
    const endpoint = vi.fn<SessionEndpoint>(() => REPLY);
    await expect(ask(endpoint)).resolves.toMatchObject({ reply: REPLY });
    expect(endpoint).toHaveBeenCalledExactlyOnceWith(REQUEST, {
      idempotencyKey: 'key_1',
      signal: expect.any(AbortSignal),
    });
  });

  it.each([
    [
      'throws at once',
      () => {
        throw new Error('mine');
      },
    ],
    ['rejects', () => Promise.reject(new Error('mine'))],
  ] satisfies [string, SessionEndpoint][])(
    'that %s is an endpoint_error with its cause, and is not repeated (case 44)',
    async (_, endpoint) => {
      const called = vi.fn(endpoint);
      await expect(ask(called)).rejects.toMatchObject({ code: 'endpoint_error', cause: new Error('mine') });
      expect(called).toHaveBeenCalledTimes(1);
    },
  );

  it('that never answers ends after 15 s (case 44)', async () => {
    await expect(ask(() => new Promise(() => {}))).rejects.toMatchObject({ code: 'timeout' });
  });

  it('that leaks a secret is stopped', async () => {
    const leak = { sessionId: 'sess_1', publishKey: 'sk_test_1' };
    await expect(ask(() => leak)).rejects.toMatchObject({ code: 'secret_key_exposed' });
  });
});

it('an order that cannot be written as JSON is refused before anything is sent', async () => {
  answer(json(REPLY));
  await expect(ask('/x', { ...REQUEST, big: 1n })).rejects.toMatchObject({ code: 'invalid_order' });
  expect(fetches).toHaveLength(0);
});

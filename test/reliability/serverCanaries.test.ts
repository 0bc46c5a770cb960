// @vitest-environment node
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore, createWebhookHandler } from '../../src/server/index.ts';
import type { CheckoutHandlerOptions, IdempotencyStore } from '../../src/server/index.ts';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';
import { createTestHandler, getStatus, RETURN_URL, SHOP } from '../server/createTestHandler.ts';
import type { ClinkCall } from '../server/createTestHandler.ts';
import { asLogged, Canaries } from './Canaries.ts';
import { recordFigures } from './recordFigures.ts';

const canaries = new Canaries();
const plant = (place: string): string => canaries.plant(place);

let scenes = 0;
let leaks = 0;
let attempts = 0;

afterAll(() => {
  recordFigures('serverCanaries', { places: canaries.places.size, scenes, found: leaks });
});

/** An order with a secret in everything a browser sends. */
function secretPost(): Request {
  attempts += 1;
  return new Request(`${SHOP}/api/checkout/session?token=${plant('query of the request')}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': `attempt-${attempts}-${plant('idempotency key')}`,
      Origin: SHOP,
      Cookie: `session=${plant('cookie')}`,
      Authorization: `Bearer ${plant('authorization')}`,
    },
    body: JSON.stringify({
      cartId: plant('order field'),
      cart: [{ gift: { note: plant('order field, deep') } }],
      uiMode: 'elements',
      returnUrl: RETURN_URL,
    }),
  });
}

/** Clink's answer with a secret in everything it says. */
function secretAnswer(status: number, body: unknown): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: {
      'X-Request': plant('header of Clink’s reply'),
      'Set-Cookie': `a=${plant('cookie of Clink’s')}`,
    },
  });
}

function secretError(what: string): Error {
  const error = new Error(plant(`message of ${what}`), { cause: new Error(plant(`cause of ${what}`)) });
  return Object.assign(error, { code: plant(`code of ${what}`), body: plant(`field of ${what}`) });
}

interface Scene {
  readonly answer?: (call: ClinkCall) => Response | Promise<Response>;
  readonly options?: Partial<CheckoutHandlerOptions>;
  readonly request?: Request;
  /** The merchant's own exception, which the merchant's log gets back as it is. */
  readonly thrown?: unknown;
  readonly status: number;
}

let sent: ClinkCall[] = [];
beforeEach(() => {
  sent = [];
});

async function play({ answer, options, request = secretPost(), thrown, status }: Scene): Promise<void> {
  const secretKey = `sk_test_${plant('secretKey')}`;
  const { handler, calls, errors } = createTestHandler(answer, {
    secretKey,
    resolveOrder: () => ({
      originalAmount: 19,
      originalCurrency: 'USD',
      customerEmail: `${plant('customerEmail')}@shop.example`,
      metadata: { note: plant('metadata') },
    }),
    identifyCaller: () => plant('caller'),
    timeoutMs: 50,
    ...options,
  });
  const response = await handler(request);
  expect(response.status).toBe(status);
  expectNoLeak({
    'the answer': await response.text(),
    'the headers of the answer': JSON.stringify([...response.headers]),
    'what the log was told': errors.map((error) => asLogged(withoutOwn(error, thrown))).join('\n'),
  });
  sent = calls;
}

/** The merchant's own exception is the merchant's to log: told as the very same object, alone or as the cause. */
function withoutOwn(error: unknown, thrown: unknown): unknown {
  if (error === thrown) return 'the merchant’s own';
  if (error instanceof Error && error.cause === thrown && thrown !== undefined) {
    Object.defineProperty(error, 'cause', { value: undefined, configurable: true });
  }
  return error;
}

function expectNoLeak(surfaces: Readonly<Record<string, string>>): void {
  scenes += 1;
  const found = Object.entries(surfaces).flatMap(([surface, text]) =>
    canaries.find(text).map((place) => `${place} in ${surface}`),
  );
  leaks += found.length;
  expect(found).toEqual([]);
}

const CLINK_SAYS: readonly (readonly [string, number, () => Response | Promise<Response>])[] = [
  [
    'a session and more',
    200,
    () =>
      secretAnswer(200, {
        code: 200,
        data: { sessionId: 'sess_1', tokenValue: plant('token of the session') },
      }),
  ],
  [
    'no, in an envelope',
    422,
    () => secretAnswer(400, { code: 400, msg: plant('msg of Clink’s'), data: plant('data of Clink’s') }),
  ],
  [
    'no, with a code that is a key',
    422,
    () =>
      secretAnswer(400, {
        error: { code: `sk_test_${plant('code of Clink’s')}`, message: plant('error of Clink’s') },
      }),
  ],
  [
    'no, with a code that is a session’s id',
    422,
    () => secretAnswer(400, { code: `sess_${plant('session id as a code')}`, msg: plant('msg of Clink’s') }),
  ],
  ['no, in a text', 422, () => secretAnswer(400, plant('error text of Clink’s'))],
  ['no to the key', 502, () => secretAnswer(401, { code: 401, msg: plant('msg of Clink’s') })],
  ['that it is busy', 503, () => secretAnswer(429, plant('error text of Clink’s'))],
  [
    'that it failed',
    504,
    () => secretAnswer(500, { code: 500, msg: plant('msg of Clink’s'), stack: plant('stack of Clink’s') }),
  ],
  ['a page', 504, () => secretAnswer(502, `<html>${plant('page of a proxy')}`)],
  ['half an answer', 504, () => secretAnswer(200, `{"code":200,"data":{"token":"${plant('half an answer')}`)],
  [
    'a session id that is none',
    504,
    () => secretAnswer(200, { code: 200, data: { sessionId: `../${plant('hostile session id')}` } }),
  ],
  ['nothing', 504, () => new Promise(() => undefined)],
  ['nothing, for the connection broke', 504, () => Promise.reject(secretError('the connection'))],
];

describe('secrets of an order', () => {
  it.each(CLINK_SAYS)('are told to nobody when Clink says %s (case 78)', async (_what, status, answer) => {
    await play({ answer, status });
    // They were there: Clink got the key and the order.
    expect(canaries.find(JSON.stringify(sent.map(({ init }) => init))).toSorted()).toEqual(
      expect.arrayContaining(['customerEmail', 'metadata', 'secretKey']),
    );
  });

  it('are told to nobody when resolveOrder throws, whose exception only the log gets (case 78)', async () => {
    const thrown = secretError('resolveOrder');
    await play({ options: { resolveOrder: () => Promise.reject(thrown) }, thrown, status: 500 });
  });

  it('are told to nobody when resolveOrder returns what Clink would not take (case 78)', async () => {
    const order = { originalAmount: plant('amount that is a text'), originalCurrency: plant('currency') };
    await play({ options: { resolveOrder: () => order as never }, status: 500 });
    expect(sent).toEqual([]);
  });

  it.each(['identifyCaller', 'rateLimit', 'onSessionCreated'] as const)(
    'are told to nobody when %s throws, whose exception only the log gets (case 78)',
    async (name) => {
      const thrown = secretError(name);
      const answer = (): Response => secretAnswer(200, { code: 200, data: { sessionId: 'sess_1' } });
      await play({ answer, options: { [name]: () => Promise.reject(thrown) }, thrown, status: 500 });
    },
  );

  it.each(['claim', 'replace', 'release'] as const)(
    'are told to nobody when the store fails at %s, whose exception only the log gets (case 78)',
    async (method) => {
      const thrown = secretError(`the store’s ${method}`);
      const failing = { [method]: () => Promise.reject(thrown) };
      const store: IdempotencyStore = { ...createMemoryStore(), ...failing };
      const answer = (): Response =>
        secretAnswer(method === 'release' ? 400 : 200, {
          code: method === 'release' ? 400 : 200,
          data: { sessionId: 'sess_1' },
        });
      await play({
        answer,
        options: { store },
        thrown,
        status: { claim: 503, replace: 200, release: 422 }[method],
      });
    },
  );

  it.each([
    [
      'another site’s page',
      403,
      { headers: { 'Content-Type': 'application/json', Origin: 'https://x.example' } },
    ],
    ['a form', 415, { headers: { 'Content-Type': 'text/plain' } }],
  ])('are told to nobody when they come from %s (case 78)', async (_what, status, { headers }) => {
    const body = plant('body that is refused');
    const request = new Request(`${SHOP}/api`, {
      method: 'POST',
      headers: { ...headers, Cookie: plant('cookie') },
      body,
    });
    await play({ request, status });
  });

  it.each([
    ['no JSON', (secret: string) => `{"${secret}":`],
    ['keys of a prototype', (secret: string) => `{"__proto__":{"${secret}":"${secret}"}}`],
    [
      'a foreign returnUrl',
      (secret: string) =>
        JSON.stringify({ uiMode: 'elements', returnUrl: `https://${secret}.example/{ELEMENTS_SESSION_ID}` }),
    ],
    ['another mode', (secret: string) => JSON.stringify({ uiMode: secret })],
  ])('are told to nobody when the body holds %s (case 78)', async (what, write) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'attempt-0001' };
    const body = write(plant(`body with ${what}`));
    await play({ request: new Request(`${SHOP}/api`, { method: 'POST', headers, body }), status: 400 });
  });
});

describe('secrets of a status', () => {
  it.each([
    ['refuses', 403, () => false],
    [
      'throws',
      500,
      () => {
        throw secretError('authorize');
      },
    ],
  ])('are told to nobody when authorize %s (case 78)', async (_what, status, authorize) => {
    let thrown: unknown;
    const guarded = (): boolean => {
      try {
        return authorize();
      } catch (error) {
        thrown = error;
        throw error;
      }
    };
    const request = getStatus(`?session_id=sess_${plant('session id of a stranger')}`);
    const { handler, errors } = createTestHandler(undefined, { authorize: guarded });
    const response = await handler(request);
    expect(response.status).toBe(status);
    expectNoLeak({
      'the answer': await response.text(),
      'what the log was told': errors.map((error) => asLogged(withoutOwn(error, thrown))).join('\n'),
    });
  });

  it('are told to nobody when Clink says more than the status (case 78)', async () => {
    await play({
      request: getStatus('?session_id=sess_1'),
      answer: () =>
        secretAnswer(200, {
          code: 200,
          data: {
            sessionId: 'sess_1',
            status: 'open',
            customer: plant('customer of a status'),
            card: [plant('card of a status')],
          },
        }),
      status: 200,
    });
  });

  it('are told to nobody when the id is none (case 78)', async () => {
    await play({ request: getStatus(`?session_id=../${plant('id that is none')}`), status: 400 });
  });
});

describe('secrets of a webhook', () => {
  const secret = `whsec_${plant('webhook secret')}`;
  const event = (): ReturnType<typeof createWebhookEvent> =>
    createWebhookEvent({
      id: `evt_${plant('id of an event')}`,
      type: 'order.succeeded',
      resource: { orderId: plant('content of an event') },
    });

  async function deliver(
    request: Request,
    status: number,
    onEvent: () => void = () => undefined,
    thrown?: unknown,
  ): Promise<void> {
    const errors: unknown[] = [];
    const handler = createWebhookHandler({ secret, onEvent, onError: (error) => errors.push(error) });
    const response = await handler(request);
    expect(response.status).toBe(status);
    expectNoLeak({
      'the answer': await response.text(),
      'the headers of the answer': JSON.stringify([...response.headers]),
      'what the log was told': errors.map((error) => asLogged(withoutOwn(error, thrown))).join('\n'),
    });
  }

  it('are told to nobody when it is taken (case 78)', async () => {
    await deliver(await createWebhookRequest(event(), { secret }), 200);
  });

  it('are told to nobody when it is forged (case 78)', async () => {
    const other = `whsec_${plant('secret of a forger')}`;
    await deliver(await createWebhookRequest(event(), { secret: other }), 401);
  });

  it('are told to nobody when it is stale (case 78)', async () => {
    await deliver(await createWebhookRequest(event(), { secret, timestamp: Date.now() - 3_600_000 }), 401);
  });

  it('are told to nobody when it is no event (case 78)', async () => {
    await deliver(await createWebhookRequest(`["${plant('body that is no event')}"]`, { secret }), 400);
  });

  it('are told to nobody when onEvent throws, whose exception only the log gets (case 78)', async () => {
    const thrown = secretError('onEvent');
    const fail = (): never => {
      throw thrown;
    };
    await deliver(await createWebhookRequest(event(), { secret }), 500, fail, thrown);
  });
});

it('secrets were planted in more than twenty places of the server (case 78)', () => {
  expect(canaries.places.size).toBeGreaterThanOrEqual(20);
  expect(scenes).toBeGreaterThan(30);
});

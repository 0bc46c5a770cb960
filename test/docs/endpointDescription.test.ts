// @vitest-environment node
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { readSessionStatus } from '../../src/protocol/SessionStatus.ts';
import { createMemoryStore, createWebhookHandler } from '../../src/server/index.ts';
import type { CheckoutHandlerOptions } from '../../src/server/index.ts';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';
import {
  created,
  createTestHandler,
  envelope,
  getStatus,
  post,
  RETURN_URL,
  SHOP,
} from '../server/createTestHandler.ts';
import type { ClinkCall } from '../server/createTestHandler.ts';
import { DESCRIPTION_FILE, openEndpointDescription } from './openEndpointDescription.ts';
import { readProblemCodes } from './readProblemCodes.ts';

const { description, bodies } = openEndpointDescription();

function bodyOf(operation: string, status: number | null) {
  const found = bodies.find((body) => body.operation === operation && body.status === status);
  if (!found) throw new Error(`${operation} ${status} is not described.`);
  return found;
}

describe('the description of the endpoint', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(DESCRIPTION_FILE)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it.each(bodies.map((body) => [`${body.operation} ${body.status ?? 'request'}`, body] as const))(
    '%s has examples, and they are what it describes',
    (_name, { examples, complain, status }) => {
      expect(examples.length).toBeGreaterThan(0);
      for (const [name, value] of examples) {
        expect(complain(value)).toEqual([]);
        if (status !== null && status >= 400) expect(value).toMatchObject({ status, code: name });
      }
    },
  );

  it('names every problem that the server entry makes, and no other', () => {
    const described = bodies
      .filter(({ status }) => status !== null && status >= 400)
      .flatMap(({ status, examples }) => examples.map(([code]) => `${status} ${code}`))
      // Clink's own words have no end; one stands for all.
      .filter((problem) => problem !== '422 CUSTOMER_NOT_FOUND');
    expect([...new Set(described)].toSorted()).toEqual(readProblemCodes());
  });

  it('names the fields of a status, and no other', () => {
    const status = readSessionStatus({ sessionId: 'sess_1', status: 'open', paymentStatus: 'paid', more: 1 });
    const described = Object.keys(description.components.schemas['SessionStatus']?.properties ?? {});
    expect(described.toSorted()).toEqual(Object.keys(status ?? {}).toSorted());
  });
});

const ORDER = { cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL };
const UNPAID = { sessionId: 'sess_1', status: 'open', paymentStatus: 'unpaid' };

/** What is asked, what Clink then says, options, and the answer. */
type Case = readonly [
  answer: string,
  request: () => Request,
  clink?: ((call: ClinkCall) => Response) | undefined,
  options?: Partial<CheckoutHandlerOptions>,
];

const unreachable = (): never => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
  });
};
/** The shop knows a session of the order. */
const FOUND: Partial<CheckoutHandlerOptions> = { findSession: () => 'sess_1' };
const fullStore = createMemoryStore({ maxEntries: 0 });
const deadStore = { ...createMemoryStore(), claim: () => Promise.reject(new Error('down')) };

const CASES: Readonly<Record<string, readonly Case[]>> = {
  createSession: [
    ['200', () => post()],
    ['400 invalid_idempotency_key', () => post(ORDER, { 'Idempotency-Key': null })],
    ['400 invalid_json', () => post('[')],
    ['400 invalid_request', () => post({ ...ORDER, uiMode: 'hosted' })],
    ['400 invalid_return_url', () => post({ ...ORDER, returnUrl: SHOP })],
    ['403 forbidden_origin', () => post(ORDER, { Origin: 'https://evil.example' })],
    ['405 method_not_allowed', () => new Request(SHOP, { method: 'PUT' })],
    ['413 body_too_large', () => post({ ...ORDER, note: 'x'.repeat(40_000) })],
    ['415 unsupported_media_type', () => post('{}', { 'Content-Type': 'text/plain' })],
    ['422 clink_rejected', () => post(), () => envelope(null, 40001)],
    [
      '422 CUSTOMER_NOT_FOUND',
      () => post(),
      () => Response.json({ code: 40401, msg: 'CUSTOMER_NOT_FOUND: none' }),
    ],
    ['429 rate_limited', () => post(), undefined, { rateLimit: () => 3 }],
    ['500 invalid_order_resolved', () => post(), undefined, { resolveOrder: () => ({ originalAmount: -1 }) }],
    ['502 clink_unreachable', () => post(), unreachable],
    ['502 clink_unauthorized', () => post(), () => envelope(null, 40101)],
    ['503 busy', () => post(), undefined, { store: fullStore }],
    ['503 store_unavailable', () => post(), undefined, { store: deadStore }],
    [
      '503 clink_busy',
      () => post(),
      () => new Response('', { status: 503, headers: { 'Retry-After': '60' } }),
    ],
    ['504 outcome_unknown', () => post(), () => envelope(null, 50000)],
    ['200', () => post(), () => envelope(UNPAID), FOUND],
    ['502 clink_failed', () => post(), () => envelope(null, 50000), FOUND],
    ['502 invalid_clink_reply', () => post(), () => envelope({}), FOUND],
    ['504 clink_unreachable', () => post(), unreachable, FOUND],
  ],
  readStatus: [
    ['200', () => getStatus(), () => envelope(UNPAID)],
    ['400 invalid_session_id', () => getStatus('')],
    ['403 not_authorized', () => getStatus(), undefined, { authorize: () => false }],
    ['404 session_not_found', () => getStatus(), () => envelope(null, 40401)],
    [
      '500 internal_error',
      () => getStatus(),
      undefined,
      { authorize: () => Promise.reject(new Error('no')) },
    ],
    ['502 clink_failed', () => getStatus(), () => envelope(null, 50000)],
    ['502 invalid_clink_reply', () => getStatus(), () => envelope({})],
    ['504 clink_unreachable', () => getStatus(), unreachable],
  ],
};

/** The answer is described: its status, its code, its type and its body. */
async function expectDescribed(operation: string, answer: string, response: Response): Promise<void> {
  const [status, code] = answer.split(' ');
  const body: unknown = await response.json();
  const described = bodyOf(operation, Number(status));
  expect(response.status).toBe(Number(status));
  expect(response.headers.get('Content-Type')).toBe(described.contentType);
  expect(described.complain(body)).toEqual([]);
  if (code === undefined) return;
  expect(body).toMatchObject({ code });
  expect(Object.keys(body as object)).toEqual(['type', 'title', 'status', 'detail', 'code']);
  const [, example] = described.examples.find(([name]) => name === code) ?? [];
  expect(body).toMatchObject({ title: (example as { title: string }).title });
}

describe('what the server entry answers is described', () => {
  it.each(
    Object.entries(CASES).flatMap(([operation, cases]) =>
      cases.map(([answer, request, clink, options]) => ({ operation, answer, request, clink, options })),
    ),
  )('$operation: $answer', async ({ operation, answer, request, clink, options }) => {
    const { handler } = createTestHandler(clink ?? (() => created()), options);
    await expectDescribed(operation, answer, await handler(request()));
  });

  it('createSession for a key that belongs to another order: 422 idempotency_key_reused', async () => {
    const { handler } = createTestHandler();
    await handler(post());
    await expectDescribed(
      'createSession',
      '422 idempotency_key_reused',
      await handler(post({ ...ORDER, cartId: 'c2' })),
    );
  });

  it('a session has all the fields that are described', async () => {
    const paid = envelope({ ...UNPAID, paymentStatus: 'paid', expire: '2030-01-01T00:00:00Z' });
    const { handler } = createTestHandler(() => paid, FOUND);
    const reply = (await (await handler(post())).json()) as object;
    const described = Object.keys(description.components.schemas['SessionReply']?.properties ?? {});
    expect(Object.keys(reply).toSorted()).toEqual(described.toSorted());
  });

  it.each([
    ['200', {}, () => {}],
    ['401 forged', { 'X-Clink-Signature': '0'.repeat(64) }, () => {}],
    ['400 missing_header', { 'X-Clink-Signature': '' }, () => {}],
    ['400 malformed', { 'X-Clink-SignType': 'MD5' }, () => {}],
    ['500 event_failed', {}, () => Promise.reject(new Error('no'))],
  ])('takeEvent: %s', async (answer, headers, onEvent) => {
    const secret = 'whsec_test';
    const handler = createWebhookHandler({ secret, onEvent });
    const genuine = await createWebhookRequest(createWebhookEvent({ type: 'session.complete' }), { secret });
    const request = new Request(genuine, {
      headers: { ...Object.fromEntries(genuine.headers), ...lowerCased(headers) },
    });
    await expectDescribed('takeEvent', answer, await handler(request));
  });
});

function lowerCased(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/server/index.ts';
import type { CheckoutHandlerOptions, IdempotencyStore } from '../../src/server/index.ts';
import { created, createTestHandler, envelope, post, RETURN_URL, SHOP } from '../server/createTestHandler.ts';

const RESOLVED = { originalAmount: 19, originalCurrency: 'USD', customerEmail: 'ada@shop.example' };

/** Every field that says what is paid, by whom or how much is taken off. */
const MONEY_FIELDS = [
  'originalAmount',
  'originalCurrency',
  'priceId',
  'productId',
  'priceDataList',
  'quantity',
  'discount',
  'promotionCode',
  'allowPromotionCodes',
  'showPromotionCode',
  'localPriceOnly',
  'customerId',
  'customerEmail',
  'referenceCustomerId',
  'merchantReferenceId',
  'metadata',
  'scheduledPhases',
  'historicalPaymentInstrumentImport',
  'paymentMethodType',
  'paymentMethodTypeBlackList',
  'successUrl',
  'cancelUrl',
] as const;

const wish = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -1, 0.001, 1e-300, Number.MAX_VALUE, null, true, '', '0.01', 'JPY', 'FREE100'),
  fc.string(),
  fc.array(fc.record({ name: fc.string(), unitAmount: fc.double({ noNaN: true, noDefaultInfinity: true }) })),
  fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()),
);

const wishes = fc.record(Object.fromEntries(MONEY_FIELDS.map((field) => [field, wish])), {
  requiredKeys: [],
});

describe('what the browser says of money', () => {
  it('never reaches Clink, in whatever field and form (case 87)', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(wishes, async (fields) => {
        const { handler, calls } = createTestHandler(undefined, { resolveOrder: () => RESOLVED });
        const answer = await handler(
          post({ ...fields, cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL }),
        );
        // Larger than a body may be, or with a key that is no field's name: nothing is sent at all.
        if (answer.status !== 200) {
          expect([400, 413]).toContain(answer.status);
          expect(calls).toEqual([]);
          return;
        }
        sent += 1;
        expect(calls.map(({ body }) => body)).toEqual([
          { ...RESOLVED, uiMode: 'elements', returnUrl: RETURN_URL },
        ]);
      }),
      { numRuns: 500 },
    );
    expect(sent).toBeGreaterThan(400);
  });

  it('is nobody’s word without a function that prices the order (case 87)', () => {
    for (const resolveOrder of [undefined, null, { originalAmount: 1 }, 'cart']) {
      const options = { resolveOrder } as unknown as CheckoutHandlerOptions;
      expect(() => createTestHandler(undefined, options)).toThrow(/resolveOrder is missing/);
    }
  });
});

/** What Clink may say beside the session, or in place of a field of it. */
const HOSTILE_REPLIES: readonly (readonly [string, string])[] = [
  ['a token', '"tokenValue":"canary"'],
  ['a secret', '"secret":"canary","apiKey":"canary","client_secret":"canary"'],
  [
    'a prototype',
    '"__proto__":{"publishKey":"canary","isAdmin":true},"constructor":{"prototype":{"a":"canary"}}',
  ],
  ['fields of ours', '"publishKey":"canary","environment":"canary","returnUrl":"https://canary.example/"'],
  ['a customer', '"customer":{"email":"canary@shop.example","cards":[{"number":"canary"}]}'],
  ['an end that is an object', '"expireTime":{"secret":"canary"}'],
  ['a method for JSON', '"toJSON":"canary"'],
];

describe('Clink’s reply', () => {
  it.each(HOSTILE_REPLIES)(
    'with %s becomes the five fields a browser may see and nothing else (case 88)',
    async (_what, fields) => {
      const json = `{"code":200,"msg":"canary","canary":"canary","data":{${fields},"sessionId":"sess_1"}}`;
      const reply = new Response(json, {
        headers: { 'X-Canary': 'canary', 'Set-Cookie': 'canary=1', Server: 'canary' },
      });
      const { handler } = createTestHandler(() => reply);
      const answer = await handler(post());
      const text = await answer.text();
      const keys = Object.keys(JSON.parse(text) as object);
      const allowed = ['sessionId', 'publishKey', 'environment', 'expireTime', 'returnUrl'];
      expect(keys.filter((key) => !allowed.includes(key))).toEqual([]);
      expect(JSON.parse(text)).toMatchObject({
        sessionId: 'sess_1',
        publishKey: 'pk_test_demo',
        environment: 'sandbox',
        returnUrl: `${SHOP}/complete?session_id=sess_1`,
      });
      expect(text).not.toContain('canary');
      expect(JSON.stringify([...answer.headers])).not.toContain('canary');
      expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    },
  );

  it.each([
    ['an envelope', () => envelope({ secret: 'canary' }, 'canary_word', 400)],
    ['a page', () => new Response('<html>canary', { status: 500 })],
    [
      'a stack',
      () => Response.json({ error: { message: 'canary', stack: 'at canary (x.ts:1)' } }, { status: 422 }),
    ],
    ['a text under HTTP 200', () => new Response('canary')],
  ])('that says no with %s is answered with words of ours alone (case 88)', async (_what, refusal) => {
    const { handler } = createTestHandler(() => {
      const response = refusal();
      response.headers.set('X-Canary', 'canary');
      return response;
    });
    const answer = await handler(post());
    const { detail, title } = (await answer.clone().json()) as { detail: string; title: string };
    expect(`${detail} ${title} ${JSON.stringify([...answer.headers])}`).not.toContain('canary');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Vary')).toBe('Origin');
  });
});

describe('a store', () => {
  it('is given the five fields and a hash, once a request is over (case 92)', async () => {
    const kept = new Map<string, string>();
    const memory = createMemoryStore();
    const store: IdempotencyStore = {
      claim: (key, value, ttlMs) => (kept.set(key, value), memory.claim(key, value, ttlMs)),
      replace: (key, expected, value, ttlMs) => (
        kept.set(key, value),
        memory.replace(key, expected, value, ttlMs)
      ),
      release: (key, expected) => memory.release(key, expected),
    };
    const { handler } = createTestHandler(() => created(), {
      store,
      identifyCaller: () => 'ada@canary.example',
      onSessionCreated: () => undefined,
    });
    await handler(
      post(
        { cartId: 'canary', note: 'canary', uiMode: 'elements', returnUrl: RETURN_URL },
        {
          'Idempotency-Key': 'canary-attempt-1',
          Cookie: 'session=canary',
        },
      ),
    );
    const [entry, ...more] = [...kept].map(([key, value]) => [key, JSON.parse(value) as unknown]);
    expect(more).toEqual([]);
    expect(entry).toEqual([
      expect.stringMatching(/^session:[0-9a-f]{64}$/),
      {
        state: 'complete',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        reply: {
          sessionId: 'sess_1',
          publishKey: 'pk_test_demo',
          environment: 'sandbox',
          expireTime: '2030-01-01T00:00:00Z',
          returnUrl: `${SHOP}/complete?session_id=sess_1`,
        },
      },
    ]);
    expect(JSON.stringify([...kept])).not.toContain('canary');
  });
});

// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createOrders } from '../../demo/createOrders.ts';
import { createShop } from '../../demo/createShop.ts';
import { SYSTEM_CLOCK } from '../../sandbox/clock.ts';
import { verifyWebhook } from '../../src/server/index.ts';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';
import { CARD, openSandbox } from '../sandbox/openSandbox.ts';
import { problemOf } from './createTestHandler.ts';

const SHOP = 'http://localhost:4173';
const HOOK = `${SHOP}/api/checkout/webhook`;

afterEach(() => vi.unstubAllGlobals());

/** The shop and its Clink, which reach each other without a network. */
function open(webhookData: 'resource' | 'object' = 'resource') {
  const delivered: number[] = [];
  const clink = openSandbox({
    clock: SYSTEM_CLOCK,
    settings: { webhookUrl: HOOK, webhookData },
    fetch: async (input, init) => {
      const response = await shop.fetch(new Request(input, init));
      delivered.push(response.status);
      return response;
    },
  });
  const { keys } = clink.sandbox;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) =>
    clink.sandbox.fetch(new Request(url, init)),
  );
  const shop = createShop({
    clink: { ...keys, environment: 'sandbox', apiUrl: 'http://127.0.0.1:1/api/' },
    assets: { page: async () => '', file: async () => null },
  });
  return { ...clink, shop, delivered };
}

type Shop = ReturnType<typeof open>['shop'];

/** A visitor who has started a checkout. */
async function startCheckout(
  shop: Shop,
  known?: string,
  order: object = {},
): Promise<{ cookie: string; sessionId: string; paymentStatus?: string }> {
  const page = await shop.fetch(new Request(SHOP));
  const cookie = known ?? page.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const response = await shop.fetch(
    new Request(`${SHOP}/api/checkout/session`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        Cookie: cookie,
        Origin: SHOP,
      },
      body: JSON.stringify({
        cart: [{ sku: 'mug', quantity: 1 }],
        cartId: 'cart_1',
        customerEmail: 'ada@example.com',
        uiMode: 'elements',
        returnUrl: `${SHOP}/complete?session_id={ELEMENTS_SESSION_ID}`,
        ...order,
      }),
    }),
  );
  return { cookie, ...((await response.json()) as { sessionId: string }) };
}

async function stateOf(shop: Shop, sessionId: string, cookie: string): Promise<unknown> {
  const response = await shop.fetch(
    new Request(`${SHOP}/api/orders/${sessionId}`, { headers: { Cookie: cookie } }),
  );
  return response.ok ? ((await response.json()) as { state: unknown }).state : response.status;
}

describe('the demo shop hears from Clink', () => {
  it.each(['resource', 'object'] as const)(
    'that a session was paid, and not before it was, with data as %s',
    async (webhookData) => {
      const { shop, delivered, load, confirm } = open(webhookData);
      const { cookie, sessionId } = await startCheckout(shop);
      const token = await load(sessionId);
      expect(await stateOf(shop, sessionId, cookie)).toBe('open');
      await confirm(token);
      await vi.waitUntil(() => delivered.length === 3);
      expect(delivered).toEqual([200, 200, 200]);
      expect(await stateOf(shop, sessionId, cookie)).toBe('paid');
    },
  );

  it('that a card was declined', async () => {
    const { shop, delivered, load, confirm } = open();
    const { cookie, sessionId } = await startCheckout(shop);
    await confirm(await load(sessionId), { ...CARD, number: '4000000000000002' });
    await vi.waitUntil(() => delivered.length === 2);
    expect(await stateOf(shop, sessionId, cookie)).toBe('failed');
  });

  it('and shows an order to its shopper alone', async () => {
    const { shop } = open();
    const { sessionId } = await startCheckout(shop);
    const other = await startCheckout(shop);
    expect(await stateOf(shop, sessionId, other.cookie)).toBe(404);
    expect(await stateOf(shop, sessionId, '')).toBe(404);
  });

  it('and from nobody else', async () => {
    const { shop } = open();
    const { cookie, sessionId } = await startCheckout(shop);
    const event = createWebhookEvent({ type: 'session.complete', resource: { sessionId } });
    const forged = await createWebhookRequest(event, { secret: 'whsec_guessed', url: HOOK });
    expect(await problemOf(await shop.fetch(forged))).toBe('401 forged');
    expect(await stateOf(shop, sessionId, cookie)).toBe('open');
  });

  it('only where it has a secret to know it by', async () => {
    const shop = createShop({
      clink: { secretKey: 'sk_test_a', publishKey: 'pk_test_a', environment: 'sandbox' },
      assets: { page: async () => '', file: async () => null },
    });
    const event = createWebhookEvent({ type: 'session.complete' });
    const request = await createWebhookRequest(event, { secret: 'whsec_any', url: HOOK });
    expect((await shop.fetch(request)).status).toBe(404);
  });
});

describe('a cart of the demo shop that comes again', () => {
  it('has the session it was given, and is said to be paid once it is (case 64)', async () => {
    const { shop, load, confirm, sandbox } = open();
    const first = await startCheckout(shop);
    const second = await startCheckout(shop, first.cookie);
    expect(second).toEqual({ ...first, paymentStatus: 'unpaid' });
    await confirm(await load(first.sessionId));
    expect(await startCheckout(shop, first.cookie)).toEqual({ ...first, paymentStatus: 'paid' });
    expect(sandbox.ledger.sessions.size).toBe(1);
  });

  it.each([
    ['from another shopper', false, {}],
    ['as another cart', true, { cartId: 'cart_2' }],
    ['with another address for the receipt', true, { customerEmail: 'bob@example.com' }],
    ['with other goods of the same price', true, { cart: [{ sku: 'beans', quantity: 3 }] }],
  ])('%s has one of its own', async (_case, isSameShopper, order) => {
    const { shop } = open();
    const mugs = { cart: [{ sku: 'mug', quantity: 2 }] };
    const first = await startCheckout(shop, undefined, mugs);
    const other = await startCheckout(shop, isSameShopper ? first.cookie : undefined, { ...mugs, ...order });
    expect(other.sessionId).toMatch(/^sess_/);
    expect(other.sessionId).not.toBe(first.sessionId);
  });
});

describe('an order of the demo shop', () => {
  async function stateAfter(...events: [type: string, created: number][]): Promise<string> {
    const orders = createOrders();
    for (const [type, created] of events) {
      const payload = createWebhookEvent({ type, created, resource: { sessionId: 'sess_1' } });
      const request = await createWebhookRequest(payload, { secret: 'whsec_a' });
      orders.apply(await verifyWebhook(request, { secret: 'whsec_a' }));
    }
    return orders.stateOf('sess_1');
  }

  it.each<[string, [string, number][], string]>([
    ['nothing', [], 'open'],
    ['an event it has no use for', [['refund.created', 1]], 'open'],
    ['an attempt', [['order.created', 1]], 'processing'],
    [
      'a decline that comes before its attempt',
      [
        ['order.failed', 1],
        ['order.created', 1],
      ],
      'failed',
    ],
    [
      'a decline and a second attempt',
      [
        ['order.failed', 1],
        ['order.created', 2],
      ],
      'processing',
    ],
    [
      'the end of its time, which comes late',
      [
        ['session.complete', 2],
        ['session.expired', 3],
      ],
      'paid',
    ],
    [
      'a payment that is told of late',
      [
        ['session.expired', 3],
        ['order.succeeded', 2],
      ],
      'paid',
    ],
  ])('after %s', async (_case, events, expected) => {
    expect(await stateAfter(...events)).toBe(expected);
  });
});

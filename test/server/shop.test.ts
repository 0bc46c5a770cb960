// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShop } from '../../demo/createShop.ts';
import { created, envelope, problemOf } from './createTestHandler.ts';

const SHOP = 'http://localhost:4173';
const clinkCalls: { readonly url: string; readonly body: unknown }[] = [];

beforeEach(() => {
  clinkCalls.length = 0;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    clinkCalls.push({ url, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    if (init.method === 'POST') return created(`sess_${clinkCalls.length}`);
    return envelope({ sessionId: url.split('/').at(-1), status: 'open', paymentStatus: 'unpaid' });
  });
});

afterEach(() => vi.unstubAllGlobals());

function openShop() {
  return createShop({
    clink: {
      secretKey: 'sk_test_a',
      publishKey: 'pk_test_a',
      environment: 'sandbox',
      sdkUrl: 'http://127.0.0.1:1/"x',
    },
    assets: {
      page: async () => '<head><meta name="clink-sdk-url" content="" /></head>',
      file: async (path) => (path === '/favicon.svg' ? new Response('<svg/>') : null),
    },
  });
}

type Shop = ReturnType<typeof openShop>;

/** A visitor's cookie, as their first page sets it. */
async function visit(shop: Shop): Promise<string> {
  const page = await shop.fetch(new Request(SHOP));
  return page.headers.get('Set-Cookie')?.split(';')[0] ?? '';
}

function buy(
  shop: Shop,
  cookie: string,
  order: Record<string, unknown>,
  key = 'attempt-0001',
): Promise<Response> {
  return shop.fetch(
    new Request(`${SHOP}/api/checkout/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, Cookie: cookie, Origin: SHOP },
      body: JSON.stringify({
        cartId: 'cart_1',
        customerEmail: 'ada@example.com',
        uiMode: 'elements',
        returnUrl: `${SHOP}/complete?session_id={ELEMENTS_SESSION_ID}`,
        ...order,
      }),
    }),
  );
}

describe('the demo shop', () => {
  it('prices the cart from its catalogue, whatever the browser says', async () => {
    const shop = openShop();
    const cart = [
      { sku: 'beans', quantity: 3, unitAmount: 0.01 },
      { sku: 'mug', quantity: 1 },
    ];
    const response = await buy(shop, await visit(shop), { cart, originalAmount: 1, priceDataList: [] });
    expect(response.status).toBe(200);
    expect(clinkCalls[0]?.body).toMatchObject({
      originalAmount: 72,
      originalCurrency: 'USD',
      customerEmail: 'ada@example.com',
      merchantReferenceId: 'cart_1',
      priceDataList: [
        { name: 'House Blend', quantity: 3, unitAmount: 16, imageUrl: `${SHOP}/products/beans.svg` },
        { name: 'Still Mug', quantity: 1, unitAmount: 24 },
      ],
    });
  });

  it.each([
    ['an unknown product', { cart: [{ sku: 'yacht', quantity: 1 }] }, '422 unknown_product'],
    ['no lines', { cart: [] }, '422 empty_cart'],
    ['half a mug', { cart: [{ sku: 'mug', quantity: 0.5 }] }, '422 invalid_quantity'],
    ['fewer than none', { cart: [{ sku: 'mug', quantity: -1 }] }, '422 invalid_quantity'],
    ['too many', { cart: [{ sku: 'mug', quantity: 21 }] }, '422 invalid_quantity'],
    ['a line that is none', { cart: [null] }, '422 unknown_product'],
    ['no address', { cart: [{ sku: 'mug', quantity: 1 }], customerEmail: 'ada' }, '422 invalid_email'],
  ])('sells nothing for a cart with %s', async (_case, order, expected) => {
    const shop = openShop();
    expect(await problemOf(await buy(shop, await visit(shop), order))).toBe(expected);
    expect(clinkCalls).toEqual([]);
  });

  it('shows a session to the shopper it was made for and to nobody else', async () => {
    const shop = openShop();
    const [ada, bob] = [await visit(shop), await visit(shop)];
    await buy(shop, ada, { cart: [{ sku: 'mug', quantity: 1 }] });
    const ask = (cookie: string): Promise<Response> =>
      shop.fetch(
        new Request(`${SHOP}/api/checkout/session?session_id=sess_1`, { headers: { Cookie: cookie } }),
      );
    expect((await ask(ada)).status).toBe(200);
    expect(await problemOf(await ask(bob))).toBe('403 not_authorized');
    expect(await problemOf(await ask(''))).toBe('403 not_authorized');
  });

  it('gives two shoppers with the same key a session each', async () => {
    const shop = openShop();
    const order = { cart: [{ sku: 'mug', quantity: 1 }] };
    const ada = await (await buy(shop, await visit(shop), order)).json();
    const bob = await (await buy(shop, await visit(shop), order)).json();
    expect([ada, bob]).toMatchObject([{ sessionId: 'sess_1' }, { sessionId: 'sess_2' }]);
  });

  it('starts no checkout for a browser without its cookie', async () => {
    const order = { cart: [{ sku: 'mug', quantity: 1 }] };
    expect(await problemOf(await buy(openShop(), '', order))).toBe('403 no_cookie');
  });

  it('serves its pages with the address of the SDK, escaped, and 404 for others', async () => {
    const shop = openShop();
    const page = await shop.fetch(new Request(`${SHOP}/checkout`));
    expect(await page.text()).toContain('<meta name="clink-sdk-url" content="http://127.0.0.1:1/&quot;x" />');
    expect(page.headers.get('Set-Cookie')).toMatch(/^shopper=[\w-]{36}; .*HttpOnly; SameSite=Lax$/);
    expect((await shop.fetch(new Request(`${SHOP}/nowhere`))).status).toBe(404);
    expect((await shop.fetch(new Request(`${SHOP}/api/nowhere`))).status).toBe(404);
    expect(await (await shop.fetch(new Request(`${SHOP}/favicon.svg`))).text()).toBe('<svg/>');
  });
});

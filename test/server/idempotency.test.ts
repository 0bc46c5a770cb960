// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { created, createTestHandler, post, problemOf, RETURN_URL } from './createTestHandler.ts';

const DAY = 24 * 60 * 60_000;

function order(fields: Record<string, unknown> = {}) {
  return { cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL, ...fields };
}

async function slow(count: number): Promise<Response> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return created(`sess_${count}`);
}

describe('requests with one idempotency key', () => {
  it('make one session when a hundred come at once, and are answered alike (case 89)', async () => {
    let orders = 0;
    const { handler, calls } = createTestHandler((_call, count) => slow(count), {
      resolveOrder: () => {
        orders += 1;
        return { originalAmount: 1, originalCurrency: 'USD' };
      },
    });
    const responses = await Promise.all(Array.from({ length: 100 }, () => handler(post())));
    const replies = await Promise.all(responses.map((response) => response.text()));
    expect([calls.length, orders]).toEqual([1, 1]);
    expect(new Set(replies).size).toBe(1);
    expect(new Set(responses.map((response) => response.status))).toEqual(new Set([200]));
  });

  it('get the stored reply later on', async () => {
    const { handler, calls } = createTestHandler((_call, count) => created(`sess_${count}`));
    const first = await (await handler(post())).text();
    expect(await (await handler(post())).text()).toBe(first);
    expect(calls).toHaveLength(1);
  });

  it('are the same request when only the order of keys differs', async () => {
    const { handler, calls } = createTestHandler();
    await handler(post(order({ a: 1, b: { c: 2, d: [3, 4] } })));
    const turned = { b: { d: [3, 4], c: 2 }, a: 1, returnUrl: RETURN_URL, uiMode: 'elements', cartId: 'c1' };
    expect((await handler(post(turned))).status).toBe(200);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['another field', order({ quantity: 2 })],
    ['another return address', order({ returnUrl: `${RETURN_URL}&x=1` })],
  ])('are refused for %s, while the first runs and afterwards', async (_case, other) => {
    const { handler, calls } = createTestHandler((_call, count) => slow(count));
    const first = handler(post(order()));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(await problemOf(await handler(post(other)))).toBe('422 idempotency_key_reused');
    await first;
    expect(await problemOf(await handler(post(other)))).toBe('422 idempotency_key_reused');
    expect(calls).toHaveLength(1);
  });

  it('are kept apart by caller', async () => {
    const { handler, calls } = createTestHandler((_call, count) => created(`sess_${count}`), {
      identifyCaller: (request) => request.headers.get('X-Shopper') ?? '',
    });
    const ada = await (await handler(post(order(), { 'X-Shopper': 'ada' }))).json();
    const bob = await (await handler(post(order(), { 'X-Shopper': 'bob' }))).json();
    expect([ada, bob]).toMatchObject([{ sessionId: 'sess_1' }, { sessionId: 'sess_2' }]);
    expect(calls).toHaveLength(2);
  });

  it('share a failure, and the next try is a new one', async () => {
    const { handler, calls } = createTestHandler(async (_call, count) => {
      const session = await slow(count);
      return count <= 2 ? new Response('', { status: 429 }) : session;
    });
    const both = await Promise.all([handler(post()), handler(post())]);
    expect(both.map((response) => response.status)).toEqual([503, 503]);
    expect(both[0]?.headers.get('Retry-After')).toBe('2');
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(3);
  });

  it('start over after a day', async () => {
    let now = 0;
    const { handler, calls } = createTestHandler((_call, count) => created(`sess_${count}`), {
      now: () => now,
    });
    await handler(post());
    now = DAY - 1;
    await handler(post());
    expect(calls).toHaveLength(1);
    now = DAY;
    await handler(post());
    expect(calls).toHaveLength(2);
  });
});

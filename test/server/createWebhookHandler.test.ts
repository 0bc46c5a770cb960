// @vitest-environment node
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { CheckoutProblem, createMemoryStore, createWebhookHandler } from '../../src/server/index.ts';
import type {
  IdempotencyStore,
  TransactionalStore,
  WebhookEvent,
  WebhookHandlerOptions,
} from '../../src/server/index.ts';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';
import { problemOf } from './createTestHandler.ts';

const SECRET = 'whsec_canary0secret';
const START = 1_907_755_200_000;
const DAY = 24 * 60 * 60_000;

function open(more: Partial<WebhookHandlerOptions> = {}) {
  const clock = { now: START };
  const events: WebhookEvent[] = [];
  const errors: unknown[] = [];
  const store = createMemoryStore({ now: () => clock.now });
  const handler = createWebhookHandler({
    secret: SECRET,
    store,
    onEvent: (event) => void events.push(event),
    onError: (error) => errors.push(error),
    now: () => clock.now,
    ...more,
  });
  const send = async (id = 'evt_1', type = 'order.succeeded'): Promise<Response> =>
    handler(
      await createWebhookRequest(createWebhookEvent({ id, type, resource: { orderId: 'ord_1' } }), {
        secret: SECRET,
        timestamp: clock.now,
      }),
    );
  return { handler, send, clock, events, errors, store };
}

/** Something to wait for, and the means to end the wait. */
function hold() {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { gate, release };
}

describe('createWebhookHandler', () => {
  it('runs an event, and answers that it was received', async () => {
    const { send, events } = open();
    const response = await send();
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({ received: true });
    expect(events).toMatchObject([{ id: 'evt_1', type: 'order.succeeded', resource: { orderId: 'ord_1' } }]);
  });

  it('answers the same bytes again without running them again (case 96)', async () => {
    const { handler, events } = open();
    const request = await createWebhookRequest(createWebhookEvent({ type: 'order.succeeded' }), {
      secret: SECRET,
      timestamp: START,
    });
    const copies = [request.clone(), request.clone(), request];
    for (const copy of copies) expect((await handler(copy)).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  it('runs each of several events, and those of types it does not know (case 100)', async () => {
    const { send, events } = open();
    await send('evt_1', 'session.complete');
    await send('evt_2', 'order.created');
    expect((await send('evt_3', 'of.the.future')).status).toBe(200);
    expect(events.map(({ type }) => type)).toEqual(['session.complete', 'order.created', 'of.the.future']);
  });

  it('remembers an event for 7 days', async () => {
    const { send, clock, events } = open();
    await send();
    clock.now = START + 7 * DAY - 1;
    await send();
    expect(events).toHaveLength(1);
    clock.now = START + 7 * DAY;
    await send();
    expect(events).toHaveLength(2);
  });

  it('remembers an event for as long as a copy of its delivery could pass', async () => {
    const store = createMemoryStore();
    const replace = vi.spyOn(store, 'replace');
    const { send } = open({ store, toleranceMs: 6 * DAY });
    await send();
    expect(replace.mock.calls[0]?.[3]).toBe(12 * DAY);
  });

  it('keeps no id, type or content in the store, only a hash', async () => {
    const store = createMemoryStore();
    const claim = vi.spyOn(store, 'claim');
    const { send } = open({ store });
    await send('evt_canary');
    expect(claim.mock.calls[0]?.[0]).toMatch(/^webhook:[0-9a-f]{64}$/);
    expect(JSON.stringify(claim.mock.calls)).not.toMatch(/canary|order/);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('refuses a %s', async (method) => {
    const { handler, errors } = open();
    const response = await handler(new Request('https://shop.example/', { method }));
    expect(response.headers.get('Allow')).toBe('POST');
    expect(await problemOf(response)).toBe('405 method_not_allowed');
    expect(errors).toEqual([]);
  });

  it('runs nothing of a delivery that it does not believe', async () => {
    const { handler, events, errors } = open();
    const payload = createWebhookEvent({ type: 'order.succeeded' });
    const forged = await createWebhookRequest(payload, { secret: 'whsec_other', timestamp: START });
    const stale = await createWebhookRequest(payload, { secret: SECRET, timestamp: START - DAY });
    const large = await createWebhookRequest('x'.repeat(300_000), { secret: SECRET, timestamp: START });
    expect(await problemOf(await handler(forged))).toBe('401 forged');
    expect(await problemOf(await handler(stale))).toBe('401 stale');
    expect(await problemOf(await handler(large))).toBe('413 too_large');
    expect([events, errors]).toEqual([[], []]);
  });

  it('tells the merchant, not Clink, that its body was read before', async () => {
    const { handler, errors } = open();
    const request = await createWebhookRequest('{}', { secret: SECRET, timestamp: START });
    await request.text();
    expect(await problemOf(await handler(request))).toBe('500 internal_error');
    expect(String(errors[0])).toMatch(/Mount the webhook before the JSON parser/);
  });

  it.each([
    ['throws', new Error('canary database')],
    ['throws a problem of its own', new CheckoutProblem(422, 'canary', 'canary')],
    ['throws nothing at all', undefined],
  ])('asks for the event again when onEvent %s', async (_case, thrown) => {
    let runs = 0;
    const { send, errors } = open({
      onEvent: () => {
        runs += 1;
        // oxlint-disable-next-line typescript/only-throw-error -- a merchant's code may
        if (runs === 1) throw thrown;
      },
    });
    expect(await problemOf(await send())).toBe('500 event_failed');
    expect(errors).toMatchObject([{ code: 'event_failed' }]);
    expect((errors[0] as Error).cause).toBe(thrown);
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(runs).toBe(2);
  });

  it('answers although the log that it tells of failures fails', async () => {
    const { send } = open({
      onEvent: () => Promise.reject(new Error('down')),
      onError: () => {
        throw new Error('down too');
      },
    });
    expect(await problemOf(await send())).toBe('500 event_failed');
  });
});

describe('an event that is being run', () => {
  it('is not run by a second delivery, which is to come again when the lease is over', async () => {
    const { gate, release } = hold();
    const onEvent = vi.fn(() => gate);
    const { send, clock } = open({ onEvent });
    const first = send();
    await vi.waitUntil(() => onEvent.mock.calls.length === 1);
    clock.now += 500;
    const second = await send();
    expect(second.headers.get('Retry-After')).toBe('60');
    expect(await problemOf(second)).toBe('409 event_in_progress');
    release();
    expect((await first).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(onEvent).toHaveBeenCalledTimes(1);
  });

  it('is taken over at the end of its lease and not before', async () => {
    const { gate, release } = hold();
    const onEvent = vi.fn<() => Promise<void>>().mockReturnValueOnce(gate).mockResolvedValue();
    const { send, clock } = open({ onEvent, leaseMs: 5_000 });
    const first = send();
    await vi.waitUntil(() => onEvent.mock.calls.length === 1);
    clock.now = START + 4_999;
    expect((await send()).headers.get('Retry-After')).toBe('1');
    clock.now = START + 5_000;
    expect((await send()).status).toBe(200);
    expect(onEvent).toHaveBeenCalledTimes(2);
    // The first neither takes back nor repeats what the second has written down.
    release();
    expect((await first).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(onEvent).toHaveBeenCalledTimes(2);
  });

  it('goes to one of many that take it over at once', async () => {
    const onEvent = vi.fn<() => Promise<void>>().mockReturnValueOnce(new Promise(() => {}));
    const { send, clock } = open({ onEvent, leaseMs: 50 });
    const first = send();
    await vi.waitUntil(() => onEvent.mock.calls.length === 1);
    clock.now += 50;
    const answers = await Promise.all(Array.from({ length: 20 }, () => send()));
    const { 200: well = 0, 409: later = 0 } = Object.fromEntries(
      [200, 409].map((status) => [status, answers.filter((answer) => answer.status === status).length]),
    );
    expect(well).toBeGreaterThanOrEqual(1);
    expect(well + later).toBe(20);
    expect(onEvent).toHaveBeenCalledTimes(2);
    expect((await first).status).toBe(500);
  });

  it('is answered with 500 when it hangs, and what it ends with later is still written down', async () => {
    const { gate, release } = hold();
    const onEvent = vi.fn(() => gate);
    const { send, errors, store } = open({ onEvent, leaseMs: 20 });
    const replace = vi.spyOn(store, 'replace');
    expect(await problemOf(await send())).toBe('500 event_failed');
    expect(String((errors[0] as Error).cause)).toMatch(/within 20 ms/);
    release();
    await vi.waitUntil(() => replace.mock.calls.length === 1);
    expect((await send()).status).toBe(200);
    expect(onEvent).toHaveBeenCalledTimes(1);
  });
});

describe('a store that fails', () => {
  const down = (): Promise<never> => Promise.reject(new Error('canary connection'));

  it.each(['claim', 'replace'] as const)('before onEvent, in %s, runs nothing', async (method) => {
    const store = createMemoryStore({ now: () => START });
    if (method === 'replace') {
      await createWebhookHandler({
        secret: SECRET,
        store: { ...store, release: down },
        onEvent: down,
        now: () => START - DAY,
        toleranceMs: 2 * DAY,
      })(
        await createWebhookRequest(createWebhookEvent({ id: 'evt_1', type: 'a.b' }), {
          secret: SECRET,
          timestamp: START,
        }),
      );
    }
    const { send, events, errors } = open({ store: { ...store, [method]: down } });
    const answer = await send();
    expect(answer.headers.get('Retry-After')).toBe('5');
    expect(await problemOf(answer)).toBe('503 store_unavailable');
    expect(events).toEqual([]);
    expect(errors).toMatchObject([{ code: 'store_unavailable', cause: { message: 'canary connection' } }]);
  });

  it('and has carried out the claim all the same does not keep the event from its next delivery', async () => {
    const store = createMemoryStore({ now: () => START });
    const claim = vi.fn(store.claim).mockImplementationOnce(async (...entry) => {
      await store.claim(...entry);
      throw new Error('connection lost');
    });
    const { send, events } = open({ store: { ...store, claim } });
    expect((await send()).status).toBe(503);
    expect((await send()).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  it('when onEvent has ended well is told of, and Clink is answered with 200', async () => {
    const { send, events, errors } = open({ store: { ...createMemoryStore(), replace: down } });
    expect((await send()).status).toBe(200);
    expect(events).toHaveLength(1);
    expect(errors).toMatchObject([{ message: 'canary connection' }]);
  });

  it('when onEvent has failed is told of, after which comes the failure', async () => {
    const onEvent = (): never => {
      throw new Error('failed');
    };
    const { send, errors } = open({ onEvent, store: { ...createMemoryStore(), release: down } });
    expect((await send()).status).toBe(500);
    expect(errors).toMatchObject([{ message: 'canary connection' }, { code: 'event_failed' }]);
  });

  it('by hanging is given up after 5 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const claim = vi.fn(() => new Promise<never>(() => {}));
    const { send } = open({ store: { ...createMemoryStore(), claim } });
    const answer = send();
    while (claim.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await problemOf(await answer)).toBe('503 store_unavailable');
  });
});

describe('a store with transactions', () => {
  type Transaction = { readonly name: string };

  function openWith(once: TransactionalStore<Transaction>['once'], more = {}) {
    const errors: unknown[] = [];
    const seen: [string, Transaction][] = [];
    const store: TransactionalStore<Transaction> = { ...createMemoryStore(), once };
    const handler = createWebhookHandler({
      secret: SECRET,
      store,
      onEvent: (event, { transaction }) => void seen.push([event.id, transaction]),
      onError: (error) => errors.push(error),
      ...more,
    });
    const send = async (): Promise<Response> =>
      handler(
        await createWebhookRequest(createWebhookEvent({ id: 'evt_1', type: 'a.b' }), { secret: SECRET }),
      );
    return { send, seen, errors };
  }

  it('has the event run within one of them', async () => {
    const { send, seen } = openWith(async (key, value, ttlMs, work) => {
      expect(key).toMatch(/^webhook:[0-9a-f]{64}$/);
      expect([JSON.parse(value), ttlMs]).toEqual([{ state: 'done' }, 7 * DAY]);
      await work({ name: 'tx' });
      return true;
    });
    expect((await send()).status).toBe(200);
    expect(seen).toEqual([['evt_1', { name: 'tx' }]]);
  });

  it('answers 200 for an event that it holds already', async () => {
    const { send, seen } = openWith(async () => false);
    expect((await send()).status).toBe(200);
    expect(seen).toEqual([]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no stock')), /no stock/],
    ['hangs beyond the lease', () => new Promise<never>(() => {}), /within 20 ms/],
  ])('rolls back when onEvent %s', async (_case, onEvent, message) => {
    let rolledBack: unknown;
    const { send, errors } = openWith(
      async (_key, _value, _ttlMs, work) => {
        await work({ name: 'tx' }).catch((error: unknown) => {
          rolledBack = error;
          throw error;
        });
        return true;
      },
      { onEvent, leaseMs: 20 },
    );
    expect(await problemOf(await send())).toBe('500 event_failed');
    expect(String(rolledBack)).toMatch(message);
    expect((errors[0] as Error).cause).toBe(rolledBack);
  });

  it('that cannot be reached, or fails to commit, has the event delivered again', async () => {
    const { send, errors } = openWith(async (_key, _value, _ttlMs, work) => {
      await work({ name: 'tx' });
      throw new Error('commit failed');
    });
    expect(await problemOf(await send())).toBe('503 store_unavailable');
    expect(String((errors[0] as Error).cause)).toMatch(/commit failed/);
  });

  it('that waits no longer for another delivery says so in its own words, and nothing has failed', async () => {
    const { send, seen, errors } = openWith(() =>
      Promise.reject(
        new CheckoutProblem(409, 'event_in_progress', 'Later.', { headers: { 'Retry-After': '5' } }),
      ),
    );
    const answer = await send();
    expect(answer.headers.get('Retry-After')).toBe('5');
    expect(await problemOf(answer)).toBe('409 event_in_progress');
    expect([seen, errors]).toEqual([[], []]);
  });

  it('takes a problem that onEvent throws for a failure of onEvent', async () => {
    const { send, errors } = openWith(
      async (_key, _value, _ttlMs, work) => {
        await work({ name: 'tx' });
        return true;
      },
      { onEvent: () => Promise.reject(new CheckoutProblem(409, 'event_in_progress', 'canary')) },
    );
    expect(await problemOf(await send())).toBe('500 event_failed');
    expect(errors).toHaveLength(1);
  });

  it('gives onEvent its transaction in the types, and other stores give none', () => {
    const store: TransactionalStore<Transaction> = { ...createMemoryStore(), once: async () => true };
    createWebhookHandler({
      secret: SECRET,
      store,
      onEvent: (_event, { transaction }) => void expectTypeOf(transaction).toEqualTypeOf<Transaction>(),
    });
    createWebhookHandler({
      secret: SECRET,
      store: createMemoryStore() satisfies IdempotencyStore,
      onEvent: (_event, { transaction }) => void expectTypeOf(transaction).toEqualTypeOf<undefined>(),
    });
    createWebhookHandler({
      secret: SECRET,
      onEvent: (_event, { transaction }) => void expectTypeOf(transaction).toEqualTypeOf<undefined>(),
    });
  });
});

describe('createWebhookHandler refuses to be made', () => {
  it.each([
    ['without a secret', { secret: undefined }, /secret is empty/],
    ['with an API key as secret', { secret: 'sk_test_canary' }, /not of the form whsec_/],
    ['without onEvent', { onEvent: undefined }, /onEvent is missing/],
    ['with no lease', { leaseMs: 0 }, /leaseMs/],
    ['with a lease that is no number', { leaseMs: Number.NaN }, /leaseMs/],
    ['with a lease of a day', { leaseMs: DAY }, /leaseMs/],
  ])('%s', (_case, more, message) => {
    const make = (): unknown => open(more as Partial<WebhookHandlerOptions>);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
    expect(make).not.toThrow(/canary/);
  });
});

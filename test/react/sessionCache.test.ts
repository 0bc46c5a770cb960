import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutSession } from '../../src/checkout/CheckoutSession.ts';
import type { KnownSession } from '../../src/checkout/pageState.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { createAttemptMemory } from '../../src/react/attemptMemory.ts';
import { createSessionCache, identityOf } from '../../src/react/sessionCache.ts';
import type { SessionMemory } from '../../src/react/sessionMemory.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { SESSION } from '../checkout/samples.ts';

let client: QueryClient;
let made: string[];
beforeEach(() => {
  resetPage();
  vi.useFakeTimers();
  client = new QueryClient();
  made = [];
});
afterEach(() => vi.useRealTimers());

const make = async (attempt: { idempotencyKey: string }, wait = 10) => {
  made.push(attempt.idempotencyKey);
  const sessionId = `sess_${made.length}`;
  await new Promise((resolve) => setTimeout(resolve, wait));
  return opened({ ...SESSION, sessionId });
};
const opened = (session: CheckoutSession): KnownSession => ({ session, progress: 'open' });
const NO_KEY = createAttemptMemory(() => null);
const NO_TAB: SessionMemory = { recall: () => null, note: () => {}, drop: () => {} };
const cacheOf = (identity = 'a') => createSessionCache(client, identity, NO_KEY, NO_TAB);
async function create(identity?: string) {
  const created = cacheOf(identity).create(make);
  await vi.advanceTimersByTimeAsync(20);
  return (await created).session;
}

describe('a session', () => {
  it('is made once for all who ask, at once and later (case 2)', async () => {
    const all = Promise.all([cacheOf().create(make), cacheOf().create(make), cacheOf().create(make)]);
    await vi.advanceTimersByTimeAsync(20);
    const sessions = [...(await all), await cacheOf().create(make)];
    expect(new Set(sessions.map(({ session }) => session.sessionId))).toEqual(new Set(['sess_1']));
    expect(made).toHaveLength(1);
  });

  it('is one for each identity', async () => {
    await create('a');
    await create('b');
    expect(new Set(made).size).toBe(2);
  });

  it.each([
    ['refetched', () => client.refetchQueries()],
    ['invalidated', () => client.invalidateQueries()],
    ['cancelled', () => client.cancelQueries()],
  ])('is not made again when the whole cache is %s, neither under way nor later', async (_, act) => {
    const created = cacheOf().create(make);
    await act();
    await vi.advanceTimersByTimeAsync(20);
    const { session } = await created;
    await act();
    expect((await cacheOf().create(make)).session).toBe(session);
    expect(made).toHaveLength(1);
  });

  it('under way keeps its key when the cache is emptied (case 2)', async () => {
    const first = cacheOf().create(make);
    client.clear();
    const second = cacheOf().create(make);
    await vi.advanceTimersByTimeAsync(20);
    expect((await first).session).toBe((await second).session);
    expect(made).toHaveLength(1);
  });

  it('that a checkout shows is known when the cache is emptied, and forgotten with the checkout', async () => {
    const letGo = cacheOf().hold();
    const session = await create();
    client.clear();
    expect((await cacheOf().create(make)).session).toBe(session);
    letGo();
    client.clear();
    await create();
    expect(made).toHaveLength(2);
  });

  it('is not asked for twice in the moment between its arrival and its being written (case 2)', async () => {
    const cache = cacheOf();
    const request = vi.fn(async () => opened(SESSION));
    const first = cache.create(request);
    for (let turn = 0; turn < 6; turn += 1) {
      await Promise.resolve();
      void cacheOf().create(request);
    }
    await first;
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('is kept while it is held, and five minutes longer', async () => {
    const letGo = cacheOf().hold();
    await create();
    await vi.advanceTimersByTimeAsync(3_600_000);
    await create();
    letGo();
    await vi.advanceTimersByTimeAsync(299_000);
    await create();
    expect(made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(301_000);
    await create();
    expect(made).toHaveLength(2);
  });

  it('outlives a client that keeps nothing', async () => {
    client = new QueryClient({ defaultOptions: { queries: { gcTime: 0, staleTime: 0 } } });
    await create();
    await vi.advanceTimersByTimeAsync(1000);
    await create();
    expect(made).toHaveLength(1);
  });

  it('that has expired unpaid is made anew', async () => {
    const cache = cacheOf();
    const created = cache.create(async (attempt) => {
      const { session } = await make(attempt);
      return opened({ ...session, expiresAt: Date.now() + 1000 });
    });
    await vi.advanceTimersByTimeAsync(20);
    await created;
    await vi.advanceTimersByTimeAsync(2000);
    await create();
    expect(made).toHaveLength(2);
  });
});

describe('the key of an attempt', () => {
  it('is the same when it is tried again, and a new one after it has led to a session', async () => {
    const fail = vi.fn(async ({ idempotencyKey }: { idempotencyKey: string }) => {
      made.push(idempotencyKey);
      throw new CheckoutError('network_error');
    });
    await expect(cacheOf().create(fail)).rejects.toThrow();
    await expect(cacheOf().create(fail)).rejects.toThrow();
    const session = await create();
    expect(new Set(made).size).toBe(1);
    cacheOf().forget(session);
    await create();
    expect(new Set(made).size).toBe(2);
  });

  it('that the server has closed is not used again', async () => {
    const closed = async ({ idempotencyKey }: { idempotencyKey: string }) => {
      made.push(idempotencyKey);
      throw new CheckoutError('endpoint_error', { clinkCode: 'outcome_unknown' });
    };
    await expect(cacheOf().create(closed)).rejects.toThrow();
    await create();
    expect(new Set(made).size).toBe(2);
  });
});

describe('a session that may have been paid', () => {
  it.each(['submitted', 'accepted', 'paid'] as const)(
    'is never given up, however long ago (%s)',
    async (progress) => {
      const session = await create();
      cacheOf().keepProgress(session, progress);
      cacheOf().forget(session);
      await vi.advanceTimersByTimeAsync(24 * 3_600_000);
      expect(await cacheOf().create(make)).toEqual({ session, progress });
      expect(made).toHaveLength(1);
    },
  );

  it.each(['clear', 'resetQueries', 'removeQueries'] as const)(
    'is known whatever is done to the cache (%s)',
    async (method) => {
      for (const progress of ['submitted', 'accepted', 'paid'] as const) {
        const session = await create(progress);
        cacheOf(progress).keepProgress(session, progress);
        await client[method]();
        expect(await cacheOf(progress).create(make)).toEqual({ session, progress });
      }
    },
  );

  it('that another order leads to as well is known as what it is', async () => {
    const session = await create('a');
    cacheOf('a').keepProgress(session, 'accepted');
    expect(await cacheOf('b').create(async () => opened(session))).toEqual({ session, progress: 'accepted' });
  });

  it('is known again after the cache was emptied', async () => {
    const session = await create();
    client.clear();
    cacheOf().keepProgress(session, 'accepted');
    expect(await cacheOf().create(make)).toEqual({ session, progress: 'accepted' });
  });

  it('is an ordinary one again after a refusal: it leaves, and may be given up', async () => {
    const session = await create();
    cacheOf().keepProgress(session, 'submitted');
    cacheOf().keepProgress(session, 'open');
    await vi.advanceTimersByTimeAsync(600_000);
    await create();
    expect(made).toHaveLength(2);
  });

  it('is not overwritten by the session that it took the place of', async () => {
    const first = await create();
    cacheOf().forget(first);
    const second = await create();
    cacheOf().keepProgress(first, 'paid');
    expect(await cacheOf().create(make)).toEqual({ session: second, progress: 'open' });
  });
});

describe('the identity of a checkout', () => {
  const endpoint = '/api/session';
  it('is the same for equal content', () => {
    const a = identityOf({ endpoint, order: { cartId: 'c', lines: [{ sku: 'x', n: 1 }] } });
    const b = identityOf({ order: { lines: [{ n: 1, sku: 'x' }], cartId: 'c', note: undefined }, endpoint });
    expect(a).toBe(b);
  });

  it.each([
    { endpoint, order: { cartId: 'd' } },
    { endpoint: '/other', order: { cartId: 'c' } },
    { endpoint, order: { cartId: 'c' }, scope: 'u' },
    { endpoint, order: { cartId: 'c' }, publishKey: 'pk_test_1' },
    { endpoint, order: { cartId: 'c' }, environment: 'sandbox' as const },
  ])('is another one for other content: %j', (other) => {
    expect(identityOf(other)).not.toBe(identityOf({ endpoint, order: { cartId: 'c' } }));
  });

  it('does not throw for an order that cannot be written', () => {
    expect(identityOf({ endpoint, order: { big: 1n } })).toBe('unserializable');
  });
});

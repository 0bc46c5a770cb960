import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KnownSession } from '../../src/checkout/pageState.ts';
import { readSession } from '../../src/checkout/readSession.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { createAttemptMemory } from '../../src/react/attemptMemory.ts';
import { createSessionCache } from '../../src/react/sessionCache.ts';
import { createSessionMemory } from '../../src/react/sessionMemory.ts';
import type { SessionMemory } from '../../src/react/sessionMemory.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { SESSION } from '../checkout/samples.ts';

const NOW = 1_907_755_200_000;
const HOUR = 3_600_000;

const DEFAULTS = { returnUrl: SESSION.returnUrl, allowedReturnOrigins: [location.origin] };

let client: QueryClient;
let keys: string[];
beforeEach(() => {
  resetPage();
  vi.useFakeTimers({ now: NOW });
  client = new QueryClient();
  keys = [];
});

/** Each request makes another session, which ends in an hour. */
async function make({ idempotencyKey }: { readonly idempotencyKey: string }): Promise<KnownSession> {
  keys.push(idempotencyKey);
  const session = { ...SESSION, sessionId: `sess_${keys.length}`, expiresAt: Date.now() + HOUR };
  return { session, progress: 'open' };
}

const memoryOf = (order: string) => createAttemptMemory(() => order);
const tabOf = (order: string): SessionMemory =>
  createSessionMemory(
    () => order,
    (reply) => readSession(reply, DEFAULTS, { received: Date.now() }),
  );
const cacheOf = (order = 'a') => createSessionCache(client, order, memoryOf(order), tabOf(order));
const create = async (order?: string) => (await cacheOf(order).create(make)).session;

describe('a session that ends', () => {
  it('is the session until that moment, and not from then on', async () => {
    const session = await create();
    vi.setSystemTime(NOW + HOUR - 1);
    expect(await create()).toBe(session);
    vi.setSystemTime(NOW + HOUR);
    expect(await create()).not.toBe(session);
    expect(new Set(keys).size).toBe(2);
  });

  it.each(['submitted', 'accepted', 'paid'] as const)(
    'is known beyond its end when it may have been paid (%s)',
    async (progress) => {
      const session = await create();
      cacheOf().keepProgress(session, progress);
      vi.setSystemTime(NOW + 2 * HOUR);
      expect(await cacheOf().create(make)).toEqual({ session, progress });
    },
  );
});

describe('a session in the query cache', () => {
  it('lies under the library’s name and the order, and is written once for all who wait for it', async () => {
    const written: unknown[] = [];
    client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') written.push(event.query.queryKey);
    });
    await Promise.all([create(), create(), create()]);
    expect(written).toEqual([['react-clink-checkout', 'a']]);
  });

  it('is never fetched by the cache, also while a checkout shows it', async () => {
    const letGo = cacheOf().hold();
    await create();
    expect(client.isFetching()).toBe(0);
    letGo();
  });

  it('that a checkout has found there is known when the cache is emptied', async () => {
    const session = await create();
    const letGo = cacheOf().hold();
    client.clear();
    expect(await create()).toBe(session);
    letGo();
  });
});

describe('what is known of one session', () => {
  it.each([
    ['the endpoint', 'paid'],
    ['the page', 'accepted'],
  ] as const)('is the furthest that anybody knows, here %s', async (_, furthest) => {
    const session = await create('a');
    cacheOf('a').keepProgress(session, furthest === 'accepted' ? 'accepted' : 'open');
    const told = furthest === 'paid' ? 'paid' : 'open';
    expect(await cacheOf('b').create(async () => ({ session, progress: told }))).toEqual({
      session,
      progress: furthest,
    });
  });

  it('is not said of another one', async () => {
    const first = await create('a');
    cacheOf('a').keepProgress(first, 'accepted');
    expect(await cacheOf('b').create(make)).toMatchObject({ progress: 'open' });
  });

  it('stays when a session is given up whose place it has taken', async () => {
    const first = await create();
    cacheOf().forget(first);
    const second = await create();
    cacheOf().forget(first);
    expect(await create()).toBe(second);
  });

  it('may be nothing: then there is nothing to give up', () => {
    expect(() => cacheOf().forget(SESSION)).not.toThrow();
  });
});

describe('a session after the page was loaded again', () => {
  const load = (): void => {
    resetPage();
    client = new QueryClient();
  };

  it.each(['submitted', 'accepted', 'paid'] as const)(
    'is the one that may have been paid, and the endpoint is not asked (%s, cases 20, 64)',
    async (progress) => {
      const session = await create();
      cacheOf().keepProgress(session, progress);
      load();
      expect(await cacheOf().create(make)).toEqual({ session, progress });
      load();
      expect(await cacheOf().create(make)).toEqual({ session, progress });
      expect(keys).toHaveLength(1);
    },
  );

  it('is another one where nobody has tried to pay', async () => {
    const session = await create();
    load();
    expect(await create()).not.toEqual(session);
  });

  it('is the same where what was submitted came to nothing, until it ends', async () => {
    const session = await create();
    cacheOf().keepProgress(session, 'submitted');
    cacheOf().keepProgress(session, 'open');
    load();
    expect(await cacheOf().create(make)).toEqual({ session, progress: 'open' });
    load();
    vi.setSystemTime(NOW + HOUR);
    expect(await create()).not.toEqual(session);
    expect(keys).toHaveLength(2);
  });

  it('is another one where it was given up', async () => {
    const session = await create();
    cacheOf().keepProgress(session, 'open');
    cacheOf().giveUp(session);
    load();
    expect(await create()).not.toEqual(session);
  });

  it('leads to this site, whatever stands in the storage', async () => {
    cacheOf().keepProgress(await create(), 'paid');
    const [place = ''] = Object.keys(sessionStorage).filter((name) => name.startsWith('clink:session:'));
    for (const url of ['https://evil.example/', 'javascript:alert(1)']) {
      const kept = JSON.parse(sessionStorage.getItem(place) ?? '') as object;
      sessionStorage.setItem(place, JSON.stringify({ ...kept, returnUrl: url }));
      load();
      expect(await cacheOf().create(make)).toMatchObject({
        session: { returnUrl: DEFAULTS.returnUrl },
        progress: 'paid',
      });
    }
  });

  it('is that of the order, and not of another one', async () => {
    cacheOf('a').keepProgress(await create('a'), 'paid');
    load();
    expect(await cacheOf('b').create(make)).toMatchObject({ progress: 'open' });
  });

  it('is known without its end when that is over: only Clink can say what became of it', async () => {
    const session = await create();
    cacheOf().keepProgress(session, 'accepted');
    load();
    vi.setSystemTime(NOW + 2 * HOUR);
    expect(await cacheOf().create(make)).toEqual({
      session: { ...session, expiresAt: null },
      progress: 'accepted',
    });
  });

  it.each([
    ['no JSON', () => 'sess_1'],
    ['nothing', () => 'null'],
    ['a word that is none', (kept: string) => kept.replace('paid', 'refunded')],
    ['a session that is none', (kept: string) => kept.replace('sess_1', 'sess_../..')],
    ['a secret key', (kept: string) => kept.replace('pk_test_1', 'sk_test_1')],
    ['more than a megabyte', (kept: string) => kept + ' '.repeat(2_000_000) + '}'],
  ])('is not believed with %s in the storage', async (_, change) => {
    cacheOf().keepProgress(await create(), 'paid');
    const [place = ''] = Object.keys(sessionStorage).filter((name) => name.startsWith('clink:session:'));
    sessionStorage.setItem(place, change(sessionStorage.getItem(place) ?? ''));
    load();
    expect(await cacheOf().create(make)).toMatchObject({ progress: 'open' });
    expect(keys).toHaveLength(2);
  });
});

describe('the key of an attempt', () => {
  const KEY = 'remembered-key-0001';

  it('is the one that the tab remembers, with which the next page goes on', async () => {
    memoryOf('a').keep(KEY, null);
    await create();
    expect(keys).toEqual([KEY]);
    expect(memoryOf('a').recall()).toBe(KEY);
    vi.setSystemTime(NOW + HOUR);
    expect(memoryOf('a').recall()).toBeNull();
  });

  it('is remembered while the request is under way, and when that has failed', async () => {
    const lost = async ({ idempotencyKey }: { readonly idempotencyKey: string }): Promise<never> => {
      keys.push(idempotencyKey);
      throw new CheckoutError('network_error', { status: 502 });
    };
    const created = cacheOf().create(lost);
    expect(memoryOf('a').recall()).toBe(keys[0]);
    await expect(created).rejects.toMatchObject({ code: 'network_error' });
    expect(memoryOf('a').recall()).toBe(keys[0]);
  });

  it.each([
    ['closed', new CheckoutError('endpoint_error', { clinkCode: 'outcome_unknown' })],
    ['refused', new CheckoutError('endpoint_error', { status: 422 })],
  ])('is forgotten by the tab when the server has %s it', async (_, error) => {
    await expect(cacheOf().create(() => Promise.reject(error))).rejects.toBe(error);
    expect(memoryOf('a').recall()).toBeNull();
  });

  it('is forgotten by the tab with the session that was given up', async () => {
    cacheOf().forget(await create());
    expect(memoryOf('a').recall()).toBeNull();
  });

  it('is a random UUID, and as random where a page has none since it is not secure', async () => {
    await create('a');
    expect(keys[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const { getRandomValues } = crypto;
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
    await create('b');
    await create('c');
    expect(keys.slice(1)).toEqual([
      expect.stringMatching(/^[0-9a-f]{32}$/),
      expect.stringMatching(/^[0-9a-f]{32}$/),
    ]);
    expect(new Set(keys).size).toBe(3);
  });
});

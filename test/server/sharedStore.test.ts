// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/server/index.ts';
import type { IdempotencyStore } from '../../src/server/index.ts';
import { created, createTestHandler, post, problemOf } from './createTestHandler.ts';

const MINUTE = 60_000;

/** A store that can be told to fail, as one that is reached over a network does. */
function createShakyStore(
  failing: (method: keyof IdempotencyStore, count: number) => boolean,
): IdempotencyStore {
  const store = createMemoryStore();
  const counts = { claim: 0, replace: 0, release: 0 };
  const check = (method: keyof IdempotencyStore): void => {
    counts[method] += 1;
    if (failing(method, counts[method])) throw new Error('store is gone');
  };
  return {
    claim: async (...args) => (check('claim'), store.claim(...args)),
    replace: async (...args) => (check('replace'), store.replace(...args)),
    release: async (...args) => (check('release'), store.release(...args)),
  };
}

describe('two processes with one store', () => {
  it('make one session of one order: the second waits for the first (case 89)', async () => {
    const store = createMemoryStore();
    const slow = async (): Promise<Response> => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return created();
    };
    const [one, two] = [createTestHandler(slow, { store }), createTestHandler(slow, { store })];
    const answers = await Promise.all([one.handler(post()), two.handler(post())]);
    const replies = await Promise.all(answers.map((answer) => answer.text()));
    expect(replies[0]).toContain('sess_1');
    expect(replies[1]).toBe(replies[0]);
    expect(one.calls.length + two.calls.length).toBe(1);
  });

  it('the second goes on when the first is refused', async () => {
    const store = createMemoryStore();
    let orders = 0;
    const options = {
      store,
      resolveOrder: () => ({ originalAmount: (orders += 1), originalCurrency: 'USD' }),
    };
    let refuse: () => void = () => undefined;
    const refusal = new Promise<Response>((resolve) => {
      refuse = () => resolve(new Response('', { status: 400 }));
    });
    const one = createTestHandler(() => refusal, options);
    const two = createTestHandler(undefined, options);
    const first = one.handler(post());
    await vi.waitFor(() => expect(one.calls).toHaveLength(1));
    const second = two.handler(post());
    refuse();
    const answers = await Promise.all([first, second]);
    expect(answers.map(({ status }) => status)).toEqual([422, 200]);
    expect(orders).toBe(2);
  });

  it('the second is told to come back when the first takes longer than a call may (case 89)', async () => {
    const store = createMemoryStore();
    const forever = (): Promise<Response> => new Promise(() => undefined);
    const one = createTestHandler(forever, { store, timeoutMs: 5000 });
    const two = createTestHandler(undefined, { store, timeoutMs: 50 });
    void one.handler(post());
    await vi.waitFor(() => expect(one.calls).toHaveLength(1));
    const answer = await two.handler(post());
    expect(answer.headers.get('Retry-After')).toBe('1');
    expect(await problemOf(answer)).toBe('409 request_in_progress');
  });

  it('never make a second session after the first process died on the way (case 93)', async () => {
    let now = 0;
    const store = createMemoryStore({ now: () => now });
    const options = { store, now: () => now, timeoutMs: 100 };
    const dead = createTestHandler(() => new Promise<Response>(() => undefined), {
      ...options,
      timeoutMs: 100_000,
    });
    void dead.handler(post());
    await vi.waitFor(() => expect(dead.calls).toHaveLength(1));
    now = 10 * MINUTE;
    const { handler, calls } = createTestHandler(undefined, options);
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    expect(calls).toEqual([]);
    expect((await handler(post(undefined, { 'Idempotency-Key': 'attempt-0002' }))).status).toBe(200);
  });

  it('a process that was taken for dead does not answer with its session after all', async () => {
    let now = 0;
    let answerLate: (response: Response) => void = () => undefined;
    const store = createMemoryStore({ now: () => now });
    const options = { store, now: () => now };
    const slow = createTestHandler(() => new Promise<Response>((resolve) => (answerLate = resolve)), options);
    const late = slow.handler(post());
    await vi.waitFor(() => expect(slow.calls).toHaveLength(1));
    now = 10 * MINUTE;
    const { handler } = createTestHandler(undefined, options);
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    answerLate(created());
    expect(await problemOf(await late)).toBe('504 outcome_unknown');
  });

  it('the merchant is told of a session by the second process where the first died before it could', async () => {
    const store = createMemoryStore();
    const told: string[] = [];
    const dying = createTestHandler(undefined, {
      store,
      onSessionCreated: () => new Promise(() => undefined),
    });
    void dying.handler(post());
    await vi.waitFor(() => expect(dying.calls).toHaveLength(1));
    const { handler, calls } = createTestHandler(undefined, {
      store,
      onSessionCreated: ({ sessionId, order }) => void told.push(`${sessionId} ${order.originalAmount}`),
    });
    expect((await handler(post())).status).toBe(200);
    expect(told).toEqual(['sess_1 19']);
    expect(calls).toEqual([]);
  });
});

describe('a store that cannot be reached', () => {
  it('starts no checkout, and does when it is back', async () => {
    const store = createShakyStore((method, count) => method === 'claim' && count === 1);
    const { handler, calls, errors } = createTestHandler(undefined, { store });
    expect(await problemOf(await handler(post()))).toBe('503 store_unavailable');
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ code: 'store_unavailable' }]);
    expect((await handler(post())).status).toBe(200);
  });

  it('is not waited for without end', async () => {
    vi.useFakeTimers();
    const claim = vi.fn(() => new Promise<null>(() => undefined));
    const { handler, calls } = createTestHandler(undefined, { store: { ...createMemoryStore(), claim } });
    const answer = handler(post());
    await vi.waitFor(() => expect(claim).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await problemOf(await answer)).toBe('503 store_unavailable');
    expect(calls).toEqual([]);
    vi.useRealTimers();
  });

  it('does not cost the shopper the session that Clink has made meanwhile', async () => {
    const store = createShakyStore((method) => method === 'replace');
    const { handler, calls, errors } = createTestHandler(undefined, { store });
    expect(await (await handler(post())).json()).toMatchObject({ sessionId: 'sess_1' });
    expect(errors).toMatchObject([{ message: 'store is gone' }]);
    expect(calls).toHaveLength(1);
  });

  it('is gone on with where its client repeats a claim and finds its own', async () => {
    const store = createMemoryStore();
    const claim: IdempotencyStore['claim'] = async (...args) => {
      await store.claim(...args);
      return store.claim(...args);
    };
    const { handler, calls } = createTestHandler(undefined, { store: { ...store, claim } });
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(1);
  });

  it('does not make two of an order by a claim whose answer was lost', async () => {
    const store = createMemoryStore();
    let lost = true;
    const lossy: IdempotencyStore = {
      ...store,
      claim: async (...args) => {
        const found = await store.claim(...args);
        if (!lost) return found;
        lost = false;
        throw new Error('reset');
      },
    };
    const { handler, calls } = createTestHandler(undefined, { store: lossy });
    expect(await problemOf(await handler(post()))).toBe('503 store_unavailable');
    expect((await handler(post())).status).toBe(200);
    expect(calls).toHaveLength(1);
  });
});

// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/server/index.ts';
import type { IdempotencyStore } from '../../src/server/index.ts';
import { runWebhookOnLease } from '../../src/server/runWebhookOnLease.ts';

const LEASE = 60_000;
const TTL = 7 * 24 * 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});

function open(store: IdempotencyStore = createMemoryStore()) {
  const work = vi.fn<() => Promise<void>>(async () => {});
  const storeErrors: unknown[] = [];
  const run = (own = work): Promise<void> =>
    runWebhookOnLease(store, 'key', own, { now: Date.now, leaseMs: LEASE, ttlMs: TTL }, (error) =>
      storeErrors.push(error),
    );
  return { run, work, storeErrors, store };
}

/** What a promise rejects with. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'fulfilled',
    (error: unknown) => error,
  );
}

const never = (): Promise<never> => new Promise(() => {});

describe('an event on a lease', () => {
  it('is claimed as running until the end of the lease, then written down as done', async () => {
    const { run, work, store } = open();
    const claim = vi.spyOn(store, 'claim');
    const replace = vi.spyOn(store, 'replace');
    await run();
    const [key, value = '', ttl] = claim.mock.calls[0] ?? [];
    const running = { state: 'running', run: expect.any(String) as string, until: Date.now() + LEASE };
    expect([key, JSON.parse(value), ttl]).toEqual(['key', running, TTL]);
    expect(replace.mock.calls).toEqual([['key', value, '{"state":"done"}', TTL]]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is taken over with a lease of its own by who finds it at the end of the first', async () => {
    const store = createMemoryStore();
    const [first, second, third] = [open(store), open(store), open(store)];
    void failure(first.run(vi.fn(never)));
    await vi.advanceTimersByTimeAsync(LEASE - 1);
    expect(await failure(second.run())).toMatchObject({ status: 409, headers: { 'Retry-After': '1' } });
    await vi.advanceTimersByTimeAsync(1);
    const replace = vi.spyOn(store, 'replace');
    void failure(second.run(vi.fn(never)));
    await vi.advanceTimersByTimeAsync(0);
    expect(replace.mock.calls[0]?.[3]).toBe(TTL);
    expect(JSON.parse(replace.mock.calls[0]?.[2] ?? '')).toMatchObject({ until: Date.now() + LEASE });
    expect(await failure(third.run())).toMatchObject({ status: 409, headers: { 'Retry-After': '60' } });
    expect(third.work).not.toHaveBeenCalled();
  });

  it('is to come again in a second where others take the entry from under it three times', async () => {
    const dead = JSON.stringify({ state: 'running', run: 'dead', until: 0 });
    const claim = vi.fn(async () => dead);
    const replace = vi.fn(async () => false);
    const { run, work } = open({ ...createMemoryStore(), claim, replace });
    expect(await failure(run())).toMatchObject({
      status: 409,
      code: 'event_in_progress',
      headers: { 'Retry-After': '1' },
    });
    expect([claim.mock.calls.length, replace.mock.calls.length]).toEqual([3, 3]);
    expect(work).not.toHaveBeenCalled();
  });

  it('that fails frees its key at once', async () => {
    const { run, work, store } = open();
    work.mockRejectedValueOnce(new Error('no stock'));
    expect(await failure(run())).toMatchObject({ code: 'event_failed', cause: { message: 'no stock' } });
    expect(await store.claim('key', 'free', TTL)).toBeNull();
  });

  it('that hangs is given up at the end of its lease, with the reason', async () => {
    const { run } = open();
    const failed = failure(run(vi.fn(never)));
    let isOver = false;
    void failed.then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(LEASE - 1);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toMatchObject({
      code: 'event_failed',
      cause: { message: `no answer within ${LEASE} ms` },
    });
  });
});

describe('a store that does not answer', () => {
  it.each(['claim', 'replace'] as const)('in %s is given 5 seconds before the event runs', async (method) => {
    const memory = createMemoryStore();
    await memory.claim('key', JSON.stringify({ state: 'running', run: 'dead', until: 0 }), TTL);
    const { run, work } = open({ ...memory, [method]: never });
    const failed = failure(run());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await failed).toMatchObject({
      status: 503,
      code: 'store_unavailable',
      cause: { message: 'no answer within 5000 ms' },
    });
    expect(work).not.toHaveBeenCalled();
  });

  it('when the event has run is told of, and the event is taken', async () => {
    const { run, storeErrors } = open({ ...createMemoryStore(), replace: never });
    const taken = run();
    await vi.advanceTimersByTimeAsync(5_000);
    await taken;
    expect(storeErrors).toMatchObject([{ message: 'no answer within 5000 ms' }]);
  });

  it('when the event has failed is told of, and the failure as well', async () => {
    const { run, work, storeErrors } = open({ ...createMemoryStore(), release: never });
    work.mockRejectedValueOnce(new Error('no stock'));
    const failed = failure(run());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await failed).toMatchObject({ code: 'event_failed' });
    expect(storeErrors).toMatchObject([{ message: 'no answer within 5000 ms' }]);
  });

  it('but carries out the claim late finds it taken back, so that the event can come again', async () => {
    const store = createMemoryStore();
    const claim: IdempotencyStore['claim'] = async (...entry) => {
      await new Promise((resolve) => setTimeout(resolve, 5_500));
      return store.claim(...entry);
    };
    const failed = failure(open({ ...store, claim }).run());
    await vi.advanceTimersByTimeAsync(6_500);
    expect(await failed).toMatchObject({ code: 'store_unavailable' });
    const next = open(store);
    await next.run();
    expect(next.work).toHaveBeenCalledTimes(1);
  });
});

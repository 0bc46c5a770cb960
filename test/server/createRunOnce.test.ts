// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutProblem, createMemoryStore } from '../../src/server/index.ts';
import type { IdempotencyStore } from '../../src/server/index.ts';
import { createRunOnce } from '../../src/server/createRunOnce.ts';
import type { RunOnceOptions, SessionSteps } from '../../src/server/createRunOnce.ts';
import { OutcomeUnknownProblem } from '../../src/server/OutcomeUnknownProblem.ts';

const DAY = 24 * 60 * 60_000;
const LEASE = 60_000;
const MADE = {
  reply: { sessionId: 'sess_1' },
  order: { originalAmount: 1, originalCurrency: 'USD', customerEmail: 'ada@shop.example' },
};

beforeEach(() => {
  vi.useFakeTimers();
});

/** A process on `store`, whose steps succeed unless told otherwise. `time` counts milliseconds from here. */
function open(store: IdempotencyStore = createMemoryStore(), options: Partial<RunOnceOptions> = {}) {
  const start = Date.now();
  const time = (): number => Date.now() - start;
  const runOnce = createRunOnce({ store, now: Date.now, leaseMs: LEASE, waitMs: 10_000, ...options });
  const create = vi.fn<SessionSteps['create']>(async () => MADE);
  const storeErrors: unknown[] = [];
  const run = (more: Partial<SessionSteps> = {}, fingerprint = 'body') => {
    const steps = { create, onStoreError: (error: unknown) => storeErrors.push(error), ...more };
    return runOnce('key', fingerprint, steps);
  };
  return { run, create, storeErrors, time };
}

/** What a promise rejects with. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'fulfilled',
    (error: unknown) => error,
  );
}

const never = (): Promise<never> => new Promise(() => {});

describe('what is kept of a key', () => {
  it('is kept for a day from every write: running, told of, answered', async () => {
    const store = createMemoryStore();
    const claim = vi.spyOn(store, 'claim');
    const replace = vi.spyOn(store, 'replace');
    const { run } = open(store);
    const told = vi.fn();
    await run({ tell: told });
    const [[, claimed, ...claimedFor] = []] = claim.mock.calls;
    expect([JSON.parse(claimed ?? ''), claimedFor]).toEqual([
      { fingerprint: 'body', state: 'running', run: expect.any(String) as string, until: Date.now() + LEASE },
      [DAY],
    ]);
    expect(replace.mock.calls.map(([, , value, ttl]) => [JSON.parse(value) as unknown, ttl])).toEqual([
      [{ fingerprint: 'body', state: 'untold', made: MADE }, DAY],
      [{ fingerprint: 'body', state: 'complete', reply: MADE.reply }, DAY],
    ]);
    expect(told).toHaveBeenCalledExactlyOnceWith(MADE);
  });

  it('is the reply alone where nobody is to be told', async () => {
    const store = createMemoryStore();
    const replace = vi.spyOn(store, 'replace');
    await open(store).run();
    expect(replace.mock.calls.map(([, , value]) => JSON.parse(value) as unknown)).toEqual([
      { fingerprint: 'body', state: 'complete', reply: MADE.reply },
    ]);
  });

  it('answers a process that has never seen the key, and is not told of again', async () => {
    const store = createMemoryStore();
    await open(store).run({ tell: () => undefined });
    const tell = vi.fn();
    const { run, create } = open(store);
    expect(await run({ tell })).toEqual(MADE.reply);
    expect([create.mock.calls, tell.mock.calls]).toEqual([[], []]);
  });
});

describe('a session whose making has an unknown outcome', () => {
  it('closes the key for everybody, and Clink is not asked again', async () => {
    const store = createMemoryStore();
    const [first, second] = [open(store), open(store)];
    const unknown = new OutcomeUnknownProblem('timeout');
    expect(await failure(first.run({ create: () => Promise.reject(unknown) }))).toBe(unknown);
    for (const { run, create } of [first, second]) {
      const closed = await failure(run());
      expect(closed).toBeInstanceOf(OutcomeUnknownProblem);
      expect(closed).not.toHaveProperty('cause');
      expect(create).not.toHaveBeenCalled();
      expect(await failure(run({}, 'other body'))).toMatchObject({ code: 'idempotency_key_reused' });
    }
  });

  it('is told of as such although the store fails to write it down', async () => {
    const broken = new Error('store is gone');
    const { run, storeErrors } = open({ ...createMemoryStore(), replace: () => Promise.reject(broken) });
    const unknown = new OutcomeUnknownProblem('timeout');
    expect(await failure(run({ create: () => Promise.reject(unknown) }))).toBe(unknown);
    expect(storeErrors).toEqual([broken]);
  });
});

describe('a key in a state that only another version of the library knows', () => {
  it('is left as it is, and Clink is not asked', async () => {
    const store = createMemoryStore();
    const strange = JSON.stringify({ fingerprint: 'body', state: 'of the future' });
    await store.claim('key', strange, DAY);
    const { run, create } = open(store);
    expect(await failure(run())).toMatchObject({ code: 'outcome_unknown', cause: 'its state is not known' });
    expect(create).not.toHaveBeenCalled();
    expect(await store.claim('key', 'other', DAY)).toBe(strange);
  });
});

describe('a session that surely was not made', () => {
  it('frees the key, so that the next request makes one', async () => {
    const { run, create } = open();
    const refused = new CheckoutProblem(422, 'sold_out', 'Sold out.');
    expect(await failure(run({ create: () => Promise.reject(refused) }))).toBe(refused);
    expect(await run()).toEqual(MADE.reply);
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('is answered with its reason although the store fails to free the key', async () => {
    const broken = new Error('store is gone');
    const { run, storeErrors } = open({ ...createMemoryStore(), release: () => Promise.reject(broken) });
    const refused = new CheckoutProblem(422, 'sold_out', 'Sold out.');
    expect(await failure(run({ create: () => Promise.reject(refused) }))).toBe(refused);
    expect(storeErrors).toEqual([broken]);
  });
});

describe('telling the merchant', () => {
  it('that fails keeps the session, and the next request tells of it again', async () => {
    const { run, create } = open();
    const down = new Error('database is down');
    expect(await failure(run({ tell: () => Promise.reject(down) }))).toBe(down);
    const tell = vi.fn();
    expect(await run({ tell })).toEqual(MADE.reply);
    expect(await run({ tell })).toEqual(MADE.reply);
    expect(tell).toHaveBeenCalledExactlyOnceWith(MADE);
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('is given 30 seconds', async () => {
    const { run, time } = open();
    const told = failure(run({ tell: never }));
    await vi.advanceTimersByTimeAsync(29_999);
    const tell = vi.fn();
    void failure(run({ tell }));
    await vi.advanceTimersByTimeAsync(1);
    expect([String(await told), time()]).toEqual(['Error: no answer within 30000 ms', 30_000]);
    // Whoever came meanwhile had joined.
    expect(tell).not.toHaveBeenCalled();
  });
});

describe('a run in another process', () => {
  /** Claims the key for a run that never ends, and notes when it is looked at. */
  async function busy(waitMs: number) {
    const store = createMemoryStore();
    const [slow, second] = [open(store), open(store, { waitMs })];
    void slow.run({ create: never });
    await vi.advanceTimersByTimeAsync(0);
    const looks: number[] = [];
    const claim = store.claim.bind(store);
    vi.spyOn(store, 'claim').mockImplementation((...entry) => {
      looks.push(second.time());
      return claim(...entry);
    });
    return { store, second, looks };
  }

  it('is looked at soon, then ever more rarely, and at least twice a second', async () => {
    const { second, looks } = await busy(5_000);
    const answer = failure(second.run());
    await vi.advanceTimersByTimeAsync(6_000);
    await answer;
    const pauses = looks.slice(1).map((at, index) => at - (looks[index] ?? 0));
    expect(pauses.slice(0, 8)).toEqual([20, 30, 45, 67, 101, 151, 227, 341]);
    expect(new Set(pauses.slice(8))).toEqual(new Set([500]));
  });

  it('is waited for until the deadline, whatever the wall clock says meanwhile', async () => {
    const { second, looks } = await busy(50);
    const answer = failure(second.run());
    // The third look falls on the deadline itself.
    await vi.advanceTimersByTimeAsync(20);
    vi.setSystemTime(Date.now() - DAY);
    await vi.advanceTimersByTimeAsync(30);
    expect(await answer).toMatchObject({
      status: 409,
      code: 'request_in_progress',
      headers: { 'Retry-After': '1' },
      message: expect.stringContaining('being made already') as string,
    });
    expect(looks).toHaveLength(3);
  });

  it('is taken for dead at the end of its lease, and not a millisecond before', async () => {
    const { store } = await busy(50);
    const third = open(store, { waitMs: 0 });
    await vi.advanceTimersByTimeAsync(LEASE - 1);
    expect(await failure(third.run())).toMatchObject({ code: 'request_in_progress' });
    await vi.advanceTimersByTimeAsync(1);
    expect(await failure(third.run())).toMatchObject({
      code: 'outcome_unknown',
      cause: 'the process that asked for it did not finish',
    });
    // It is written down, so that the one that was taken for dead finds its key closed.
    const closed = await failure(third.run());
    expect(closed).toBeInstanceOf(OutcomeUnknownProblem);
    expect(closed).not.toHaveProperty('cause');
    expect(await failure(third.run({}, 'other body'))).toMatchObject({ code: 'idempotency_key_reused' });
    expect(third.create).not.toHaveBeenCalled();
  });

  it('that was taken for dead does not answer with the session that it made', async () => {
    const store = createMemoryStore();
    const [slow, second] = [open(store), open(store)];
    const tell = vi.fn();
    const late = failure(
      slow.run({ create: () => new Promise((resolve) => setTimeout(resolve, 2 * LEASE, MADE)), tell }),
    );
    await vi.advanceTimersByTimeAsync(LEASE);
    expect(await failure(second.run())).toBeInstanceOf(OutcomeUnknownProblem);
    await vi.advanceTimersByTimeAsync(LEASE);
    expect(await late).toMatchObject({ code: 'outcome_unknown', cause: 'it took longer than a run may' });
    expect(tell).not.toHaveBeenCalled();
  });
});

describe('a store that fails after Clink has answered', () => {
  it('is told of, and costs the shopper nothing', async () => {
    const broken = new Error('store is gone');
    const { run, storeErrors } = open({ ...createMemoryStore(), replace: () => Promise.reject(broken) });
    const tell = vi.fn();
    expect(await run({ tell })).toEqual(MADE.reply);
    expect(tell).toHaveBeenCalledExactlyOnceWith(MADE);
    expect(storeErrors).toEqual([broken, broken]);
  });
});

describe('a claim', () => {
  it('that finds itself, since its client sent it twice, is good', async () => {
    const store = createMemoryStore();
    const claim: IdempotencyStore['claim'] = async (...entry) => {
      await store.claim(...entry);
      return store.claim(...entry);
    };
    const { run, create } = open({ ...store, claim });
    expect(await run()).toEqual(MADE.reply);
    expect(create).toHaveBeenCalledTimes(1);
  });
});

describe('a store that fails at the claim', () => {
  it('is told of with its cause and when to come back, and the claim is taken back', async () => {
    const store = createMemoryStore();
    const cause = new Error('connection lost');
    const claim: IdempotencyStore['claim'] = async (...entry) => {
      await store.claim(...entry);
      throw cause;
    };
    const { run, create } = open({ ...store, claim });
    expect(await failure(run())).toMatchObject({
      status: 503,
      code: 'store_unavailable',
      headers: { 'Retry-After': '2' },
      message: expect.stringContaining('Nothing was charged') as string,
      cause,
    });
    expect(create).not.toHaveBeenCalled();
    expect(await store.claim('key', 'other', DAY)).toBeNull();
  });

  it('with a problem of its own is answered with that', async () => {
    const busy = new CheckoutProblem(503, 'busy', 'Too many checkouts.');
    const { run } = open({ ...createMemoryStore(), claim: () => Promise.reject(busy) });
    expect(await failure(run())).toBe(busy);
  });
});

describe('calls in one process', () => {
  it('join the run that is under way, and one with another body is refused at once', async () => {
    const store = createMemoryStore();
    const claim = vi.spyOn(store, 'claim');
    const { run, create } = open(store);
    const [first, second] = [run(), run()];
    expect(await failure(run({}, 'other body'))).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
      message: expect.stringContaining('belongs to another order') as string,
    });
    expect(await first).toEqual(MADE.reply);
    expect(second).toBe(first);
    expect([create.mock.calls.length, claim.mock.calls.length]).toEqual([1, 1]);
  });
});

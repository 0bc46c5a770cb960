import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReturn } from '../../src/checkout/createReturn.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import type { SessionStatus } from '../../src/protocol/SessionStatus.ts';

type Answer = Pick<SessionStatus, 'status' | 'paymentStatus'> | CheckoutError;
const OPEN: Answer = { status: 'open', paymentStatus: 'unpaid' };
const PROCESSING: Answer = { status: 'open', paymentStatus: 'processing' };
const PAID: Answer = { status: 'complete', paymentStatus: 'paid' };
const http = (status: number) => new CheckoutError('endpoint_error', { phase: 'return', status });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Answers one after the other, the last one for ever. */
function follow(...answers: Answer[]) {
  let awake = true;
  let wake: () => void = () => {};
  const asked: string[] = [];
  const store = createReturn({
    requestStatus: async (sessionId) => {
      asked.push(sessionId);
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
      if (answer instanceof CheckoutError) throw answer;
      return { sessionId, ...answer };
    },
    isAwake: () => awake,
    onWake: (listener) => {
      wake = listener;
      return () => {};
    },
  });
  return {
    store,
    asked,
    sleep: () => {
      awake = false;
    },
    wake: () => {
      awake = true;
      wake();
    },
  };
}

describe('the return page', () => {
  it('says that a URL without a session is invalid, and asks nobody', async () => {
    const { store, asked } = follow(PAID);
    store.open(null);
    await vi.runAllTimersAsync();
    expect(store.getState().status).toBe('invalid');
    expect(asked).toEqual([]);
  });

  it.each([0, 1, 5])('says paid when the server does, after %i polls (case 69)', async (polls) => {
    const { store, asked } = follow(...Array.from({ length: polls }, () => OPEN), PAID);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState()).toEqual({ status: 'paid', sessionId: 'sess_1', error: null });
    expect(asked).toHaveLength(polls + 1);
  });

  it('calls a payment that takes longer than two minutes processing, never failed (case 69)', async () => {
    const { store, asked } = follow(OPEN);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(store.getState().status).toBe('processing');
    expect(asked.length).toBeLessThan(25);
  });

  it('asks again when it is told to', async () => {
    const { store } = follow(...Array.from({ length: 20 }, () => OPEN), PAID);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(180_000);
    store.recheck();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState().status).toBe('paid');
  });

  it('says failed when a payment that was processing is unpaid again, and the session open', async () => {
    const { store } = follow(PROCESSING, OPEN);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getState()).toMatchObject({ status: 'failed', error: { code: 'payment_failed' } });
  });

  it.each(['expired', 'complete'] as const)(
    'offers no second payment when a payment was on its way as the session became %s: it may arrive (case 69)',
    async (status) => {
      const { store } = follow(PROCESSING, { status, paymentStatus: 'unpaid' });
      store.open('sess_1');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(store.getState().status).toBe('confirming');
      await vi.advanceTimersByTimeAsync(130_000);
      expect(store.getState()).toMatchObject({ status: 'processing', error: null });
    },
  );

  it('says expired only for a session that was not paid', async () => {
    const { store } = follow({ status: 'expired', paymentStatus: 'unpaid' });
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().status).toBe('expired');
  });

  it('never goes back from paid', async () => {
    const { store } = follow(PAID, http(500));
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    store.recheck();
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getState().status).toBe('paid');
  });

  it.each([401, 403])('stops when the server will not say (%i) (case 71)', async (status) => {
    const { store, asked } = follow(http(status));
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState()).toMatchObject({ status: 'failed', error: { status } });
    expect(asked).toHaveLength(1);
  });

  it('bears with a server that does not know the session yet, for half a minute (case 71)', async () => {
    const { store } = follow(http(404));
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.getState().status).toBe('confirming');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(store.getState().status).toBe('failed');
  });

  it('bears with a server that is down', async () => {
    const { store } = follow(http(503), new CheckoutError('network_error'), PAID);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getState().status).toBe('paid');
  });

  it('does not ask while the page is hidden or offline (case 71)', async () => {
    const { store, asked, sleep, wake } = follow(OPEN, PAID);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    sleep();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    wake();
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().status).toBe('paid');
  });

  it('does not count the time the page slept through, whether its timers stood still or not', async () => {
    const { store, asked, sleep, wake } = follow(OPEN);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    sleep();
    await vi.advanceTimersByTimeAsync(5_000);
    // Three minutes in the bank's app.
    vi.setSystemTime(Date.now() + 180_000);
    wake();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(store.getState().status).toBe('confirming');
    vi.setSystemTime(Date.now() + 180_000);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.getState().status).toBe('confirming');
    expect(asked.length).toBeGreaterThan(5);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(store.getState().status).toBe('processing');
  });

  it('asks again when a request is never answered', async () => {
    let count = 0;
    const store = createReturn({
      requestStatus: (sessionId) => {
        count += 1;
        return count === 1 ? new Promise(() => {}) : { sessionId, ...PAID };
      },
      isAwake: () => true,
      onWake: () => () => {},
    });
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.getState().status).toBe('paid');
  });

  it.each([undefined, null, 'paid', { sessionId: 'another', status: 'complete', paymentStatus: 'paid' }])(
    'does not believe what is no status of this session: %j',
    async (answer) => {
      const store = createReturn({
        requestStatus: () => answer,
        isAwake: () => true,
        onWake: () => () => {},
      });
      store.open('sess_1');
      await vi.advanceTimersByTimeAsync(20_000);
      expect(store.getState().status).toBe('confirming');
    },
  );

  it('bears with a function that throws', async () => {
    const store = createReturn({
      requestStatus: () => {
        throw new Error('mine');
      },
      isAwake: () => true,
      onWake: () => () => {},
    });
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.getState().status).toBe('confirming');
  });

  it('begins anew with another session', async () => {
    const { store } = follow(PROCESSING, OPEN);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    store.open('sess_2');
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().status).toBe('confirming');
  });

  it('asks no more once it is left (case 71)', async () => {
    const { store, asked } = follow(OPEN);
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    store.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  });

  it('keeps what it has heard of a session that is left and come back to', async () => {
    const { store } = follow(PROCESSING, { status: 'expired', paymentStatus: 'unpaid' });
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    store.close();
    store.open('sess_1');
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().status).toBe('confirming');
  });

  it('does not listen to an answer that comes after it has asked anew', async () => {
    const answers: ((answer: unknown) => void)[] = [];
    const store = createReturn({
      requestStatus: () => new Promise((resolve) => answers.push(resolve)),
      isAwake: () => true,
      onWake: () => () => {},
    });
    store.open('sess_1');
    store.recheck();
    answers[0]?.({ sessionId: 'sess_1', status: 'expired', paymentStatus: 'unpaid' });
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().status).toBe('confirming');
    answers[1]?.({ sessionId: 'sess_1', ...PAID });
    await vi.advanceTimersByTimeAsync(10);
    expect(store.getState().status).toBe('paid');
  });
});

const ANSWERS = {
  open: OPEN,
  processing: PROCESSING,
  paid: PAID,
  refused: { status: 'open', paymentStatus: 'failed' },
  expired: { status: 'expired', paymentStatus: 'unpaid' },
  expiring: { status: 'expired', paymentStatus: 'processing' },
  down: http(503),
  forbidden: http(403),
} as const satisfies Record<string, Answer>;

describe('whatever a server answers in whatever order', () => {
  const names = Object.keys(ANSWERS) as (keyof typeof ANSWERS)[];
  const orders = names.flatMap((a) => names.flatMap((b) => names.map((c) => [a, b, c] as const)));

  /** Every order of three answers, followed at the same time: [what was answered, what the page said]. */
  async function followAll(): Promise<(readonly [string[], string[]])[]> {
    const all = orders.map((order) => {
      const test = follow(...order.map((name) => ANSWERS[name]));
      const said: string[] = [];
      test.store.subscribe(() => said.push(test.store.getState().status));
      test.store.open('sess_1');
      return { ...test, order, said };
    });
    await vi.advanceTimersByTimeAsync(180_000);
    return all.map(({ order, asked, said }) => [order.slice(0, asked.length), said] as const);
  }

  it('says a settled word at most once, and asks no more after it', async () => {
    for (const [answered, said] of await followAll()) {
      const settled = said.filter((status) => status !== 'confirming' && status !== 'processing');
      expect(settled.length, answered.join()).toBeLessThanOrEqual(1);
      if (settled.length > 0) expect(said.at(-1)).toBe(settled[0]);
    }
  });

  it('says paid when the server has, at the end of what was asked, and never otherwise', async () => {
    for (const [answered, said] of await followAll()) {
      expect(said.includes('paid'), answered.join()).toBe(answered.includes('paid'));
      if (answered.includes('paid')) expect(answered.at(-1)).toBe('paid');
    }
  });

  it('never offers another payment beside one that was seen on its way into the end of its session', async () => {
    for (const [answered, said] of await followAll()) {
      const wasSeen = answered.slice(0, -1).some((name) => name === 'processing' || name === 'expiring');
      if (wasSeen && answered.at(-1) === 'expired') expect(said, answered.join()).not.toContain('failed');
    }
  });

  it('never says that a payment expired which was seen on its way', async () => {
    for (const [answered, said] of await followAll()) {
      if (!said.includes('expired')) continue;
      expect(answered.at(-1)).toBe('expired');
      expect(answered).not.toContain('processing');
      expect(answered).not.toContain('expiring');
    }
  });
});

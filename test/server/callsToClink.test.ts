// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { created, createTestHandler, envelope, getStatus, post, problemOf } from './createTestHandler.ts';
import type { ClinkCall } from './createTestHandler.ts';

const NOON = Date.UTC(2030, 0, 1, 12);
const MINUTE = 60_000;

function timestampOf(call: ClinkCall): number {
  return Number(new Headers(call.init.headers).get('X-Timestamp'));
}

/** A Clink whose clock shows noon, and that refuses calls more than five minutes off. */
function strictClink(call: ClinkCall): Response {
  const accepted = Math.abs(timestampOf(call) - NOON) <= 5 * MINUTE;
  const response = accepted ? created() : envelope(null, 40_101, 401);
  response.headers.set('Date', new Date(NOON).toUTCString());
  return response;
}

describe('with a clock that is wrong', () => {
  it.each([-10, 10])('by %i minutes, the call is made again with Clink’s time (case 94)', async (minutes) => {
    const { handler, calls } = createTestHandler(strictClink, { now: () => NOON + minutes * MINUTE });
    expect((await handler(post())).status).toBe(200);
    expect(calls.map(timestampOf)).toEqual([NOON + minutes * MINUTE, NOON]);
  });

  it('the difference is kept for the calls that follow', async () => {
    const { handler, calls } = createTestHandler(strictClink, { now: () => NOON + 10 * MINUTE });
    await handler(post());
    await handler(post(undefined, { 'Idempotency-Key': 'attempt-0002' }));
    expect(calls.map(timestampOf)).toEqual([NOON + 10 * MINUTE, NOON, NOON]);
  });

  it('by more than a day, nobody believes either clock (case 94)', async () => {
    const { handler, calls } = createTestHandler(strictClink, { now: () => NOON - 25 * 60 * MINUTE });
    expect(await problemOf(await handler(post()))).toBe('502 clink_unauthorized');
    expect(calls).toHaveLength(1);
  });

  it('but not when the key is what was refused: the clocks agree (case 94)', async () => {
    const refuse = (): Response => {
      const response = envelope(null, 401, 401);
      response.headers.set('Date', new Date(NOON).toUTCString());
      return response;
    };
    const { handler, calls } = createTestHandler(refuse, { now: () => NOON + 20_000 });
    expect(await problemOf(await handler(post()))).toBe('502 clink_unauthorized');
    expect(calls).toHaveLength(1);
  });
});

describe('a call that surely did nothing', () => {
  it('is made once more, and the shopper never hears of it', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { handler, calls, errors } = createTestHandler((_call, count) => {
      if (count === 1) throw new TypeError('fetch failed', { cause: refused });
      return created();
    });
    expect((await handler(post())).status).toBe(200);
    expect([calls.length, errors.length]).toEqual([2, 0]);
  });

  it('is not repeated here when Clink wants more time than a shopper should wait', async () => {
    const busy = new Response('', { status: 503, headers: { 'Retry-After': '30' } });
    const { handler, calls } = createTestHandler(() => busy);
    expect(await problemOf(await handler(post()))).toBe('503 clink_busy');
    expect(calls).toHaveLength(1);
  });

  it('is repeated for a status, too', async () => {
    const { handler, calls } = createTestHandler((_call, count) =>
      count === 1
        ? new Response('', { status: 429 })
        : envelope({ sessionId: 'sess_1', status: 'open', paymentStatus: 'unpaid' }),
    );
    expect(await (await handler(getStatus())).json()).toMatchObject({ status: 'open' });
    expect(calls).toHaveLength(2);
  });
});

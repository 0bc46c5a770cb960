import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readSession } from '../../src/checkout/readSession.ts';
import { requestSession } from '../../src/checkout/requestSession.ts';
import type { SessionEndpoint } from '../../src/checkout/requestSession.ts';
import type { SessionRequest } from '../../src/protocol/SessionRequest.ts';

const RETURN_URL = 'https://shop.example/{ELEMENTS_SESSION_ID}';
const REQUEST: SessionRequest = { cartId: 'c_1', uiMode: 'elements', returnUrl: RETURN_URL };
const REPLY = { sessionId: 'sess_1', publishKey: 'pk_test_1' };

type Answer = [status: number, headers?: Record<string, string>] | 'reset' | 'silent';

const response = ([status, headers = {}]: [number, Record<string, string>?]): Response =>
  new Response(JSON.stringify(status === 200 ? REPLY : { code: 'SOME_RULE', detail: 'canary sentence' }), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

/** When each request came, in milliseconds since the first, and the key it brought. */
let requests: { readonly at: number; readonly key: string | null }[];
let start = 0;

/** The endpoint answers one after the other, the last one for ever. */
function answer(...answers: Answer[]): void {
  requests = [];
  vi.stubGlobal('fetch', async (_url: string, { headers, signal }: RequestInit) => {
    // As a browser does: nothing is sent with a signal that is aborted.
    signal?.throwIfAborted();
    requests.push({ at: Date.now() - start, key: new Headers(headers).get('Idempotency-Key') });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (next === 'silent') {
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('abort'))));
    }
    if (next === undefined || next === 'reset') throw new TypeError('Failed to fetch');
    return response(next);
  });
}

/** Asks, until all is over: the session, or the error. */
async function outcomeOf(endpoint: string | SessionEndpoint = '/api/session'): Promise<unknown> {
  start = Date.now();
  const asked = requestSession({ endpoint }, REQUEST, 'key_1')
    .then(({ reply, time }) =>
      readSession(reply, { returnUrl: RETURN_URL, allowedReturnOrigins: ['https://shop.example'] }, time),
    )
    .catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return asked;
}

const gaps = (): number[] => requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0));
const SESSION = expect.objectContaining({ sessionId: 'sess_1' });
const failure = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const httpDate = (milliseconds: number): string => new Date(Date.now() + milliseconds).toUTCString();

beforeEach(() => {
  // On a whole second, as HTTP dates are.
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12) });
});

describe('an endpoint that fails and then works', () => {
  it.each<[name: string, answers: Answer[], requests: number, outcome: unknown]>([
    ['at once', [[200]], 1, SESSION],
    ['after one failure', [[503], [200]], 2, SESSION],
    ['after two', [[500], [502], [200]], 3, SESSION],
    ['after a reset and a 429', ['reset', [429], [200]], 3, SESSION],
    ['too late', [[500], [500], [500], [200]], 3, failure('endpoint_error', { retryable: true })],
    ['never, by resets', ['reset'], 3, failure('network_error', { retryable: true })],
    [
      'not after a refusal that follows',
      [[503], [403], [200]],
      2,
      failure('endpoint_error', { status: 403 }),
    ],
    ['not after silence', ['silent'], 1, failure('timeout', { retryable: true })],
    ['not after a failure and silence', [[503], 'silent'], 2, failure('timeout', { retryable: true })],
  ])('%s: so many requests with one key, and that outcome (case 37)', async (_, answers, count, outcome) => {
    answer(...answers);
    expect(await outcomeOf()).toEqual(outcome);
    expect(requests.map(({ key }) => key)).toEqual(Array.from({ length: count }, () => 'key_1'));
    expect(Date.now() - start).toBeLessThanOrEqual(15_000);
  });

  it('is given longer and longer, by chance a little more or less (case 37)', async () => {
    const seen: number[][] = [];
    for (let round = 0; round < 50; round += 1) {
      answer([503]);
      await outcomeOf();
      seen.push(gaps());
    }
    for (const [first = 0, second = 0] of seen) {
      expect(first).toBeGreaterThanOrEqual(300);
      expect(first).toBeLessThanOrEqual(500);
      expect(second).toBeGreaterThanOrEqual(900);
      expect(second).toBeLessThanOrEqual(1500);
    }
    expect(new Set(seen.flat()).size).toBeGreaterThan(20);
  });

  it.each<[name: string, header: () => string, from: number, to: number]>([
    ['three seconds', () => '3', 3000, 3000],
    ['a date in four seconds', () => httpDate(4000), 4000, 4000],
    ['a date that has passed', () => httpDate(-60_000), 300, 500],
    ['none', () => '0', 300, 500],
    ['a negative one', () => '-7', 300, 500],
    ['no time at all', () => 'soon', 300, 500],
  ])('is waited for as long as it asks: %s (case 37)', async (_, header, from, to) => {
    answer([429, { 'Retry-After': header() }], [200]);
    expect(await outcomeOf()).toEqual(SESSION);
    expect(gaps()).toHaveLength(1);
    expect(gaps()[0]).toBeGreaterThanOrEqual(from);
    expect(gaps()[0]).toBeLessThanOrEqual(to);
  });

  it.each([() => '3600', () => httpDate(86_400_000), () => '9'.repeat(20)])(
    'and wants hours is told at once, with what it said, and not asked again (case 37)',
    async (header) => {
      answer([503, { 'Retry-After': header() }], [200]);
      expect(await outcomeOf()).toMatchObject({ code: 'endpoint_error', status: 503, retryable: true });
      expect(Date.now() - start).toBeLessThan(1000);
      expect(requests).toHaveLength(1);
    },
  );
});

describe('an endpoint that refuses', () => {
  it.each([400, 401, 403, 404, 409, 422])(
    'with %i is asked once; its code is told, and nothing else of what it said (case 38)',
    async (status) => {
      answer([status], [200]);
      const error = await outcomeOf();
      expect(error).toEqual(failure('endpoint_error', { status, clinkCode: 'SOME_RULE', retryable: false }));
      expect(requests).toHaveLength(1);
      expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('canary');
    },
  );

  it('since it is at this very key already is asked again when it says to (cases 38, 89)', async () => {
    answer([409, { 'Retry-After': '2' }], [409, { 'Retry-After': '1' }], [200]);
    expect(await outcomeOf()).toEqual(SESSION);
    expect(requests.map(({ key }) => key)).toEqual(['key_1', 'key_1', 'key_1']);
    expect(gaps()[0]).toBe(2000);
  });

  it('for longer than that leaves another try to the shopper (cases 38, 89)', async () => {
    answer([409, { 'Retry-After': '1' }]);
    expect(await outcomeOf()).toEqual(failure('endpoint_error', { status: 409, retryable: true }));
    expect(requests).toHaveLength(3);
  });
});

describe('a function in place of an endpoint', () => {
  const bomb = {
    get sessionId(): string {
      throw new Error('boom');
    },
  };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;

  it.each<[name: string, endpoint: () => unknown, outcome: unknown]>([
    [
      'throws at once',
      () => {
        throw new RangeError('mine');
      },
      failure('endpoint_error', { cause: new RangeError('mine') }),
    ],
    ['rejects with nothing', () => Promise.reject(), failure('endpoint_error')],
    ['answers undefined', () => undefined, failure('invalid_response')],
    ['answers null', async () => null, failure('invalid_response')],
    ['never settles', () => new Promise(() => {}), failure('timeout')],
    ['answers what explodes when it is read', () => bomb, failure('endpoint_error')],
    ['answers a proxy that is dead', () => [proxy], failure('endpoint_error')],
    ['answers a circle', () => circle, failure('endpoint_error')],
    ['answers with a function', () => () => REPLY, failure('invalid_response')],
    ['answers with the Response itself', () => response([200]), failure('invalid_response')],
    [
      'answers a thenable that settles twice and then throws',
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- what is tested
        then(resolve: (value: unknown) => void, reject: (reason: unknown) => void) {
          resolve(REPLY);
          reject(new Error('late'));
          throw new Error('later');
        },
      }),
      SESSION,
    ],
    [
      'answers a thenable that throws',
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- what is tested
        then() {
          throw new Error('boom');
        },
      }),
      failure('endpoint_error'),
    ],
  ])('that %s ends with that, within the limit (case 44)', async (_, endpoint, outcome) => {
    const called = vi.fn(endpoint);
    expect(await outcomeOf(called as SessionEndpoint)).toEqual(outcome);
    expect(called).toHaveBeenCalledOnce();
    expect(Date.now() - start).toBeLessThanOrEqual(15_000);
  });

  it('is told by its signal when it took too long (case 44)', async () => {
    let signal: AbortSignal | undefined;
    await outcomeOf((_request, context) => {
      ({ signal } = context);
      return new Promise(() => {});
    });
    expect(signal?.aborted).toBe(true);
  });
});

import { act, render, screen, waitFor } from '@testing-library/react';
import * as fc from 'fast-check';
import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReturn } from '../../src/checkout/createReturn.ts';
import { useCheckoutReturn } from '../../src/index.ts';
import type { CheckoutReturnOptions } from '../../src/index.ts';
import { isSessionId } from '../../src/protocol/sessionId.ts';
import { connectReturn } from '../../src/react/connectReturn.ts';
import { takeSessionId } from '../../src/react/takeSessionId.ts';

const ENDPOINT = '/api/checkout';

/** Requests as they reached the network. */
let requests: { readonly url: URL; readonly init: RequestInit }[];
/** What the endpoint answers to the session that it is asked for. */
let answer: (sessionId: string) => Response | Promise<Response>;

const status = (sessionId: string, paymentStatus: string, word = 'open'): Response =>
  Response.json({ sessionId, status: word, paymentStatus });

beforeEach(() => {
  requests = [];
  answer = (sessionId) => status(sessionId, 'paid', 'complete');
  vi.stubGlobal('fetch', async (url: URL, init: RequestInit = {}) => {
    requests.push({ url, init });
    return answer(url.searchParams.get('session_id') ?? '');
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function Result(options: Partial<CheckoutReturnOptions>): ReactElement {
  return <output>{useCheckoutReturn({ endpoint: ENDPOINT, ...options }).status}</output>;
}

function arrive(search: string, options: Partial<CheckoutReturnOptions> = {}) {
  history.replaceState(null, '', `/complete${search}`);
  return render(
    <StrictMode>
      <Result {...options} />
    </StrictMode>,
  );
}

const shown = (): string | null => screen.getByRole('status').textContent;

describe('the id in the address', () => {
  const HOSTILE = [
    '../../admin',
    '<img src=x onerror=alert(1)>',
    '__proto__',
    'constructor',
    'sess_1\r\nX-Injected: 1',
    'sess_1\u0000',
    'sess_1&session_id=sess_2',
    'sess_1#',
    '%2e%2e%2f',
    'sеss_1',
    '‮sess_1',
    "sess_1' OR 1=1--",
    'javascript:alert(1)',
    '//evil.example',
    ' sess_1 ',
    'x'.repeat(129),
  ];
  const ids = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.tuple(fc.constantFrom('sess_1', 'sess_é'), fc.string({ maxLength: 3 })).map((parts) => parts.join('')),
    fc.stringMatching(/^[A-Za-z0-9_-]{1,140}$/),
  );

  it('of ten thousand kinds is asked for when it is one, as it is, and never otherwise (case 67)', () => {
    let valid = 0;
    const property = fc.property(ids, fc.boolean(), fc.boolean(), (id, encoded, stays) => {
      const search = encoded ? new URLSearchParams({ session_id: id }).toString() : `session_id=${id}`;
      history.replaceState(null, '', '/complete');
      try {
        history.replaceState(null, '', `/complete?${search}`);
      } catch {
        // No address of this page: nobody can arrive with it.
        return true;
      }
      const found = new URLSearchParams(location.search).getAll('session_id');
      const isOne = found.length === 1 && /^[A-Za-z0-9_-]{1,128}$/.test(found[0] ?? '');
      requests = [];
      const store = connectReturn({ endpoint: ENDPOINT });
      const leave = store.open(takeSessionId('session_id', stays));
      leave();
      if (!isOne) return store.getState().status === 'invalid' && requests.length === 0;
      valid += 1;
      const [url, ...more] = requests.map((request) => request.url);
      const address = `${location.origin}${ENDPOINT}?session_id=${found[0]}`;
      return more.length === 0 && url?.hash === '' && `${url.href}&`.startsWith(`${address}&`);
    });
    fc.assert(property, { numRuns: 10_000 });
    expect(valid).toBeGreaterThan(500);
    expect(({} as { sess_1?: unknown }).sess_1).toBeUndefined();
  }, 60_000);

  it('of ten megabytes costs next to nothing, and nobody is asked (case 67)', () => {
    const huge = 'A'.repeat(10_000_000);
    const started = performance.now();
    expect(isSessionId(huge)).toBe(false);
    expect(isSessionId(`${huge}!`)).toBe(false);
    vi.stubGlobal('location', { search: `?session_id=${huge}`, pathname: '/complete', href: '' });
    expect(takeSessionId('session_id', false)).toBeNull();
    // Parsing the address is the platform's own; anything but linear would take hours.
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('that is hostile shows no result, and nothing of itself (case 67)', async () => {
    for (const id of HOSTILE) {
      const page = arrive(`?${new URLSearchParams({ session_id: id })}`);
      await act(async () => {});
      if (!isSessionId(id)) expect(shown()).toBe('invalid');
      page.unmount();
    }
    expect(
      requests.map(({ url }) => url.searchParams.get('session_id')).filter((id) => !isSessionId(id)),
    ).toEqual([]);
  });

  it('given as an option is held to the same (case 67)', async () => {
    for (const id of HOSTILE.filter((hostile) => !isSessionId(hostile))) {
      const page = arrive('', { sessionId: id });
      await act(async () => {});
      expect(shown()).toBe('invalid');
      page.unmount();
    }
    expect(requests).toEqual([]);
  });
});

describe('a webhook that is slower than the browser', () => {
  it('by any number of polls up to forty is waited for calmly, and never called a failure (case 69)', async () => {
    vi.useFakeTimers();
    const all = Array.from({ length: 41 }, (_, polls) => {
      let asked = 0;
      const said: string[] = [];
      const store = createReturn({
        requestStatus: async (sessionId) => {
          asked += 1;
          const paid = asked > polls;
          return {
            sessionId,
            status: paid ? 'complete' : 'open',
            paymentStatus: paid ? 'paid' : 'processing',
          };
        },
        isAwake: () => true,
        onWake: () => () => {},
      });
      store.subscribe(() => said.push(store.getState().status));
      store.open('sess_1');
      return { polls, store, said, asked: () => asked };
    });
    await vi.advanceTimersByTimeAsync(135_000);
    for (const { polls, store, said, asked } of all) {
      const inTime = polls < asked();
      expect(store.getState().status, String(polls)).toBe(inTime ? 'paid' : 'processing');
      expect(said).toEqual(inTime ? ['confirming', 'paid'] : ['confirming', 'processing']);
    }
    // Some within the two minutes, some beyond.
    expect(all[10]?.store.getState().status).toBe('paid');
    expect(all[40]?.store.getState().status).toBe('processing');
    for (let round = 0; round < 4; round += 1) {
      for (const { store } of all) store.recheck();
      await vi.advanceTimersByTimeAsync(135_000);
    }
    expect(new Set(all.map(({ store }) => store.getState().status))).toEqual(new Set(['paid']));
    expect(all.flatMap(({ said }) => said)).not.toContain('failed');
  });

  it('is asked for less and less often, by chance a little more or less (case 69)', async () => {
    vi.useFakeTimers();
    const times: number[][] = Array.from({ length: 20 }, () => []);
    for (const asked of times) {
      createReturn({
        requestStatus: async (sessionId) => {
          asked.push(Date.now());
          return { sessionId, status: 'open', paymentStatus: 'unpaid' };
        },
        isAwake: () => true,
        onWake: () => () => {},
      }).open('sess_1');
    }
    await vi.advanceTimersByTimeAsync(300_000);
    for (const asked of times) {
      const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
      expect(gaps[0]).toBeGreaterThanOrEqual(850);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(11_500);
      expect(gaps[0]).toBeLessThan(gaps.at(-1) ?? 0);
      expect((asked.at(-1) ?? 0) - (asked[0] ?? 0)).toBeLessThan(135_000);
    }
    expect(new Set(times.map((asked) => (asked[1] ?? 0) - (asked[0] ?? 0))).size).toBeGreaterThan(5);
  });
});

describe('asking for the result', () => {
  const advance = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
  const setVisible = (visible: boolean): void => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    answer = (sessionId) => status(sessionId, 'unpaid');
  });

  it('reads past every cache, and brings the page’s own cookies only (case 71)', async () => {
    arrive('?session_id=sess_71a');
    await advance(5000);
    expect(requests.length).toBeGreaterThan(2);
    for (const { init } of requests) {
      expect(init).toMatchObject({ cache: 'no-store', credentials: 'same-origin' });
      expect(init.method ?? 'GET').toBe('GET');
      expect(init.body).toBeUndefined();
    }
  });

  it('pauses while the page is hidden, and goes on at once when it is seen (case 71)', async () => {
    arrive('?session_id=sess_71b');
    await advance(10);
    setVisible(false);
    await advance(600_000);
    const before = requests.length;
    await advance(600_000);
    expect(requests).toHaveLength(before);
    answer = (sessionId) => status(sessionId, 'paid', 'complete');
    setVisible(true);
    await advance(0);
    expect(requests).toHaveLength(before + 1);
    expect(shown()).toBe('paid');
  });

  it('pauses while the browser is offline, and goes on at once when it is back (case 71)', async () => {
    arrive('?session_id=sess_71c');
    await advance(10);
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await advance(600_000);
    const before = requests.length;
    await advance(600_000);
    expect(requests).toHaveLength(before);
    expect(shown()).toBe('confirming');
    onLine.mockReturnValue(true);
    answer = (sessionId) => status(sessionId, 'paid', 'complete');
    window.dispatchEvent(new Event('online'));
    await advance(0);
    expect(shown()).toBe('paid');
  });

  it('is given up when the page is left: the request under way is aborted, and none follows (case 71)', async () => {
    answer = () => new Promise(() => {});
    const page = arrive('?session_id=sess_71d');
    await advance(10);
    const last = requests.at(-1)?.init.signal;
    expect(last?.aborted).toBe(false);
    page.unmount();
    expect(last?.aborted).toBe(true);
    const before = requests.length;
    await advance(600_000);
    window.dispatchEvent(new Event('focus'));
    await advance(600_000);
    expect(requests).toHaveLength(before);
  });

  it.each([401, 403])('ends where the server will not say: %i (case 71)', async (refusal) => {
    answer = () => Response.json({ code: 'not_authorized' }, { status: refusal });
    arrive(`?session_id=sess_71e_${refusal}`);
    await advance(10);
    const before = requests.length;
    await advance(600_000);
    window.dispatchEvent(new Event('focus'));
    await advance(600_000);
    expect(shown()).toBe('failed');
    expect(requests).toHaveLength(before);
  });

  it('bears with 404 until the webhook has come, and ends where none comes (case 71)', async () => {
    answer = () => Response.json({}, { status: 404 });
    const early = arrive('?session_id=sess_71f');
    await advance(20_000);
    expect(shown()).toBe('confirming');
    answer = (sessionId) => status(sessionId, 'paid', 'complete');
    await advance(11_500);
    expect(shown()).toBe('paid');
    early.unmount();

    answer = () => Response.json({}, { status: 404 });
    arrive('?session_id=sess_71g');
    await advance(60_000);
    expect(shown()).toBe('failed');
    const before = requests.length;
    await advance(600_000);
    expect(requests).toHaveLength(before);
  });
});

describe('a page that is reloaded', () => {
  const PAGE = Symbol.for('react-clink-checkout.page');
  afterEach(() => {
    Reflect.deleteProperty(globalThis, PAGE);
  });

  it('five times, and then shared, changes nothing: reads only, and onPaid once for each page (case 72)', async () => {
    const onPaid = vi.fn();
    let address = '/complete?session_id=sess_72&cart=1';
    for (let page = 0; page < 6; page += 1) {
      Reflect.deleteProperty(globalThis, PAGE);
      // The last one is somebody else's browser, with the link as it was sent.
      if (page === 5) {
        sessionStorage.clear();
        address = '/complete?session_id=sess_72&cart=1';
      }
      onPaid.mockClear();
      const { unmount } = arrive(address.slice('/complete'.length), { onPaid });
      await waitFor(() => expect(shown()).toBe('paid'));
      await act(async () => window.dispatchEvent(new Event('focus')));
      expect(onPaid.mock.calls).toEqual([['sess_72']]);
      unmount();
      address = `${location.pathname}${location.search}`;
    }
    expect(requests.length).toBeGreaterThanOrEqual(6);
    for (const { url, init } of requests) {
      expect(init.method ?? 'GET').toBe('GET');
      expect(init.body).toBeUndefined();
      expect(url.pathname).toBe(ENDPOINT);
    }
  });
});

import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps, renderCheckout } from '../react/renderCheckout.tsx';

beforeEach(resetPage);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const statusOf = (): string | undefined => region().dataset['status'];
const until = (status: string): Promise<void> => waitFor(() => expect(statusOf()).toBe(status));

describe('a tab that slept past the end of the session', () => {
  const HOUR = 3_600_000;

  /** Ready, and then asleep for two hours: no timer has run meanwhile. */
  async function sleep(): Promise<FakeClink> {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { fake } = renderCheckout({}, { sessionLifetime: HOUR });
    await until('ready');
    vi.clearAllTimers();
    vi.setSystemTime(Date.now() + 2 * HOUR);
    expect(statusOf()).toBe('ready');
    return fake;
  }

  it.each([
    ['visibilitychange', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['pageshow', () => window.dispatchEvent(new Event('pageshow'))],
    ['focus', () => window.dispatchEvent(new Event('focus'))],
    ['online', () => window.dispatchEvent(new Event('online'))],
    ['the pay button', () => screen.getByRole('button', { name: /^Pay/ }).click()],
  ])('finds out by the clock on %s, and pays nothing (case 60)', async (_, wake) => {
    const fake = await sleep();
    await act(async () => {
      wake();
    });
    expect(statusOf()).toBe('expired');
    expect(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    expect(fake.calls).not.toContain('submit');
    expect(fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true]);
  });

  it('finds out when it is seen, and not before (case 60)', async () => {
    await sleep();
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(statusOf()).toBe('ready');
    visibility.mockReturnValue('visible');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(statusOf()).toBe('expired');
  });
});

describe('a clock that is wrong', () => {
  const NOW = Date.UTC(2026, 10, 22, 12);
  const HOUR = 3_600_000;
  const YEAR = 365 * 24 * HOUR;
  const LIFETIME = 30 * 60_000;

  /** A checkout on a browser whose clock is off, with an endpoint whose clock is right. */
  async function open(skew: number, expireTime: unknown, tellsTime: boolean): Promise<FakeClink> {
    vi.useFakeTimers({ now: NOW + skew, shouldAdvanceTime: true });
    const fake = createFakeClink();
    vi.stubGlobal('fetch', async () =>
      Response.json(
        { sessionId: `sess_clock_${skew}`, publishKey: 'pk_test_1', environment: 'sandbox', expireTime },
        { headers: tellsTime ? { Date: new Date(NOW).toUTCString() } : {} },
      ),
    );
    render(<ClinkCheckout {...checkoutProps(fake)} endpoint="/api/session" />);
    await until('ready');
    return fake;
  }

  const SKEWS = [
    ['an hour ahead', HOUR],
    ['an hour behind', -HOUR],
    ['a year ahead', YEAR],
    ['a year behind', -YEAR],
  ] as const;
  const FORMS: [string, unknown][] = [
    ['milliseconds', NOW + LIFETIME],
    ['seconds', (NOW + LIFETIME) / 1000],
    ['a text of seconds', String((NOW + LIFETIME) / 1000)],
    ['ISO 8601', new Date(NOW + LIFETIME).toISOString()],
  ];
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

  it.each(SKEWS.flatMap(([name, skew]) => FORMS.map(([form, value]) => [name, form, skew, value] as const)))(
    '%s, with the end in %s, changes nothing where the reply tells the time (case 62)',
    async (_name, _form, skew, value) => {
      await open(skew, value, true);
      await pass(LIFETIME - 5000);
      expect(statusOf()).toBe('ready');
      await pass(10_000);
      expect(statusOf()).toBe('expired');
    },
  );

  it.each(SKEWS)('%s does not end a fresh session where it does not (case 62)', async (_, skew) => {
    await open(skew, NOW + LIFETIME, false);
    act(() => void window.dispatchEvent(new Event('focus')));
    await pass(LIFETIME - 5000);
    expect(statusOf()).toBe('ready');
  });

  it.each([null, NaN, '', 0, -1, -NOW, '0', 'tomorrow', '2026-99-99', {}, [], true, 1e300, 'Infinity'])(
    'and an end that is none (%j): no end is guessed, however long it lasts (case 62)',
    async (value) => {
      await open(0, value, true);
      await pass(40 * 24 * HOUR);
      act(() => void window.dispatchEvent(new Event('focus')));
      expect(statusOf()).toBe('ready');
    },
  );
});

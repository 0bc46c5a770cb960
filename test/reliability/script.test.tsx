import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadScript } from '../../src/elements/loadScript.ts';
import { ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';

let scripts = 0;
let online = true;
let fake: FakeClink;
const onError = vi.fn();

beforeEach(() => {
  resetPage();
  scripts += 1;
  fake = createFakeClink();
  online = true;
  onError.mockReset();
  vi.useFakeTimers();
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
});
afterEach(() => vi.useRealTimers());

/** A checkout that loads the SDK by its own script. */
async function openCheckout(change: Partial<ClinkCheckoutProps> = {}): Promise<void> {
  const props = {
    ...checkoutProps(fake),
    loadElements: undefined,
    sdkUrl: `/reliability-${scripts}.js`,
    onError,
  };
  render(<ClinkCheckout {...props} {...change} />);
  await advance(0);
}

async function advance(milliseconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
}

const tags = (): HTMLScriptElement[] =>
  [...document.scripts].filter(({ src }) => src.includes('/reliability-'));

/** What the network, and the bytes that came, make of the tag that is waiting. */
async function settleTag(outcome: 'load' | 'error', global?: unknown): Promise<void> {
  const [tag, ...others] = tags();
  if (!tag || others.length > 0) throw new Error(`${tags().length} tags are in the page`);
  if (global !== undefined) vi.stubGlobal('ClinkElements', global);
  await act(async () => void fireEvent(tag, new Event(outcome)));
  // Longer than the pause before the next try.
  await advance(600);
}

const arrive = () => settleTag('load', { loadClinkElements: fake.loadElements });
const pressRetry = async (): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await advance(0);
};

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const status = (): string | null => region().getAttribute('data-status');

/** Usable, with one of everything. */
function expectReady(): void {
  expect(status()).toBe('ready');
  expect(tags()).toHaveLength(1);
  expect(fake.sessions).toHaveLength(1);
  expect(fake.instances).toHaveLength(1);
  expect(fake.misuses).toEqual([]);
}

describe('a script that fails', () => {
  it.each([0, 1, 2])('%i times and then comes is not noticed (case 21)', async (failures) => {
    await openCheckout();
    for (let count = 0; count < failures; count += 1) await settleTag('error');
    await arrive();
    expectReady();
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([3, 4, 5])(
    '%i times is told, leaves no tag, and comes by a retry an hour later (case 21)',
    async (failures) => {
      await openCheckout();
      for (let count = 0; count < 3; count += 1) await settleTag('error');
      expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'sdk_blocked' }));
      expect(tags()).toEqual([]);
      await advance(3_600_000);
      await pressRetry();
      for (let count = 3; count < failures; count += 1) await settleTag('error');
      await arrive();
      expectReady();
    },
  );

  it.each([
    [0, 112, 300],
    [1, 187, 500],
  ])('is asked for after pauses that grow, and differ by chance %d (case 21)', async (chance, ...pauses) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    await openCheckout();
    for (const pause of pauses) {
      await act(async () => void document.scripts[0]?.dispatchEvent(new Event('error')));
      await advance(pause - 1);
      expect(tags()).toHaveLength(0);
      await advance(2);
      expect(tags()).toHaveLength(1);
    }
    await arrive();
    expectReady();
  });
});

describe('a script that neither loads nor fails', () => {
  it('is told after 15 s, and its late bytes change nothing by themselves (case 22)', async () => {
    await openCheckout();
    const [tag] = tags();
    await advance(14_900);
    expect(status()).toBe('loading');
    await advance(200);
    expect(status()).toBe('failed');
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'sdk_timeout', retryable: true }),
    );
    expect(tags()).toEqual([]);
    vi.stubGlobal('ClinkElements', { loadClinkElements: fake.loadElements });
    await act(async () => void tag?.dispatchEvent(new Event('load')));
    await advance(1000);
    expect(status()).toBe('failed');
    expect(fake.instances).toEqual([]);
    await pressRetry();
    expect(status()).toBe('ready');
  });

  it('is asked for by a fresh tag at a retry, with the same session (case 22)', async () => {
    await openCheckout();
    const [first] = tags();
    await advance(15_100);
    await pressRetry();
    expect(tags()).toHaveLength(1);
    expect(tags()[0]).not.toBe(first);
    await arrive();
    expectReady();
  });
});

it('fifty who ask for a script that fails are told alike, of one tag at a time (case 30)', async () => {
  const url = `${location.origin}/reliability-${scripts}.js`;
  const asking = Promise.allSettled(Array.from({ length: 50 }, () => loadScript({ url })));
  for (let count = 0; count < 3; count += 1) await settleTag('error');
  const outcomes = await asking;
  const reasons = new Set(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason));
  expect(reasons.size).toBe(1);
  expect(outcomes[0]).toMatchObject({ status: 'rejected', reason: { code: 'sdk_blocked' } });
});

describe('what loads and is not the SDK', () => {
  it.each([
    ['nothing, as of an empty file, a page or a syntax error', undefined],
    ['another script’s number', 1],
    ['an object without the function', {}],
    ['an object with something else in its place', { loadClinkElements: 'load' }],
    ['an element with that id', document.createElement('form')],
  ])('(%s) is told as such, and the SDK is taken once it comes (case 26)', async (_what, global) => {
    await openCheckout();
    for (let count = 0; count < 3; count += 1) await settleTag('load', global);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'sdk_invalid', retryable: true }),
    );
    expect(tags()).toEqual([]);
    await pressRetry();
    await arrive();
    expectReady();
  });

  it.each([
    ['nothing', () => undefined],
    ['an empty object', () => ({})],
    ['something that can be listened to and nothing else', () => ({ on: () => {} })],
    ['text', () => 'instance'],
  ])('(a version that makes %s) is told as a typed error (case 26)', async (_what, load) => {
    await openCheckout();
    await settleTag('load', { loadClinkElements: load });
    await advance(1000);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ name: 'CheckoutError', code: 'unknown', phase: 'mount' }),
    );
    expect(screen.getByRole('status')).not.toHaveTextContent(/TypeError|undefined|function/);
  });
});

it('a page that is offline at first posts nothing, and goes on by itself once it is online (case 28)', async () => {
  online = false;
  const post = vi.fn(async () =>
    Response.json({
      sessionId: `sess_offline_${scripts}`,
      publishKey: 'pk_test_1',
      environment: 'sandbox',
    }),
  );
  vi.stubGlobal('fetch', post);
  await openCheckout({ endpoint: '/api/session' });
  await settleTag('error');
  await advance(60_000);
  expect(post).not.toHaveBeenCalled();
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'offline' }));
  expect(screen.getByRole('status')).toHaveTextContent(/offline/i);
  online = true;
  await act(async () => void fireEvent(window, new Event('online')));
  await advance(0);
  await arrive();
  expect(status()).toBe('ready');
  expect(post).toHaveBeenCalledTimes(1);
});

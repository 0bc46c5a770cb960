import { QueryClient } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageState } from '../../src/checkout/pageState.ts';
import { CheckoutError, ClinkCheckout, prefetchCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from './renderCheckout.tsx';

let client: QueryClient;
let fake: FakeClink;
let props: ClinkCheckoutProps;
beforeEach(() => {
  resetPage();
  client = new QueryClient();
  fake = createFakeClink();
  props = { ...checkoutProps(fake), queryClient: client };
});

afterEach(() => vi.useRealTimers());

const untilMade = (count: number) => waitFor(() => expect(fake.sessions).toHaveLength(count));
const untilCached = () => waitFor(() => expect(client.getQueryCache().getAll()[0]?.state.data).toBeTruthy());

async function untilReady(): Promise<void> {
  const region = screen.getByRole('region', { name: 'Checkout' });
  await waitFor(() => expect(region).toHaveAttribute('data-status', 'ready'));
}

/** Opens the checkout, and tells the session that it shows. */
async function openCheckout(): Promise<string> {
  const { unmount } = render(
    <StrictMode>
      <ClinkCheckout {...props} />
    </StrictMode>,
  );
  await untilReady();
  const [sessionId = ''] = pageState().instances.keys();
  unmount();
  await waitFor(() => expect(pageState().instances.size).toBe(0));
  return sessionId;
}

describe('a prefetched checkout', () => {
  it('takes over the session that is there', async () => {
    prefetchCheckout(client, props);
    await untilCached();
    expect(fake.calls).toEqual(['endpoint']);
    expect(await openCheckout()).toBe(fake.sessions[0]?.sessionId);
    expect(fake.calls.filter((call) => call === 'endpoint')).toHaveLength(1);
  });

  it('joins the request that is under way', async () => {
    const held = fake.hold('endpoint');
    prefetchCheckout(client, props);
    prefetchCheckout(client, { ...props, onReady: () => {} });
    render(<ClinkCheckout {...props} />);
    await waitFor(() => expect(fake.calls).toContain('endpoint'));
    held.release();
    await untilReady();
    expect(fake.calls.filter((call) => call === 'endpoint')).toHaveLength(1);
  });

  it('asks again with the same key when the prefetch failed, and nobody was told', async () => {
    const onError = vi.fn();
    props = { ...props, onError };
    const keys: string[] = [];
    const { endpoint } = fake;
    props = {
      ...props,
      endpoint: (request, context) => {
        keys.push(context.idempotencyKey);
        return endpoint(request, context);
      },
    };
    fake.fail('endpoint', new CheckoutError('network_error'));
    prefetchCheckout(client, props);
    await waitFor(() => expect(keys).toHaveLength(1));
    await openCheckout();
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('refuses what the checkout refuses, without a throw and without a request', async () => {
    const broken = { ...props, order: { cartId: 'c', note: 'sk_test_secret1234567890' } };
    const drop = prefetchCheckout(client, broken);
    prefetchCheckout(client, { ...props, returnUrl: 'https://elsewhere.example.com/' });
    drop();
    await act(async () => {});
    expect(fake.calls).toEqual([]);
  });

  it('tells how long the session took', async () => {
    const onDiagnostic = vi.fn();
    prefetchCheckout(client, { ...props, onDiagnostic });
    await waitFor(() =>
      expect(onDiagnostic).toHaveBeenCalledWith({
        type: 'timing',
        detail: 'session',
        duration: expect.any(Number) as number,
        phase: undefined,
      }),
    );
  });
});

describe('a prefetched session that is dropped', () => {
  it('is not used any more', async () => {
    const drop = prefetchCheckout(client, props);
    await untilCached();
    drop();
    await act(async () => {});
    expect(await openCheckout()).toBe(fake.sessions[1]?.sessionId);
    expect(fake.sessions[1]?.idempotencyKey).not.toBe(fake.sessions[0]?.idempotencyKey);
  });

  it('is not used any more when it was still being made', async () => {
    const held = fake.hold('endpoint');
    const drop = prefetchCheckout(client, props);
    drop();
    held.release();
    await untilMade(1);
    await act(async () => {});
    expect(await openCheckout()).toBe(fake.sessions[1]?.sessionId);
  });

  it('stays where a checkout shows it', async () => {
    const drop = prefetchCheckout(client, props);
    const { rerender } = render(<ClinkCheckout key="a" {...props} />);
    await untilReady();
    drop();
    await act(async () => {});
    rerender(<ClinkCheckout key="b" {...props} />);
    await untilReady();
    expect(fake.sessions).toHaveLength(1);
  });

  it('stays where it may have been paid', async () => {
    const drop = prefetchCheckout(client, props);
    const { unmount } = render(<ClinkCheckout {...props} />);
    await untilReady();
    act(() => fake.enableSubmit());
    act(() => screen.getByRole('button', { name: /^Pay/ }).click());
    act(() => fake.pend());
    unmount();
    drop();
    await act(async () => {});
    render(<ClinkCheckout {...props} />);
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/being confirmed/));
    expect(fake.sessions).toHaveLength(1);
  });
});

const gone = () => waitFor(() => expect(pageState().instances.size).toBe(0));
const pause = (milliseconds: number) =>
  act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)));

describe('a prefetched session beside others', () => {
  it.each([
    ['is paying', 'pending', () => fake.pend()],
    ['has paid', 'complete', () => fake.succeed()],
  ])(
    'does not take the place of one that a wallet in the frame %s past its time',
    async (_, status, tell) => {
      fake = createFakeClink({ sessionLifetime: 60_000 });
      props = { ...checkoutProps(fake), queryClient: client };
      const { unmount } = render(<ClinkCheckout {...props} />);
      await untilReady();
      act(() => fake.showSubmit(false));
      const later = Date.now() + 61_000;
      vi.spyOn(Date, 'now').mockImplementation(() => later);
      act(() => void document.dispatchEvent(new Event('visibilitychange')));
      const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
      expect(region()).toHaveAttribute('data-status', 'ready');
      // The pointer passes over the link to the checkout.
      prefetchCheckout(client, props);
      await pause(20);
      act(tell);
      expect(region()).toHaveAttribute('data-status', status);
      unmount();
      await gone();
      render(<ClinkCheckout {...props} />);
      await waitFor(() => expect(region().dataset['status']).toMatch(/complete|loading|mounting|ready/));
      expect(fake.sessions).toHaveLength(1);
    },
  );

  it('stays where a wallet in its form may be paying it', async () => {
    const drop = prefetchCheckout(client, props);
    const { unmount } = render(<ClinkCheckout {...props} />);
    await untilReady();
    act(() => fake.showSubmit(false));
    // The drawer is closed while the wallet's sheet is open.
    unmount();
    drop();
    await gone();
    render(<ClinkCheckout {...props} />);
    await untilReady();
    expect(fake.sessions).toHaveLength(1);
  });

  it('stays in StrictMode, where the effect that prefetches runs twice', async () => {
    function Drawer() {
      useEffect(() => prefetchCheckout(client, props), []);
      return null;
    }
    render(
      <StrictMode>
        <Drawer />
      </StrictMode>,
    );
    await pause(20);
    render(<ClinkCheckout {...props} />);
    await untilReady();
    expect(fake.sessions).toHaveLength(1);
  });

  it('stays where another prefetch of the order has asked for it', async () => {
    const drop = prefetchCheckout(client, props);
    prefetchCheckout(client, props);
    await pause(20);
    drop();
    await pause(20);
    render(<ClinkCheckout {...props} />);
    await untilReady();
    expect(fake.sessions).toHaveLength(1);
  });

  it('is kept for five minutes, however long the client keeps others', async () => {
    client = new QueryClient({ defaultOptions: { queries: { gcTime: Infinity } } });
    props = { ...props, queryClient: client };
    vi.useFakeTimers();
    prefetchCheckout(client, props);
    await vi.advanceTimersByTimeAsync(20);
    expect(client.getQueryCache().getAll()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5 * 60_000 + 1000);
    expect(client.getQueryCache().getAll()).toHaveLength(0);
  });
});

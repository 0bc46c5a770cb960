import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { StrictMode, Suspense } from 'react';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageState } from '../../src/checkout/pageState.ts';
import { ClinkCheckout, useCheckoutSession } from '../../src/index.ts';
import type { CheckoutSessionResult, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink, sdkError } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';

// React 18 has none; there hiding is unmounting.
const { Activity = ({ mode, children }) => (mode === 'visible' ? children : null) } = React as {
  Activity?: ComponentType<{ mode: 'visible' | 'hidden'; children: ReactNode }>;
};

let fake: FakeClink;
let props: ClinkCheckoutProps;
beforeEach(() => {
  resetPage();
  fake = createFakeClink({ strict: false });
  props = checkoutProps(fake);
});

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const untilStatus = (status: string) =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status));
const count = (call: string): number => fake.calls.filter((made) => made === call).length;
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 5))));
const live = (): number => fake.instances.filter(({ isDestroyed }) => !isDestroyed).length;

/** Nothing of the checkout is left, and nothing was done to the SDK that it forbids. */
function expectNothingLeft(): void {
  expect(live()).toBe(0);
  expect(count('destroy')).toBe(fake.instances.length);
  expect(fake.misuses).toEqual([]);
  const leases = fake.sessions.filter(({ sessionId }) => pageState().instances.has(sessionId));
  expect(leases).toEqual([]);
}

/** A merchant's endpoint over the network, and the SDK by a script that comes as soon as it is asked for. */
function serveNetwork(name: string): { props: ClinkCheckoutProps; post: ReturnType<typeof vi.fn> } {
  const post = vi.fn(async (_url: string, init: RequestInit) => {
    const idempotencyKey = new Headers(init.headers).get('Idempotency-Key') ?? '';
    const request = JSON.parse(init.body as string) as Parameters<FakeClink['endpoint']>[0];
    return Response.json(await fake.endpoint(request, { idempotencyKey }));
  });
  vi.stubGlobal('fetch', post);
  const sdkUrl = `${location.origin}/${name}.js`;
  return { props: { ...props, endpoint: '/api/session', loadElements: undefined, sdkUrl }, post };
}

async function deliverScript(): Promise<void> {
  await waitFor(() => expect(document.scripts.length).toBeGreaterThan(0));
  vi.stubGlobal('ClinkElements', { loadClinkElements: fake.loadElements });
  await act(async () => {
    for (const tag of document.scripts) fireEvent.load(tag);
  });
}

describe('StrictMode', () => {
  it('changes nothing: one post, one tag, one instance, the same page as without it (case 1)', async () => {
    const pages = [];
    for (const [name, Mode] of [
      ['strict', StrictMode],
      ['plain', React.Fragment],
    ] as const) {
      resetPage();
      fake = createFakeClink();
      props = { ...checkoutProps(fake), order: { cartId: name } };
      const network = serveNetwork(name);
      const { container } = render(
        <Mode>
          <ClinkCheckout {...network.props} />
        </Mode>,
      );
      await deliverScript();
      await untilStatus('ready');
      expect(network.post).toHaveBeenCalledTimes(1);
      expect(document.scripts).toHaveLength(1);
      expect([fake.instances.length, count('mount paymentMethod'), count('destroy')]).toEqual([1, 1, 0]);
      // React numbers its ids through the whole page.
      pages.push(container.innerHTML.replace(/(id|for|aria-controls|aria-describedby)="[^"]*"/g, ''));
      cleanup();
      await settle();
      expectNothingLeft();
      document.head.replaceChildren();
      vi.unstubAllGlobals();
    }
    expect(pages[0]).toBe(pages[1]);
  });
});

describe('a tree that is not shown', () => {
  it('since something beside it suspends makes nothing, and then one session (cases 1, 2)', async () => {
    let release: () => void = () => {};
    let isThere = false;
    const wait = new Promise<void>((resolve) => {
      release = () => {
        isThere = true;
        resolve();
      };
    });
    function Slow(): ReactElement {
      // oxlint-disable-next-line no-throw-literal -- how every React from 18.0 on is told to wait
      if (!isThere) throw wait;
      return <p>there</p>;
    }
    render(
      <StrictMode>
        <Suspense fallback={<p>waiting</p>}>
          <ClinkCheckout {...props} />
          <Slow />
        </Suspense>
      </StrictMode>,
    );
    await settle();
    expect(fake.calls).toEqual([]);
    expect(pageState().instances.size).toBe(0);
    await act(async () => release());
    await untilStatus('ready');
    expect([count('endpoint'), fake.instances.length]).toEqual([1, 1]);
  });

  it('since it is hidden makes nothing; hidden later and revealed, it goes on with its session (cases 1, 2)', async () => {
    const tree = (mode: 'visible' | 'hidden'): ReactElement => (
      <StrictMode>
        <Activity mode={mode}>
          <ClinkCheckout {...props} />
        </Activity>
      </StrictMode>
    );
    const { rerender, unmount } = render(tree('hidden'));
    await settle();
    expect(fake.calls).toEqual([]);
    for (let times = 1; times <= 5; times += 1) {
      rerender(tree('visible'));
      await untilStatus('ready');
      expect([live(), fake.instances.length, fake.sessions.length]).toEqual([1, times, 1]);
      rerender(tree('hidden'));
      await settle();
      expect(live()).toBe(0);
    }
    unmount();
    await settle();
    expect(count('endpoint')).toBe(1);
    expectNothingLeft();
  });
});

describe('left while it waits', () => {
  it.each(['comes', 'fails'] as const)('for its session, which %s later (cases 3, 29)', async (end) => {
    const held = fake.hold('endpoint');
    const { unmount } = render(<ClinkCheckout {...props} />);
    await untilStatus('creating');
    unmount();
    if (end === 'comes') held.release();
    else held.fail(new Error('down'));
    await settle();
    expect(fake.calls).toEqual(['endpoint']);
    expectNothingLeft();
  });

  it.each(['load', 'error'] as const)('for the script, which ends in %s later (cases 3, 29)', async (end) => {
    const network = serveNetwork(`left-${end}`);
    const { unmount } = render(<ClinkCheckout {...network.props} />);
    await untilStatus('loading');
    unmount();
    if (end === 'load') await deliverScript();
    // As often as it is asked for.
    for (let tries = 0; tries < (end === 'error' ? 3 : 0); tries += 1) {
      for (const tag of document.scripts) fireEvent.error(tag);
      await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 600))));
    }
    await settle();
    expect(fake.calls).not.toContain('mount paymentMethod');
    expect(fake.instances).toHaveLength(end === 'load' ? 1 : 0);
    expectNothingLeft();
  });

  it.each(['comes', 'fails'] as const)('for its instance, which %s later (cases 3, 29)', async (end) => {
    const held = fake.hold('load');
    const { unmount } = render(<ClinkCheckout {...props} />);
    await untilStatus('loading');
    unmount();
    if (end === 'comes') held.release();
    else held.fail(sdkError('SessionLoadError'));
    await settle();
    expect(fake.calls).toEqual(['endpoint', 'load', ...(end === 'comes' ? ['destroy'] : [])]);
    expectNothingLeft();
  });

  it.each(['comes', 'fails'] as const)('for its form, which %s later (cases 3, 29)', async (end) => {
    fake = createFakeClink({ autoReady: false });
    props = checkoutProps(fake);
    const onReady = vi.fn();
    const onError = vi.fn();
    const { unmount } = render(<ClinkCheckout {...props} onReady={onReady} onError={onError} />);
    await waitFor(() => expect(fake.calls).toContain('mount paymentMethod'));
    const { current } = fake;
    unmount();
    if (end === 'comes') current.ready();
    else current.emit('error', sdkError('SessionLoadError'));
    await settle();
    expect([onReady, onError].map((callback) => callback.mock.calls)).toEqual([[], []]);
    expectNothingLeft();
  });
});

describe('another order while the first load is under way', () => {
  it.each([
    ['session', 'endpoint', 'first'],
    ['session', 'endpoint', 'second'],
    ['instance', 'load', 'first'],
    ['instance', 'load', 'second'],
  ] as const)(
    'has its own %s alone, when its %s is answered and the %s comes first (case 5)',
    async (_what, step, order) => {
      const first = fake.hold(step);
      const second = fake.hold(step);
      const { rerender, unmount } = render(<ClinkCheckout {...props} />);
      await waitFor(() => expect(count(step)).toBe(1));
      rerender(<ClinkCheckout {...props} order={{ cartId: `${String(props.order['cartId'])}_next` }} />);
      await waitFor(() => expect(count(step)).toBe(2));
      for (const held of order === 'first' ? [first, second] : [second, first]) {
        held.release();
        await settle();
        expect(live()).toBeLessThan(2);
      }
      await untilStatus('ready');
      const shown = fake.sessions.find(({ request }) => String(request['cartId']).endsWith('_next'));
      expect(fake.current.sessionId).toBe(shown?.sessionId);
      expect(count('mount paymentMethod')).toBe(1);
      unmount();
      await settle();
      expectNothingLeft();
    },
  );

  it.each(['endpoint', 'load'] as const)(
    'joins a remount of the same order to the %s that is under way (case 5)',
    async (step) => {
      const held = fake.hold(step);
      const { rerender } = render(<ClinkCheckout key="first" {...props} />);
      await waitFor(() => expect(count(step)).toBe(1));
      for (const key of ['second', 'third', 'fourth']) {
        rerender(<ClinkCheckout key={key} {...props} />);
        await settle();
      }
      held.release();
      await untilStatus('ready');
      expect([count(step), fake.instances.length]).toEqual([1, 1]);
    },
  );
});

it('nothing reaches an instance after its end, whatever the page still asks for (case 6)', async () => {
  let view: CheckoutSessionResult | undefined;
  function Page(): ReactElement {
    view = useCheckoutSession(props);
    return (
      <section aria-label="Checkout" data-status={view.status}>
        <div ref={view.paymentMethodRef} />
      </section>
    );
  }
  const { unmount } = render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
  await untilStatus('ready');
  unmount();
  await settle();
  const before = fake.calls.length;
  await expect(view?.submit()).resolves.toMatchObject({ ok: false, error: { code: 'not_ready' } });
  await expect(view?.applyPromotionCode('A')).resolves.toMatchObject({ ok: false });
  await expect(view?.clearPromotionCode()).resolves.toMatchObject({ ok: false });
  view?.retry();
  view?.renew();
  view?.paymentMethodRef(document.createElement('div'));
  view?.paymentMethodRef(null);
  await settle();
  expect(fake.calls).toHaveLength(before);
  expectNothingLeft();
});

describe('left while a payment is under way', () => {
  it.each([
    ['submitted', 'ready'],
    ['accepted', 'pending'],
  ] as const)('(%s) it is found again as %s, without a post (case 20)', async (how, found) => {
    let inFlight = false;
    function Page(): ReactElement {
      const view = useCheckoutSession(props);
      inFlight = view.inFlight;
      return (
        <section aria-label="Checkout" data-status={view.status}>
          <div ref={view.paymentMethodRef} />
          <button onClick={() => void view.submit()}>Pay</button>
        </section>
      );
    }
    const { unmount } = render(<Page />);
    await untilStatus('ready');
    expect(inFlight).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Pay' }));
    if (how === 'accepted') act(() => fake.pend());
    expect(inFlight).toBe(true);
    unmount();
    await settle();
    render(<Page />);
    await untilStatus(found);
    expect([count('endpoint'), fake.sessions.length]).toEqual([1, 1]);
    cleanup();
    await settle();
    expectNothingLeft();
  });

  it('it is found again after hours, with the cache emptied meanwhile (case 20)', async () => {
    const queryClient = new QueryClient();
    const element = <ClinkCheckout {...props} queryClient={queryClient} />;
    const { unmount } = render(element);
    await untilStatus('ready');
    act(() => fake.pend());
    unmount();
    queryClient.clear();
    vi.useFakeTimers();
    await vi.advanceTimersByTimeAsync(6 * 3_600_000);
    vi.useRealTimers();
    render(element);
    await untilStatus('pending');
    expect(fake.sessions).toHaveLength(1);
  });
});

it('twenty hot reloads of the library leave one script, one instance, one session (case 14)', async () => {
  const network = serveNetwork('hot');
  const { rerender } = render(<ClinkCheckout {...network.props} />);
  await deliverScript();
  await untilStatus('ready');
  const seen = new Set<unknown>([ClinkCheckout]);
  for (let times = 0; times < 20; times += 1) {
    vi.resetModules();
    const { ClinkCheckout: Reloaded } = await import('../../src/index.ts');
    seen.add(Reloaded);
    rerender(<Reloaded {...network.props} />);
    await untilStatus('ready');
    expect(live()).toBe(1);
  }
  expect(seen.size).toBe(21);
  expect(network.post).toHaveBeenCalledTimes(1);
  expect(document.scripts).toHaveLength(1);
  expect(fake.sessions).toHaveLength(1);
  expect(fake.misuses).toEqual([]);
}, 60_000);

it.each(['endpoint', 'load'] as const)(
  'hot reloads while the %s is waited for join what is under way (case 14)',
  async (step) => {
    const held = fake.hold(step);
    const { rerender } = render(<ClinkCheckout {...props} />);
    await waitFor(() => expect(count(step)).toBe(1));
    for (let times = 0; times < 3; times += 1) {
      vi.resetModules();
      const { ClinkCheckout: Reloaded } = await import('../../src/index.ts');
      rerender(<Reloaded {...props} />);
      await settle();
    }
    held.release();
    await untilStatus('ready');
    expect([count('endpoint'), count('load'), fake.sessions.length]).toEqual([1, 1, 1]);
    expect(fake.misuses).toEqual([]);
  },
  30_000,
);

import { QueryClient } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutProvider, ClinkCheckout, PaymentMethod, useCheckout } from '../../src/index.ts';
import { useCheckoutSession } from '../../src/index.ts';
import type { CheckoutAmount, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink, FakeElements } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps, renderCheckout } from '../react/renderCheckout.tsx';

let fake: FakeClink;
let props: ClinkCheckoutProps;
beforeEach(() => {
  resetPage();
  fake = createFakeClink({ strict: false });
  props = checkoutProps(fake);
});

const region = (name = 'Checkout'): HTMLElement => screen.getByRole('region', { name });
const untilStatus = (status: string, name?: string) =>
  waitFor(() => expect(region(name)).toHaveAttribute('data-status', status));
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 5))));

it('a thousand renders with everything written anew give the same result of the hook, and call nobody (case 9)', async () => {
  const post = vi.fn();
  vi.stubGlobal('fetch', post);
  const results = new Set<unknown>();
  let renders = 0;
  let again: () => void = () => {};
  function Page(): ReactElement {
    const [, setCount] = useState(0);
    again = () => setCount((count) => count + 1);
    renders += 1;
    const view = useCheckoutSession({
      ...props,
      endpoint: (...given) => fake.endpoint(...given),
      loadElements: (options) => fake.loadElements(options),
      order: { ...props.order, ignored: undefined },
      appearance: { theme: 'light', radius: { card: 8 } },
      allowedReturnOrigins: ['https://shop.example'],
      onReady: () => {},
      onAmountChange: () => {},
      onDiagnostic: () => {},
    });
    results.add(view);
    return (
      <section aria-label="Checkout" data-status={view.status}>
        <div ref={view.paymentMethodRef} />
      </section>
    );
  }
  render(<Page />);
  await untilStatus('ready');
  const [calls, different, before] = [fake.calls.length, results.size, renders];
  for (let count = 0; count < 1000; count += 1) act(() => again());
  expect(renders - before).toBe(1000);
  expect(results.size).toBe(different);
  expect(fake.calls).toHaveLength(calls);
  expect(post).not.toHaveBeenCalled();
}, 30_000);

describe('a callback', () => {
  const subscriptions = (): string[] => fake.calls.filter((call) => /^(?:on|off) /.test(call));

  it('is the latest one, however often it is given, taken away and given back, on the same subscriptions (case 11)', async () => {
    const { fake: made, update } = renderCheckout();
    fake = made;
    await untilStatus('ready');
    const before = subscriptions();
    for (let round = 0; round < 20; round += 1) {
      const earlier = vi.fn();
      const latest = vi.fn();
      update({ onAmountChange: earlier });
      update({ onAmountChange: undefined });
      act(() => fake.changeAmount({ totalAmount: 100 + round }));
      update({ onAmountChange: latest });
      act(() => fake.changeAmount({ totalAmount: 200 + round }));
      expect(earlier).not.toHaveBeenCalled();
      expect(latest).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ total: 200 + round }));
    }
    expect(subscriptions()).toEqual(before);
  });

  it('that reads what another one has set reads the latest of it (case 11)', async () => {
    const told: string[] = [];
    function Page(): ReactElement {
      const [amount, setAmount] = useState<CheckoutAmount | null>(null);
      return (
        <ClinkCheckout
          {...props}
          onAmountChange={setAmount}
          onPending={() => told.push(`pending with ${amount?.total}`)}
          onComplete={() => told.push(`complete with ${amount?.total}`)}
        />
      );
    }
    render(<Page />);
    await untilStatus('ready');
    act(() => fake.changeAmount({ totalAmount: 30 }));
    act(() => fake.pend());
    act(() => fake.changeAmount({ totalAmount: 31 }));
    act(() => fake.succeed());
    expect(told).toEqual(['pending with 30', 'complete with 31']);
  });
});

describe('an SDK that tells everything', () => {
  /** Ready inside the call, and silent afterwards. */
  const tellInside = (call: 'createElement' | 'mount'): ClinkCheckoutProps['loadElements'] => {
    return async (options) => {
      const instance = (await fake.loadElements(options)) as FakeElements;
      const createElement = instance.createElement.bind(instance);
      return Object.assign(instance, {
        createElement: (type: 'paymentMethod' | 'currencySelect') => {
          const element = createElement(type);
          if (type !== 'paymentMethod') return element;
          if (call === 'createElement') instance.ready();
          const mount = (container: HTMLElement): void => {
            element.mount(container);
            if (call === 'mount') instance.ready();
          };
          return { ...element, mount };
        },
      });
    };
  };

  it.each(['createElement', 'mount'] as const)(
    'inside %s is heard, and whoever looks later reads it (case 12)',
    async (call) => {
      fake = createFakeClink({ autoReady: false, strict: false });
      props = { ...checkoutProps(fake), loadElements: tellInside(call) };
      function Total(): ReactElement {
        return <p>Total {useCheckout((view) => view.amount?.total)}</p>;
      }
      const tree = (late: boolean): ReactElement => (
        <StrictMode>
          <Page late={late} />
        </StrictMode>
      );
      function Page({ late }: { late: boolean }): ReactElement {
        const { checkout, status, canSubmit } = useCheckoutSession(props);
        return (
          <CheckoutProvider checkout={checkout}>
            <section aria-label="Checkout" data-status={status} data-can-submit={canSubmit}>
              <PaymentMethod />
              {late && <Total />}
            </section>
          </CheckoutProvider>
        );
      }
      const { rerender } = render(tree(false));
      await untilStatus('ready');
      expect(region()).toHaveAttribute('data-can-submit', 'true');
      rerender(tree(true));
      expect(screen.getByText('Total 24')).toBeVisible();
    },
  );
});

describe('two checkouts on a page', () => {
  it('of different orders are kept apart, whatever their SDK tells in whatever order (case 18)', async () => {
    const onComplete = vi.fn();
    const tree = (both: boolean): ReactElement => (
      <StrictMode>
        {both && <ClinkCheckout {...props} aria-label="Left" />}
        <ClinkCheckout {...props} order={{ cartId: 'right' }} onComplete={onComplete} aria-label="Right" />
      </StrictMode>
    );
    const { rerender } = render(tree(true));
    await untilStatus('ready', 'Left');
    await untilStatus('ready', 'Right');
    const instanceOf = (cartId: unknown): FakeElements => {
      const session = fake.sessions.find(({ request }) => request['cartId'] === cartId);
      const found = fake.instances.find(({ sessionId }) => sessionId === session?.sessionId);
      if (!found) throw new Error('no instance');
      return found;
    };
    const left = instanceOf(props.order['cartId']);
    const right = instanceOf('right');
    act(() => {
      left.emit('amount-change', { totalAmount: 1, currency: 'USD' });
      right.emit('amount-change', { totalAmount: 2, currency: 'USD' });
      left.emit('session-pending', undefined);
    });
    expect(region('Left')).toHaveAttribute('data-status', 'pending');
    expect(region('Right')).toHaveAttribute('data-status', 'ready');
    expect(region('Left')).toHaveTextContent('$1.00');
    expect(region('Right')).toHaveTextContent('$2.00');
    rerender(tree(false));
    await settle();
    expect([left.isDestroyed, right.isDestroyed]).toEqual([true, false]);
    fireEvent.click(screen.getByRole('button', { name: 'Pay $2.00' }));
    act(() => right.emit('session-success', undefined));
    expect(region('Right')).toHaveAttribute('data-status', 'complete');
    expect(onComplete).toHaveBeenCalledTimes(1);
  });

  it('of one order have one owner, and the other says so by its error (case 18)', async () => {
    const onError = vi.fn();
    render(
      <StrictMode>
        <ClinkCheckout {...props} aria-label="Owner" />
        <ClinkCheckout {...props} aria-label="Other" onError={onError} />
      </StrictMode>,
    );
    await untilStatus('ready', 'Owner');
    await untilStatus('failed', 'Other');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'already_mounted' }));
    expect(fake.sessions).toHaveLength(1);
    expect(fake.instances).toHaveLength(1);
    expect(fake.misuses).toEqual([]);
  });
});

describe('another shopper in the same page', () => {
  it('with the same cart gets a session of their own, and the first one theirs again (case 35)', async () => {
    const shown: (string | undefined)[] = [];
    for (const scope of ['ada', 'grace', undefined, 'ada']) {
      render(<ClinkCheckout {...props} scope={scope} />);
      await untilStatus('ready');
      shown.push(fake.current.sessionId);
      cleanup();
      await settle();
    }
    expect(new Set(shown.slice(0, 3)).size).toBe(3);
    expect(shown[3]).toBe(shown[0]);
  });

  it.each(['clear', 'removeQueries', 'resetQueries'] as const)(
    'gets a new one without a scope, too, when logging out empties the cache by %s (case 35)',
    async (method) => {
      const queryClient = new QueryClient();
      for (const sessions of [1, 2]) {
        render(<ClinkCheckout {...props} queryClient={queryClient} />);
        await untilStatus('ready');
        expect(fake.sessions).toHaveLength(sessions);
        cleanup();
        await settle();
        await queryClient[method]();
      }
      expect(new Set(fake.sessions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    },
  );
});

it('a remount finds its session within five minutes, and none after them (cases 35, 36)', async () => {
  vi.useFakeTimers();
  const queryClient = new QueryClient();
  const visit = async (minutesLater: number): Promise<void> => {
    await act(async () => void (await vi.advanceTimersByTimeAsync(minutesLater * 60_000)));
    render(<ClinkCheckout {...props} queryClient={queryClient} />);
    await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
    expect(region()).toHaveAttribute('data-status', 'ready');
    cleanup();
    await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
  };
  for (const [minutesLater, sessions] of [
    [0, 1],
    [0, 1],
    [4.9, 1],
    [4.9, 1],
    [5.1, 2],
  ] as const) {
    await visit(minutesLater);
    expect(fake.sessions).toHaveLength(sessions);
  }
});

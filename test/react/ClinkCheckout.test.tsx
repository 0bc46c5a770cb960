import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Component, StrictMode, useState, version } from 'react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutError, ClinkCheckout, PayButton, useCheckoutSession } from '../../src/index.ts';
import type { CheckoutAmount, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { expectConsole } from '../setup/expectConsole.ts';
import { checkoutProps, renderCheckout } from './renderCheckout.tsx';

beforeEach(resetPage);
afterEach(() => vi.useRealTimers());

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const untilReady = () => waitFor(() => expect(region()).toHaveAttribute('data-status', 'ready'));
const payButton = (): HTMLElement => screen.getByRole('button', { name: /^Pay/ });

describe('one checkout', () => {
  it('makes one session and one instance in StrictMode, and is gone when it is unmounted (case 1)', async () => {
    const { fake, unmount } = renderCheckout();
    await untilReady();
    expect(fake.calls.filter((call) => call === 'endpoint')).toHaveLength(1);
    expect(fake.instances).toHaveLength(1);
    expect(fake.calls.filter((call) => call.startsWith('mount'))).toHaveLength(2);
    unmount();
    await waitFor(() => expect(fake.instances[0]?.isDestroyed).toBe(true));
    expect(fake.calls.filter((call) => call === 'destroy')).toHaveLength(1);
  });

  it('sends the order, uiMode and the returnUrl with its placeholder, and one idempotency key', async () => {
    const { fake, props } = renderCheckout({ returnUrl: '/complete?session_id=<ELEMENTS_SESSION_ID>' });
    await untilReady();
    expect(fake.sessions[0]?.request).toEqual({
      ...props.order,
      uiMode: 'elements',
      returnUrl: `${location.origin}/complete?session_id={ELEMENTS_SESSION_ID}`,
    });
    expect(fake.sessions[0]?.idempotencyKey).toMatch(/^[\w-]{16,}$/);
  });

  it('makes no SDK call and no post for a thousand renders of its parent with new objects each time (case 9)', async () => {
    const { fake, props, update } = renderCheckout();
    await untilReady();
    const before = fake.calls.length;
    for (let count = 0; count < 1000; count += 1) {
      update({
        order: { ...props.order, ignored: undefined },
        appearance: {},
        onReady: () => {},
        endpoint: (...given) => fake.endpoint(...given),
      });
    }
    expect(fake.calls).toHaveLength(before);
  }, 30_000);

  it('uses the same session again when it is unmounted and comes back (cases 2, 36)', async () => {
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const first = render(<ClinkCheckout {...props} />);
    await untilReady();
    first.unmount();
    render(<ClinkCheckout {...props} />);
    await untilReady();
    expect(fake.sessions).toHaveLength(1);
    expect(fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false]);
  });

  it('uses the same session when a parent’s key changes while the first load is under way (cases 2, 5, 36)', async () => {
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const held = fake.hold('load');
    const { rerender } = render(<ClinkCheckout key="a" {...props} />);
    await waitFor(() => expect(fake.calls).toContain('load'));
    rerender(<ClinkCheckout key="b" {...props} />);
    await waitFor(() => expect(region()).toHaveAttribute('data-status', 'loading'));
    held.release();
    await untilReady();
    expect(fake.calls.filter((call) => call === 'load')).toHaveLength(1);
    expect(fake.sessions).toHaveLength(1);
  });

  it('is not touched when the tab is focused again', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    const before = fake.calls.length;
    act(() => {
      window.dispatchEvent(new Event('focus'));
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new Event('online'));
    });
    await act(async () => {});
    expect(fake.calls).toHaveLength(before);
  });

  it('works with a QueryClientProvider above, whatever its defaults', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { gcTime: 0, staleTime: 0, retry: 5 } } });
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const tree = (key: string) => (
      <StrictMode>
        <QueryClientProvider client={client}>
          <ClinkCheckout key={key} {...props} />
        </QueryClientProvider>
      </StrictMode>
    );
    const { rerender } = render(tree('a'));
    await untilReady();
    await act(() => client.refetchQueries());
    await act(() => client.invalidateQueries());
    rerender(tree('b'));
    await untilReady();
    expect(fake.calls.filter((call) => call === 'endpoint')).toHaveLength(1);
  });
});

describe('a changed identity', () => {
  it('of equal content, in another order and with undefined fields, is the same checkout', async () => {
    const { fake, update } = renderCheckout({ order: { cartId: 'same', a: 1, b: 2 } });
    await untilReady();
    update({ order: { b: 2, a: 1, cartId: 'same', c: undefined } });
    await act(async () => {});
    expect(fake.sessions).toHaveLength(1);
  });

  it('makes a new session with a new key and destroys the old instance first (case 5)', async () => {
    const { fake, update } = renderCheckout();
    await untilReady();
    update({ order: { cartId: 'another' } });
    await waitFor(() => expect(fake.instances).toHaveLength(2));
    await untilReady();
    expect(new Set(fake.sessions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(fake.calls.indexOf('destroy')).toBeLessThan(fake.calls.lastIndexOf('load'));
  });

  it('waits until a payment on its way has ended', async () => {
    const { fake, update } = renderCheckout();
    await untilReady();
    act(() => fake.pend());
    update({ order: { cartId: 'emptied meanwhile' } });
    await act(async () => {});
    expect(region()).toHaveAttribute('data-status', 'pending');
    expect(fake.sessions).toHaveLength(1);
    act(() => fake.decline());
    await waitFor(() => expect(fake.sessions).toHaveLength(2));
    await untilReady();
    expect(fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false]);
  });

  it('waits where the outcome of a payment is not known', async () => {
    const { fake, update } = renderCheckout();
    await untilReady();
    await userEvent.click(payButton());
    update({ order: { cartId: 'refetched meanwhile' } });
    act(() => fake.raise('SessionLoadError'));
    await act(async () => {});
    expect(screen.getByRole('status')).toHaveTextContent('Do not pay again');
    expect(fake.sessions).toHaveLength(1);
  });

  it('that waits does not keep the callbacks of the latest render away', async () => {
    const onComplete = vi.fn();
    const { fake, update } = renderCheckout();
    await untilReady();
    act(() => fake.pend());
    update({ order: { cartId: 'emptied on pending' }, onComplete });
    act(() => fake.succeed());
    expect(onComplete).toHaveBeenCalledTimes(1);
    await untilReady();
  });

  it('of scope never shares a session between two users (case 35)', async () => {
    const { fake, update } = renderCheckout({ scope: 'user_a' });
    await untilReady();
    update({ scope: 'user_b' });
    await waitFor(() => expect(fake.sessions).toHaveLength(2));
  });
});

describe('live options', () => {
  it('locale and theme change in place (case 58)', async () => {
    const { fake, update } = renderCheckout({ locale: 'en' });
    await untilReady();
    update({ locale: 'de', appearance: { theme: 'dark' } });
    expect(fake.calls.slice(-2)).toEqual(['setLocale de', 'setTheme dark']);
    expect(fake.instances).toHaveLength(1);
    expect(region()).toHaveAttribute('data-theme', 'dark');
  });

  it('callbacks are always those of the latest render (case 11)', async () => {
    const first = vi.fn();
    const second = vi.fn();
    const { fake, update } = renderCheckout({ onAmountChange: first });
    await untilReady();
    first.mockClear();
    update({ onAmountChange: second });
    act(() => fake.changeAmount({ totalAmount: 30 }));
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledWith(
      expect.objectContaining({ total: 30 } satisfies Partial<CheckoutAmount>),
    );
  });
});

describe('paying', () => {
  it('shows the amount on the button, submits once and completes (case 52)', async () => {
    const onComplete = vi.fn();
    const { fake } = renderCheckout({ onComplete });
    await untilReady();
    expect(payButton()).toHaveTextContent('Pay $24.00');
    await userEvent.dblClick(payButton());
    expect(fake.calls.filter((call) => call === 'submit')).toHaveLength(1);
    expect(region()).toHaveAttribute('aria-busy', 'true');
    act(() => fake.succeed());
    act(() => fake.current.emit('session-success', undefined));
    expect(onComplete).toHaveBeenCalledExactlyOnceWith({
      sessionId: fake.sessions[0]?.sessionId,
      returnUrl: `${location.origin}/#/complete/${fake.sessions[0]?.sessionId}`,
      alreadyPaid: false,
    });
    expect(screen.getByRole('status')).toHaveTextContent('Payment received');
    expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull();
  });

  it('goes to the filled returnUrl once when nobody else takes it over (case 65)', async () => {
    const { fake } = renderCheckout({ onComplete: undefined });
    await untilReady();
    // The newest entry: one that a test before went back from would be replaced, not added to.
    history.pushState(null, '', location.href);
    const visits = history.length;
    act(() => fake.pend());
    act(() => fake.succeed());
    expect(location.hash).toBe(`#/complete/${fake.sessions[0]?.sessionId}`);
    expect(history.length - visits).toBe(1);
  });

  it('stays where it is when onComplete vetoes, goes when it returns true (case 65)', async () => {
    for (const [answer, goes] of [
      [false, false],
      [undefined, false],
      [true, true],
    ] as const) {
      const { fake, unmount } = renderCheckout({ onComplete: () => answer });
      await untilReady();
      act(() => fake.succeed());
      expect(location.hash).toBe(goes ? `#/complete/${fake.sessions[0]?.sessionId}` : '');
      unmount();
    }
  });

  it('says that a card was declined and lets the shopper try again in the same session', async () => {
    const onError = vi.fn();
    const { fake } = renderCheckout({ onError });
    await untilReady();
    await userEvent.click(payButton());
    act(() => fake.decline());
    expect(screen.getByRole('status')).toHaveTextContent('was not accepted');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ clinkCode: 'card_declined' }));
    await userEvent.click(payButton());
    act(() => fake.succeed());
    expect(fake.sessions).toHaveLength(1);
    expect(screen.getByRole('status')).toHaveTextContent('Payment received');
  });

  it('hides the button while a wallet inside the frame owns submission', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    act(() => fake.showSubmit(false));
    expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull();
    act(() => fake.succeed());
    expect(region()).toHaveAttribute('data-status', 'complete');
  });

  it('keeps a pending payment when it is unmounted, and takes it up again (case 20)', async () => {
    const onPending = vi.fn();
    const { fake, props, unmount } = renderCheckout({ onPending });
    await untilReady();
    act(() => fake.pend());
    expect(onPending).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('status')).toHaveTextContent('Do not pay again');
    unmount();
    render(<ClinkCheckout {...props} />);
    await waitFor(() => expect(region()).toHaveAttribute('data-status', 'pending'));
    expect(fake.sessions).toHaveLength(1);
  });

  it('never offers to pay again when the session is paid already, and does not trap the way back (case 49)', async () => {
    const { fake, props, unmount } = renderCheckout({ onComplete: undefined });
    await untilReady();
    act(() => fake.succeed());
    unmount();
    history.replaceState(null, '', '/');
    render(<ClinkCheckout {...props} />);
    await waitFor(() => expect(region()).toHaveAttribute('data-status', 'complete'));
    expect(screen.getByRole('status')).toHaveTextContent('already been paid');
    expect(screen.getByRole('link', { name: 'View your order' })).toHaveAttribute(
      'href',
      `${location.origin}/#/complete/${fake.sessions[0]?.sessionId}`,
    );
    expect(location.hash).toBe('');
    expect(fake.sessions).toHaveLength(1);
  });
});

describe('promotion codes', () => {
  it('are applied, shown, and removed', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(screen.getByRole('button', { name: 'Add promotion code' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Promotion code' }), 'WELCOME10{Enter}');
    expect(payButton()).toBeDisabled();
    act(() => fake.acceptPromotion('WELCOME10', 2.4));
    expect(payButton()).toHaveTextContent('Pay $21.60');
    await userEvent.click(screen.getByRole('button', { name: 'Remove WELCOME10' }));
    act(() => fake.clearPromotion());
    expect(payButton()).toHaveTextContent('Pay $24.00');
  });

  it('that are rejected say so at the input and keep what was typed', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(screen.getByRole('button', { name: 'Add promotion code' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Promotion code' }), 'NOPE');
    await userEvent.click(screen.getByRole('button', { name: 'Apply' }));
    act(() => fake.rejectPromotion());
    const input = screen.getByRole('textbox', { name: 'Promotion code' });
    expect(input).toHaveValue('NOPE');
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription('This code is not valid for this order.');
    expect(payButton()).toBeEnabled();
  });

  it('are not offered when Clink accepts none', async () => {
    renderCheckout({}, { amount: { enablePromotionCode: false } });
    await untilReady();
    expect(screen.queryByRole('button', { name: 'Add promotion code' })).toBeNull();
  });
});

describe('what goes wrong', () => {
  it('an order that cannot be right is told and nothing is sent', async () => {
    const onError = vi.fn();
    const { fake } = renderCheckout({ order: { cartId: 'x', originalAmount: -1 }, onError });
    await waitFor(() => expect(region()).toHaveAttribute('data-status', 'failed'));
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'invalid_order' }));
    expect(fake.calls).toEqual([]);
  });

  it.each(['https://evil.example/{ELEMENTS_SESSION_ID}', '/complete', 'javascript:{ELEMENTS_SESSION_ID}'])(
    'a returnUrl that cannot be used is told and nothing is sent: %s (case 65)',
    async (returnUrl) => {
      const onError = vi.fn();
      const { fake } = renderCheckout({ returnUrl, onError });
      await waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
      expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'invalid_return_url' }));
      expect(fake.calls).toEqual([]);
    },
  );

  it('an order that cannot be written as JSON is told and nothing is sent', async () => {
    const order: Record<string, unknown> = {};
    order['self'] = order;
    const { fake } = renderCheckout({ order });
    await waitFor(() => expect(region()).toHaveAttribute('data-status', 'failed'));
    expect(fake.calls).toEqual([]);
  });

  it.each([
    { publishKey: 'sk_live_canary' },
    { scope: 'whsec_canary' },
    { returnUrl: '/done?k=sk_test_canary&s={ELEMENTS_SESSION_ID}' },
    { endpoint: '/api?key=sk_test_canary' },
  ])('a secret in an option stops everything before it is sent: %j', async (option) => {
    const onError = vi.fn();
    const { fake } = renderCheckout({ ...option, onError });
    await waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'secret_key_exposed' }));
    expect(JSON.stringify(onError.mock.calls)).not.toContain('canary');
    expect(fake.calls).toEqual([]);
  });

  it('a locale that is none costs the notation and not the page', async () => {
    renderCheckout({ locale: 'en_US' });
    await untilReady();
    expect(payButton()).toHaveTextContent('Pay $24.00');
  });

  it('a field that Clink would ignore is a development warning, and the order goes out', async () => {
    expectConsole('warn', 'promotionCode has no effect without allowPromotionCodes');
    const { fake } = renderCheckout({ order: { cartId: 'warned', promotionCode: 'A' } });
    await untilReady();
    expect(fake.sessions).toHaveLength(1);
  });

  it('a failed endpoint is retried with the same key, and makes one session', async () => {
    const keys: string[] = [];
    const fake = createFakeClink();
    fake.fail('endpoint', new Error('down'));
    renderCheckout({
      loadElements: fake.loadElements,
      endpoint: (request, context) => {
        keys.push(context.idempotencyKey);
        return fake.endpoint(request, context);
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await untilReady();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(fake.sessions).toHaveLength(1);
  });

  it('an expired session is renewed with a new one', async () => {
    const onExpire = vi.fn();
    const { fake } = renderCheckout({ onExpire });
    await untilReady();
    act(() => fake.expire());
    expect(onExpire).toHaveBeenCalledExactlyOnceWith({ sessionId: fake.sessions[0]?.sessionId });
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
    await untilReady();
    expect(fake.sessions).toHaveLength(2);
  });

  it('a session that expires as the answer to a payment is renewed as well', async () => {
    const { fake } = renderCheckout();
    await untilReady();
    await userEvent.click(payButton());
    act(() => fake.expire());
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
    await untilReady();
    expect(fake.sessions).toHaveLength(2);
  });

  it('a second checkout of the same order says nothing of charges, and takes over once the first has left (case 18)', async () => {
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const tree = (both: boolean) => (
      <>
        {both && <ClinkCheckout {...props} aria-label="First" />}
        <ClinkCheckout {...props} aria-label="Second" />
      </>
    );
    const { rerender } = render(tree(true));
    const second = screen.getByRole('region', { name: 'Second' });
    await waitFor(() => expect(second).toHaveAttribute('data-status', 'failed'));
    expect(second).not.toHaveTextContent(/nothing was charged/i);
    rerender(tree(false));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(second).toHaveAttribute('data-status', 'ready'));
    expect(fake.sessions).toHaveLength(1);
  });

  it('a callback that throws is reported as the host’s and changes nothing', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    renderCheckout({
      onReady: () => {
        throw new Error('mine');
      },
    });
    await untilReady();
    expect(reported).toEqual([new Error('mine')]);
  });

  it('reaches an error boundary where that is wanted (case 15)', async () => {
    class Boundary extends Component<{ children: ReactNode }, { code?: string }> {
      override state: { code?: string } = {};
      static getDerivedStateFromError(error: unknown): { code?: string } {
        return error instanceof CheckoutError ? { code: error.code } : {};
      }
      override render(): ReactNode {
        return this.state.code ? <p>caught {this.state.code}</p> : this.props.children;
      }
    }
    expectConsole(
      'error',
      version.startsWith('18') ? /The above error|CheckoutError|Error: / : /CheckoutError/,
    );
    const fake = createFakeClink();
    render(
      <Boundary>
        <ClinkCheckout {...checkoutProps(fake)} order={{ originalAmount: 0 }} throwOnError />
      </Boundary>,
    );
    expect(await screen.findByText('caught invalid_order')).toBeVisible();
  });

  it('a part outside of a checkout says where it belongs', () => {
    if (version.startsWith('18')) expectConsole('error', /There is no checkout here|The above error/);
    expect(() => render(<PayButton />)).toThrow('put this part inside <ClinkCheckout>');
  });
});

describe('the hook', () => {
  it('gives the same result as long as nothing has changed (case 9)', async () => {
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const results = new Set<unknown>();
    let again: () => void = () => {};
    function Headless(options: ClinkCheckoutProps) {
      const [, setCount] = useState(0);
      again = () => setCount((count) => count + 1);
      const result = useCheckoutSession({ ...options });
      results.add(result);
      return <div ref={result.paymentMethodRef} data-testid="form" data-status={result.status} />;
    }
    render(<Headless {...props} />);
    await waitFor(() => expect(screen.getByTestId('form')).toHaveAttribute('data-status', 'ready'));
    const before = results.size;
    act(() => again());
    act(() => again());
    expect(results.size).toBe(before);
    expect(fake.calls).not.toContain('createElement currencySelect');
  });
});

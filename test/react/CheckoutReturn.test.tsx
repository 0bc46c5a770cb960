import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createRef, StrictMode } from 'react';
import type { ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutError, CheckoutReturn } from '../../src/index.ts';
import type { CheckoutReturnProps, SessionStatus } from '../../src/index.ts';
import { messages as german } from '../../src/locales/de.ts';

type Answer = Pick<SessionStatus, 'status' | 'paymentStatus'>;
const PAID: Answer = { status: 'complete', paymentStatus: 'paid' };
const OPEN: Answer = { status: 'open', paymentStatus: 'unpaid' };
const REFUSED: Answer = { status: 'open', paymentStatus: 'failed' };
const EXPIRED: Answer = { status: 'expired', paymentStatus: 'unpaid' };

let sessions = 0;
beforeEach(() => {
  sessions += 1;
  history.replaceState(null, '', `/complete?session_id=sess_page_${sessions}`);
});

/** Answers one after the other, the last one for ever. */
function says(...answers: (Answer | CheckoutError)[]) {
  return vi.fn(async (sessionId: string): Promise<SessionStatus> => {
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) as Answer | CheckoutError;
    if (answer instanceof CheckoutError) throw answer;
    return { sessionId, ...answer };
  });
}

const show = (props: Partial<CheckoutReturnProps>): ReturnType<typeof render> =>
  render(
    <StrictMode>
      <CheckoutReturn endpoint={says(PAID)} {...props} />
    </StrictMode>,
  );
const region = (): HTMLElement => screen.getByRole('region');
const until = (status: string): Promise<void> =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status));
const heading = (): string | null => screen.getByRole('heading').textContent;

describe('the region', () => {
  it('has a name, one heading inside a polite live region, and is busy while it asks', async () => {
    let answer: (status: SessionStatus) => void = () => {};
    const endpoint = (): Promise<SessionStatus> => new Promise((resolve) => (answer = resolve));
    show({ endpoint });
    expect(region()).toHaveAccessibleName('Checkout');
    expect(region()).toHaveAttribute('aria-busy', 'true');
    expect(region()).toHaveAttribute('data-status', 'confirming');
    expect(within(screen.getByRole('status')).getByRole('heading', { level: 2 })).toHaveTextContent(
      'Processing…',
    );
    const live = screen.getByRole('status');
    await act(async () => answer({ sessionId: `sess_page_${sessions}`, ...PAID }));
    expect(region()).toHaveAttribute('aria-busy', 'false');
    expect(heading()).toBe('Payment received. Thank you!');
    expect(screen.getByRole('status')).toBe(live);
  });

  it('takes what a section takes, hands its ref on, and keeps its own class', async () => {
    const ref = createRef<HTMLElement>();
    render(
      <CheckoutReturn ref={ref} endpoint={says(PAID)} id="result" className="mine" aria-label="Your order" />,
    );
    await until('paid');
    expect(ref.current).toBe(region());
    expect(region()).toHaveAttribute('id', 'result');
    expect(region()).toHaveClass('clink-checkout', 'clink-return', 'mine');
    expect(region()).toHaveAccessibleName('Your order');
    for (const name of ['endpoint', 'parameter', 'keepparameter', 'retryhref', 'locale'])
      expect(region()).not.toHaveAttribute(name);
  });

  it('has the heading on the level that the page needs', async () => {
    show({ headingLevel: 1 });
    await until('paid');
    expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  });

  it('speaks another language in place, and says which', async () => {
    const endpoint = says(REFUSED);
    const page = show({ endpoint, retryHref: '/checkout' });
    await until('failed');
    expect(region()).not.toHaveAttribute('lang');
    page.rerender(
      <StrictMode>
        <CheckoutReturn endpoint={endpoint} retryHref="/checkout" locale="de" messages={german} />
      </StrictMode>,
    );
    expect(heading()).toMatch(/^Ihre Zahlung wurde abgelehnt/);
    expect(screen.getByRole('link', { name: 'Erneut versuchen' })).toBeVisible();
    expect(region()).toHaveAccessibleName('Kasse');
    expect(region()).toHaveAttribute('lang', 'de');
  });

  it('does not call English texts German', async () => {
    show({ locale: 'de' });
    await until('paid');
    expect(region()).not.toHaveAttribute('lang');
  });

  it('takes the look of the checkout', async () => {
    const page = show({ appearance: { theme: 'dark', radius: { components: 3 } } });
    expect(region()).toHaveAttribute('data-theme', 'dark');
    expect(region().style.getPropertyValue('--clink-radius')).toBe('3px');
    await until('paid');
    page.unmount();
    const listeners = new Set<() => void>();
    const scheme = {
      matches: true,
      addEventListener: (_: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
    };
    vi.stubGlobal('matchMedia', () => scheme);
    const followed = show({ appearance: { theme: 'system' } });
    await until('paid');
    expect(region()).toHaveAttribute('data-theme', 'dark');
    scheme.matches = false;
    act(() => listeners.forEach((listener) => listener()));
    expect(region()).toHaveAttribute('data-theme', 'light');
    followed.unmount();
    expect(listeners.size).toBe(0);
  });

  it('is hydrated as the server sent it', async () => {
    const tree = <CheckoutReturn endpoint={says(PAID)} appearance={{ theme: 'dark' }} />;
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(tree);
    expect(region()).toHaveAttribute('data-status', 'reading');
    const problems: unknown[] = [];
    const root = await act(() =>
      hydrateRoot(container, tree, { onRecoverableError: (error) => problems.push(error) }),
    );
    await until('paid');
    expect(problems).toEqual([]);
    act(() => root.unmount());
  });
});

describe('the way on', () => {
  it('asks again after two minutes without a result, and never offers to pay', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const endpoint = says(OPEN);
    show({ endpoint, retryHref: '/checkout', onRetry: () => {} });
    await act(() => vi.advanceTimersByTimeAsync(180_000));
    expect(region()).toHaveAttribute('data-status', 'processing');
    expect(heading()).toMatch(/Do not pay again/);
    expect(screen.queryByRole('link')).toBeNull();
    const asked = endpoint.mock.calls.length;
    const button = screen.getByRole('button', { name: 'Check again' });
    button.focus();
    await act(async () => button.click());
    expect(endpoint.mock.calls.length).toBe(asked + 1);
    expect(region()).toHaveAttribute('data-status', 'confirming');
    // The button has gone, and the shopper is still there.
    expect(screen.getByRole('status')).toHaveFocus();
  });

  it('offers to pay again when the payment was refused', async () => {
    show({ endpoint: says(REFUSED), retryHref: '/checkout' });
    await until('failed');
    expect(heading()).toMatch(/not accepted/);
    expect(screen.getByRole('link', { name: 'Try again' })).toHaveAttribute('href', '/checkout');
  });

  it('offers to start again when the checkout has expired', async () => {
    const onRetry = vi.fn();
    show({ endpoint: says(EXPIRED), onRetry });
    await until('expired');
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('lets a router follow the link', async () => {
    const onRetry = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    show({ endpoint: says(EXPIRED), retryHref: '/checkout', onRetry });
    await until('expired');
    await userEvent.click(screen.getByRole('link', { name: 'Start again' }));
    expect(onRetry).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers nothing where it has nowhere to lead to', async () => {
    show({ endpoint: says(REFUSED) });
    await until('failed');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is to ask again, and not to pay again, when the server will not say', async () => {
    const endpoint = says(new CheckoutError('endpoint_error', { phase: 'return', status: 403 }), PAID);
    render(<CheckoutReturn endpoint={endpoint} retryHref="/checkout" />);
    await until('failed');
    expect(heading()).toMatch(/Do not pay again/);
    expect(screen.queryByRole('link')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await until('paid');
  });

  it('is none for a link without a session', async () => {
    history.replaceState(null, '', '/complete');
    const endpoint = says(PAID);
    show({ endpoint, retryHref: '/checkout' });
    await until('invalid');
    expect(heading()).toMatch(/Do not pay again/);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
    expect(endpoint).not.toHaveBeenCalled();
  });

  it('is made of the design system’s elements', async () => {
    const components = {
      Button: ({ variant, children }: { variant: string; children?: React.ReactNode }): ReactElement => (
        <button data-mine={variant}>{children}</button>
      ),
      Link: (props: React.ComponentPropsWithoutRef<'a'>): ReactElement => (
        <a {...props} data-mine="link">
          {props.children}
        </a>
      ),
    };
    const page = show({ endpoint: says(REFUSED), onRetry: () => {}, components });
    await until('failed');
    expect(screen.getByRole('button', { name: 'Try again' })).toHaveAttribute('data-mine', 'secondary');
    page.unmount();
    show({ endpoint: says(REFUSED), retryHref: '/checkout', components });
    await until('failed');
    const link = screen.getByRole('link', { name: 'Try again' });
    expect(link).toHaveAttribute('data-mine', 'link');
    expect(link).toHaveAttribute('href', '/checkout');
  });
});

describe('children', () => {
  it('are shown when it is paid, and not before or instead', async () => {
    const page = show({ endpoint: says(REFUSED), children: <p>What you bought</p> });
    await until('failed');
    expect(screen.queryByText('What you bought')).toBeNull();
    page.unmount();
    show({ children: <p>What you bought</p> });
    expect(screen.queryByText('What you bought')).toBeNull();
    await until('paid');
    expect(screen.getByText('What you bought')).toBeVisible();
  });

  it('as a function are told the state, in each of them', async () => {
    const seen: string[] = [];
    show({
      children: ({ status, sessionId }) => {
        seen.push(status);
        return <p>{`${status} ${sessionId}`}</p>;
      },
    });
    expect(await screen.findByText(`paid sess_page_${sessions}`)).toBeVisible();
    expect([...new Set(seen)]).toEqual(['reading', 'confirming', 'paid']);
  });
});

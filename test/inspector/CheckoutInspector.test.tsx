import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CheckoutInspector } from '../../src/inspector/index.ts';
import { CheckoutError, ClinkCheckout, PaymentMethod } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';
import { findPayButton, renderInspected } from './renderInspected.tsx';

/** What is said beside a name in the list of facts. */
function fact(inspector: HTMLElement, name: string): string {
  const term = within(inspector).getByText(name, { selector: 'dt' });
  return term.nextElementSibling?.textContent ?? '';
}

function timelineOf(inspector: HTMLElement): string[] {
  const list = within(inspector).getByRole('list', { name: /^Timeline/ });
  return within(list)
    .getAllByRole('listitem')
    .map((item) => item.lastElementChild?.textContent ?? '');
}

async function unfold(inspector: HTMLElement): Promise<void> {
  fireEvent.click(within(inspector).getByText(/^Checkout inspector/));
  await within(inspector).findByText('Status', { selector: 'dt' });
}

/** A clipboard, which jsdom has none of; returns what is written to it. */
function stubClipboard(): string[] {
  const copied: string[] = [];
  const clipboard = { writeText: async (text: string) => void copied.push(text) };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  return copied;
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
});

describe('the timeline', () => {
  it('tells a checkout from its first moment, once in StrictMode, newest last', async () => {
    const { inspector } = renderInspected();
    await findPayButton();
    const lines = timelineOf(inspector).map((line) => line.replace(/\d+ ms/, '#'));
    expect(lines).toEqual([
      'opened → creating',
      'timing session took #',
      'sessionCreated → loading sess_…',
      'timing instance took #',
      'sdkLoaded → mounting',
      'amountChanged 24 USD',
      'canSubmitChanged yes',
      'initialized → ready',
      'timing ready took #',
    ]);
    const times = [...inspector.querySelectorAll('.clink-inspector-time')].map((time) =>
      Number(time.textContent),
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('goes on through a refusal and a payment', async () => {
    const { inspector, fake } = renderInspected();
    const button = await findPayButton();
    fireEvent.click(button);
    act(() => fake.decline('insufficient_funds'));
    fireEvent.click(button);
    act(() => fake.succeed());
    const lines = timelineOf(inspector);
    expect(lines).toContain('submitted → submitting');
    expect(lines).toContain(
      'noticed → ready payment_failed in payment, retryable, Clink says insufficient_funds',
    );
    expect(lines.some((line) => line.startsWith('succeeded → complete'))).toBe(true);
  });

  it('goes on, and stays open, when the order changes', async () => {
    const { inspector, fake, update } = renderInspected({}, {});
    await findPayButton();
    await unfold(inspector);
    const before = timelineOf(inspector);
    expect(before).toContain('initialized → ready');
    update({ order: { cartId: crypto.randomUUID() } });
    await waitFor(() => expect(fake.sessions).toHaveLength(2));
    await waitFor(() => expect(timelineOf(inspector).at(-1)).toMatch(/^timing ready took/));
    expect(timelineOf(inspector).slice(0, before.length)).toEqual(before);
    const after = timelineOf(inspector).slice(before.length);
    expect(after.slice(0, 2)).toEqual([
      'replaced by the checkout of another order, endpoint, scope or client',
      'opened → creating',
    ]);
    expect(after.filter((line) => line.startsWith('replaced'))).toHaveLength(1);
    const times = [...inspector.querySelectorAll('.clink-inspector-time')].map((time) =>
      Number(time.textContent),
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('says where it began when it is rendered late', async () => {
    const fake = createFakeClink();
    function Late() {
      const [isThere, setIsThere] = useState(false);
      return (
        <>
          <PaymentMethod />
          <button onClick={() => setIsThere(true)}>Inspect</button>
          {isThere && <CheckoutInspector defaultOpen />}
        </>
      );
    }
    const { container } = render(
      <ClinkCheckout {...checkoutProps(fake)}>
        <Late />
      </ClinkCheckout>,
    );
    await waitFor(() => expect(container.querySelector('[data-status="ready"]')).not.toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Inspect' }));
    const inspector = screen.getByRole('region', { name: 'Checkout inspector' });
    expect(timelineOf(inspector)).toEqual(['joined → ready']);
    act(() => fake.changeAmount({ totalAmount: 30 }));
    expect(timelineOf(inspector)).toEqual(['joined → ready', 'amountChanged 30 USD']);
  });

  it('keeps the newest 200 entries and says how many it has dropped', async () => {
    const { inspector, fake } = renderInspected();
    await findPayButton();
    act(() => {
      for (let total = 1; total <= 250; total += 1) fake.changeAmount({ totalAmount: total });
    });
    expect(timelineOf(inspector)).toHaveLength(200);
    expect(timelineOf(inspector).at(-1)).toBe('amountChanged 250 USD');
    expect(within(inspector).getByText(/^\d+ older entries are left out\.$/)).toBeInTheDocument();
  });

  it('tells what the SDK threw beside a payment, which is said nowhere else', async () => {
    const { inspector, fake, update } = renderInspected({ locale: 'en' });
    await findPayButton();
    fake.current.setLocale = () => {
      throw new Error('no such language');
    };
    update({ locale: 'de' });
    await waitFor(() => expect(timelineOf(inspector)).toContain('fault the SDK threw beside a payment'));
  });
});

describe('how it stands', () => {
  it('names status, session, its end and the amount', async () => {
    const { inspector } = renderInspected({}, {});
    await findPayButton();
    const [dateNow, now] = [Date.now(), performance.now()];
    vi.spyOn(Date, 'now').mockReturnValue(dateNow + 65_000);
    vi.spyOn(performance, 'now').mockReturnValue(now + 65_000);
    await unfold(inspector);
    expect(fact(inspector, 'Status')).toMatch(/^ready for 1 min \d s$/);
    expect(fact(inspector, 'Ends')).toMatch(/^in 23 h 58 min$/);
    expect(fact(inspector, 'Amount')).toBe('24 USD');
    expect(fact(inspector, 'Session')).toMatch(/^sess_….*, sandbox$/);
    expect(fact(inspector, 'Last error')).toBe('none');
  });

  it('keeps the last error after it was overcome, and says where it is explained', async () => {
    const { inspector, fake } = renderInspected();
    const button = await findPayButton();
    fireEvent.click(button);
    act(() => fake.decline());
    fireEvent.click(button);
    const told = fact(inspector, 'Last error');
    expect(told).toContain('payment_failed in payment, retryable, Clink says card_declined');
    expect(told).toContain('docs/errors.md#payment_failed');
  });

  it('counts the seconds only while it is unfolded', async () => {
    const setTimer = vi.spyOn(globalThis, 'setInterval');
    const seconds = () => setTimer.mock.calls.filter(([, wait]) => wait === 1000).length;
    const { inspector } = renderInspected({}, {});
    await findPayButton();
    expect(inspector).toHaveTextContent('Checkout inspector ready');
    expect(seconds()).toBe(0);
    await unfold(inspector);
    expect(seconds()).toBeGreaterThan(0);
  });
});

describe('what stays private', () => {
  it('shows and copies no key, whole id, order, address or message of the host', async () => {
    const copied = stubClipboard();
    const session = 'sess_CANARYCANARYCANARY3f2a';
    const fake = createFakeClink();
    const { inspector } = renderInspected({
      order: { cartId: 'cart_CANARY', customerEmail: 'canary@example.com' },
      endpoint: async () => ({
        sessionId: session,
        publishKey: 'pk_test_CANARY',
        environment: 'sandbox',
        returnUrl: '/complete?token=CANARY',
      }),
      loadElements: async (options) => {
        await fake.loadElements({ ...options, publishKey: 'pk_test_fake' });
        throw new CheckoutError('session_load_failed', {
          message: 'for CANARY',
          clinkCode: 'sk_live_CANARY canary@example.com',
        });
      },
    });
    await waitFor(() => expect(fact(inspector, 'Last error')).toContain('session_load_failed'));
    await act(async () => fireEvent.click(within(inspector).getByRole('button', { name: 'Copy report' })));
    const [report = ''] = copied;
    expect(report).toContain('Session: sess_…3f2a, sandbox, ends not known');
    expect(report).toContain('Clink says sk_… …');
    for (const text of [report, inspector.outerHTML]) {
      expect(text).not.toMatch(/canary/i);
      expect(text).not.toContain(session);
    }
  });
});

describe('the report', () => {
  it('says all that is shown, as plain text', async () => {
    const copied = stubClipboard();
    const { inspector, fake } = renderInspected();
    fireEvent.click(await findPayButton());
    act(() => fake.decline());
    const button = within(inspector).getByRole('button', { name: 'Copy report' });
    await act(async () => fireEvent.click(button));
    expect(button).toHaveTextContent('Report copied');
    const [report = ''] = copied;
    for (const line of [
      /^react-clink-checkout \d+\.\d+\.\d+, React 1\d/m,
      /^Status: ready$/m,
      /^Session: sess_….*, sandbox, ends in 23 h 59 min$/m,
      /^Amount: 24 USD$/m,
      /^Last error: payment_failed in payment, retryable, Clink says card_declined, see docs\/errors\.md#payment_failed$/m,
      /^ +\d+ submitted -> submitting$/m,
    ])
      expect(report).toMatch(line);
    act(() => fake.changeAmount({ totalAmount: 30 }));
    expect(button).toHaveTextContent('Copy report');
  });

  it('is there to be copied by hand where the browser refuses the clipboard', async () => {
    const { inspector } = renderInspected();
    await findPayButton();
    await act(async () => fireEvent.click(within(inspector).getByRole('button', { name: 'Copy report' })));
    const field = within(inspector).getByRole<HTMLTextAreaElement>('textbox');
    expect(field.value).toContain('Status: ready');
  });
});

describe('whom it disturbs', () => {
  it('takes no focus and announces nothing while it changes', async () => {
    const { inspector, fake } = renderInspected();
    const button = await findPayButton();
    button.focus();
    fireEvent.click(button);
    act(() => fake.decline());
    act(() => fake.changeAmount({ totalAmount: 30 }));
    expect(inspector.contains(document.activeElement)).toBe(false);
    const live = '[aria-live], [role="status"], [role="alert"], [role="log"], [role="timer"], output';
    expect(inspector.querySelector(live)).toBeNull();
    expect(inspector.closest(live)).toBeNull();
  });

  it('is not there in the markup of a server, nor at first in the browser', () => {
    const html = renderToString(
      <ClinkCheckout {...checkoutProps(createFakeClink())}>
        <CheckoutInspector />
      </ClinkCheckout>,
    );
    expect(html).not.toContain('inspector');
  });

  it('renders nothing in production, not even a complaint that there is no checkout', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(CheckoutInspector({ defaultOpen: true })).toBeNull();
  });

  it('says what to do where there is no checkout', () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => render(<CheckoutInspector />)).toThrow(/inside <ClinkCheckout>/);
    complain.mockRestore();
  });

  it('ends what it follows when it is taken away', async () => {
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const page = (isInspected: boolean) => (
      <StrictMode>
        <ClinkCheckout {...props}>
          <PaymentMethod />
          {isInspected && <CheckoutInspector defaultOpen />}
        </ClinkCheckout>
      </StrictMode>
    );
    const { rerender, container } = render(page(true));
    await waitFor(() => expect(container.querySelector('[data-status="ready"]')).not.toBeNull());
    rerender(page(false));
    act(() => fake.changeAmount({ totalAmount: 30 }));
    rerender(page(true));
    const inspector = screen.getByRole('region', { name: 'Checkout inspector' });
    expect(timelineOf(inspector)).toEqual(['joined → ready']);
  });
});

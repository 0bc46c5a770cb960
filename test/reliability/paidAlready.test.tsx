import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { createFakeClink, FakeElements, sdkError } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';

beforeEach(resetPage);
afterEach(() => vi.restoreAllMocks());

const WORD = 'SessionCompleteError';
const refuse = (): never => {
  throw sdkError(WORD);
};

interface Moment {
  /** What the SDK does from the start. */
  readonly first?: (fake: FakeClink) => void;
  /** What happens once its form is in the page. */
  readonly later?: (fake: FakeClink) => void;
}

const MOMENTS: Record<string, Moment> = {
  'when it is loaded': { first: ({ fail }) => fail('load', sdkError(WORD)) },
  'when the form is created': {
    first: () => void vi.spyOn(FakeElements.prototype, 'createElement').mockImplementation(refuse),
  },
  'before the form is ready': { later: ({ raise }) => act(() => raise(WORD)) },
  'while the form is open': {
    later: ({ ready, raise }) => {
      act(ready);
      act(() => raise(WORD));
    },
  },
  'by a submit': {
    first: () => void vi.spyOn(FakeElements.prototype, 'submit').mockImplementation(refuse),
    later: ({ ready }) => {
      act(ready);
      act(() => screen.getByRole('button', { name: /^Pay/ }).click());
    },
  },
  'while a payment is pending': {
    later: ({ ready, pend, raise }) => {
      act(ready);
      act(pend);
      act(() => raise(WORD));
    },
  },
};

const untilComplete = (): Promise<void> =>
  waitFor(() =>
    expect(screen.getByRole('region', { name: 'Checkout' })).toHaveAttribute('data-status', 'complete'),
  );

it.each(Object.entries(MOMENTS))(
  'that the session is paid, told %s, is said and no more: no request, nothing to pay or to try again (case 49)',
  async (_, { first, later }) => {
    const fake = createFakeClink({ autoReady: false, strict: false });
    const props = checkoutProps(fake);
    first?.(fake);
    const page = render(<ClinkCheckout {...props} />);
    if (later) {
      await waitFor(() => expect(fake.calls).toContain('mount paymentMethod'));
      later(fake);
    }
    await untilComplete();

    const isSafe = (): void => {
      expect(screen.getByRole('status')).toHaveTextContent('already been paid');
      expect(screen.getByRole('link', { name: 'View your order' })).toBeVisible();
      expect(screen.queryByRole('button')).toBeNull();
      expect(fake.calls.filter((call) => call === 'endpoint')).toHaveLength(1);
    };
    isSafe();
    // Whatever a shopper does then: other tabs, other pages, back again.
    await act(async () => {
      for (const event of ['focus', 'online', 'pageshow']) window.dispatchEvent(new Event(event));
      document.dispatchEvent(new Event('visibilitychange'));
    });
    isSafe();
    page.unmount();
    render(<ClinkCheckout {...props} />);
    await untilComplete();
    isSafe();
  },
);

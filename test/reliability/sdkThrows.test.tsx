import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Component, StrictMode } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CheckoutError,
  CheckoutProvider,
  CheckoutStatus,
  ClinkCheckout,
  PaymentMethod,
  useCheckoutSession,
} from '../../src/index.ts';
import type { CheckoutDiagnostic, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';
import { breakSdk } from './breakSdk.ts';
import type { SdkCall } from './breakSdk.ts';

beforeEach(resetPage);

type Fault = readonly [how: string, fault: () => unknown];

/** What an SDK may throw: an error, something that is none, something that cannot be read. */
const THROWN: readonly Fault[] = [
  ['throws an error', () => raise(new TypeError('broken'))],
  ['throws nothing', () => raise(undefined)],
  ['throws what cannot be read', () => raise(new Proxy({}, { get: () => raise(new Error('trap')) }))],
];
const REJECTED: Fault = ['rejects', () => Promise.reject(new TypeError('broken'))];

function raise(fault: unknown): never {
  throw fault;
}

class Boundary extends Component<{ children: ReactNode }, { caught: boolean }> {
  override state = { caught: false };
  static getDerivedStateFromError(): { caught: boolean } {
    return { caught: true };
  }
  override render(): ReactNode {
    return this.state.caught ? <p>the shop has crashed</p> : this.props.children;
  }
}

/** A shop around a checkout on an SDK one of whose calls fails. */
async function openShop(call: SdkCall, fault: () => unknown) {
  const fake = createFakeClink();
  const sdk = breakSdk(fake.loadElements, call, fault);
  const diagnostics: CheckoutDiagnostic[] = [];
  const errors: CheckoutError[] = [];
  const props = {
    ...checkoutProps(fake),
    loadElements: sdk.loadElements,
    onDiagnostic: (diagnostic: CheckoutDiagnostic) => void diagnostics.push(diagnostic),
    onError: (error: CheckoutError) => void errors.push(error),
  };
  const shop = (checkout: ReactElement | null): ReactElement => (
    <StrictMode>
      <Boundary>
        <h1>Shop</h1>
        {checkout}
      </Boundary>
    </StrictMode>
  );
  const page = render(shop(<ClinkCheckout {...props} />));
  return {
    fake,
    sdk,
    errors,
    faults: () => diagnostics.filter(({ type }) => type === 'fault'),
    rerender: (next: Partial<ClinkCheckoutProps>) =>
      page.rerender(shop(<ClinkCheckout {...props} {...next} />)),
    leave: () => page.rerender(shop(null)),
  };
}

const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const untilStatus = (status: string) =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status));

/** The page around the checkout is there, and can be left and come back to. */
async function expectShop({ leave, fake }: Awaited<ReturnType<typeof openShop>>): Promise<void> {
  expect(screen.getByRole('heading', { name: 'Shop' })).toBeVisible();
  leave();
  await act(async () => {});
  expect(screen.getByRole('heading', { name: 'Shop' })).toBeVisible();
  expect(fake.misuses).toEqual([]);
}

/** Neither an empty frame nor an empty page: a message, and a way on. */
async function expectRecovery(shop: Awaited<ReturnType<typeof openShop>>): Promise<void> {
  await untilStatus('failed');
  expect(shop.errors).toEqual([expect.any(CheckoutError)]);
  expect(shop.errors[0]).toMatchObject({ code: 'unknown', phase: 'mount' });
  shop.sdk.mend();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await untilStatus('ready');
  expect(shop.fake.sessions).toHaveLength(1);
  expect(shop.fake.instances.filter(({ isDestroyed }) => !isDestroyed)).toHaveLength(1);
  await expectShop(shop);
}

describe.each([...THROWN, REJECTED])('an SDK that %s', (_how, fault) => {
  it('in load is told as a typed error, and works again in the same session once it is mended (case 15)', async () => {
    await expectRecovery(await openShop('load', fault));
  });

  it('in submit says that the payment was not taken, and takes the next one (case 15)', async () => {
    const shop = await openShop('submit', fault);
    await untilStatus('ready');
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    await untilStatus('ready');
    expect(shop.errors).toEqual([expect.any(CheckoutError)]);
    expect(shop.errors[0]).toMatchObject({ code: 'payment_failed', phase: 'payment' });
    shop.sdk.mend();
    await userEvent.click(screen.getByRole('button', { name: /^Pay/ }));
    await untilStatus('submitting');
    act(() => shop.fake.succeed());
    await untilStatus('complete');
    await expectShop(shop);
  });

  it('in promoCodeChange refuses the code and leaves the form (case 15)', async () => {
    const shop = await openShop('promoCodeChange', fault);
    await untilStatus('ready');
    await userEvent.click(screen.getByRole('button', { name: 'Add promotion code' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Promotion code' }), 'SAVE{Enter}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Promotion code' })).toBeInvalid());
    expect(region()).toHaveAttribute('data-status', 'ready');
    await expectShop(shop);
  });

  it.each([
    ['setLocale', { locale: 'de' }],
    ['setTheme', { appearance: { theme: 'dark' } }],
  ] as const)('in %s costs the look and not the form (case 15)', async (call, change) => {
    const shop = await openShop(call, fault);
    await untilStatus('ready');
    shop.rerender(change);
    await waitFor(() => expect(shop.faults()).toHaveLength(1));
    expect(region()).toHaveAttribute('data-status', 'ready');
    await expectShop(shop);
  });

  it('in destroy lets the page leave, tells it once, and lets it come back (cases 6, 15)', async () => {
    const shop = await openShop('destroy', fault);
    await untilStatus('ready');
    shop.leave();
    await waitFor(() => expect(shop.faults()).toHaveLength(1));
    expect(shop.sdk.count).toBe(1);
    await expectShop(shop);
    expect(shop.sdk.count).toBe(1);
  });
});

/** These answer at once, by Clink’s documentation. */
describe.each(THROWN)('an SDK that %s', (_how, fault) => {
  it.each(['on', 'createElement', 'mount'] as const)(
    'in %s is told as a typed error, and works again in the same session once it is mended (case 15)',
    async (call) => {
      await expectRecovery(await openShop(call, fault));
    },
  );

  it('in unmount is told as a typed error when only the form leaves the page (case 15)', async () => {
    const fake = createFakeClink();
    const sdk = breakSdk(fake.loadElements, 'unmount', fault);
    const onError = vi.fn();
    const props = { ...checkoutProps(fake), loadElements: sdk.loadElements, onError };
    function Shop({ step }: { step: 'pay' | 'address' }): ReactElement {
      const { checkout, status } = useCheckoutSession(props);
      return (
        <CheckoutProvider checkout={checkout}>
          <h1 data-status={status}>Shop</h1>
          {step === 'pay' && <PaymentMethod />}
          <CheckoutStatus />
        </CheckoutProvider>
      );
    }
    const { rerender, unmount } = render(<Shop step="pay" />);
    const heading = screen.getByRole('heading', { name: 'Shop' });
    await waitFor(() => expect(heading).toHaveAttribute('data-status', 'ready'));
    rerender(<Shop step="address" />);
    await act(async () => {});
    expect(sdk.count).toBe(1);
    expect(heading).toHaveAttribute('data-status', 'failed');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(CheckoutError));
    sdk.mend();
    rerender(<Shop step="pay" />);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(heading).toHaveAttribute('data-status', 'ready'));
    expect(fake.sessions).toHaveLength(1);
    unmount();
    await waitFor(() => expect(fake.instances.every(({ isDestroyed }) => isDestroyed)).toBe(true));
    expect(fake.misuses).toEqual([]);
  });

  it('in off is not noticed, since nothing is ever taken back from it (cases 11, 15)', async () => {
    const shop = await openShop('off', fault);
    await untilStatus('ready');
    shop.rerender({ onReady: () => {}, onAmountChange: () => {} });
    await expectShop(shop);
    expect(shop.sdk.count).toBe(0);
  });
});

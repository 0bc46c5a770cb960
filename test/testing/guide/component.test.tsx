// #region imports
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClinkCheckout, CheckoutReturn } from 'react-clink-checkout';
import type { CheckoutCompletion, CheckoutOptions } from 'react-clink-checkout';
import { createAmountInfo, createFakeClink, createSessionStatus } from 'react-clink-checkout/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
// #endregion

// #region component
interface PaymentProps {
  readonly cartId: string;
  /** In the shop: `{ endpoint: '/api/checkout' }`. */
  readonly clink: Pick<CheckoutOptions, 'endpoint' | 'loadElements'>;
  readonly onComplete?: (event: CheckoutCompletion) => void;
}

/** The shop's own component, which is to be tested. */
function Payment({ cartId, clink, onComplete }: PaymentProps) {
  return (
    <ClinkCheckout
      {...clink}
      order={{ cartId }}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
      onComplete={onComplete}
    />
  );
}
// #endregion

// #region setup
let clink = createFakeClink();
let completed: CheckoutCompletion[] = [];

beforeEach(() => {
  clink = createFakeClink();
  completed = [];
});

// Complains of what Clink's SDK forbids, and of what a test has arranged in vain.
afterEach(() => clink.verify());

/** With a cart of its own: a page keeps the session of an order that may have been paid. */
function renderPayment() {
  const note = (event: CheckoutCompletion) => {
    completed.push(event);
  };
  render(<Payment cartId={crypto.randomUUID()} clink={clink.props} onComplete={note} />);
}

async function pressPay(name = 'Pay $24.00') {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
}
// #endregion

// #region paid
test('a payment that succeeds is told to the shop', async () => {
  renderPayment();
  await pressPay();
  act(() => clink.succeed());
  expect(screen.getByRole('status')).toHaveTextContent('Payment received');
  expect(completed).toMatchObject([{ sessionId: clink.sessions[0]?.sessionId, alreadyPaid: false }]);
});
// #endregion

// #region declined
test('a declined card leaves the form for another try', async () => {
  renderPayment();
  await pressPay();
  act(() => clink.decline('insufficient_funds'));
  expect(screen.getByRole('status')).toHaveTextContent('not enough money');
  await pressPay();
  act(() => clink.succeed());
  expect(completed).toHaveLength(1);
});
// #endregion

// #region pending
test('a pending payment offers nothing that could charge twice', async () => {
  renderPayment();
  await pressPay();
  act(() => clink.pend());
  expect(screen.getByRole('status')).toHaveTextContent('is being confirmed');
  expect(screen.queryByRole('button', { name: /Pay/ })).toBeNull();
  expect(completed).toEqual([]);
  expect(clink.sessions[0]?.state).toBe('pending');
});
// #endregion

// #region expired
test('an expired session is renewed by the shopper', async () => {
  renderPayment();
  await screen.findByRole('button', { name: 'Pay $24.00' });
  act(() => clink.expire());
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
  await pressPay();
  expect(clink.sessions).toHaveLength(2);
});
// #endregion

// #region endpoint
test('an endpoint that is down is asked again with the same key', async () => {
  clink.fail('endpoint', new Error('503'));
  renderPayment();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await pressPay();
  expect(clink.calls.filter((call) => call === 'endpoint')).toHaveLength(2);
  expect(clink.sessions).toHaveLength(1);
});

test('while the endpoint works, the shopper sees that something happens', async () => {
  const { release } = clink.hold('endpoint');
  renderPayment();
  expect(screen.getByRole('status')).toHaveTextContent('Loading the payment form');
  await act(async () => release());
  await pressPay();
});
// #endregion

// #region load
test('a form that cannot be loaded can be tried again', async () => {
  clink.failToLoad();
  renderPayment();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await pressPay();
});
// #endregion

// #region amount
test('a promotion code changes what the button says', async () => {
  const products = [{ name: 'Mug', quantity: 2, unitAmount: 15 }];
  clink = createFakeClink({ amount: createAmountInfo({ products }) });
  renderPayment();
  await userEvent.click(await screen.findByRole('button', { name: 'Add promotion code' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Promotion code' }), 'WELCOME10{Enter}');
  act(() => clink.acceptPromotion('WELCOME10', 3));
  expect(screen.getByRole('button', { name: 'Pay $27.00' })).toBeEnabled();
});
// #endregion

// #region calls
test('a second click pays once', async () => {
  renderPayment();
  await pressPay();
  await userEvent.click(screen.getByRole('button', { name: 'Processing…' }));
  act(() => clink.succeed());
  expect(clink.calls.filter((call) => !call.startsWith('on '))).toEqual([
    'endpoint',
    'load',
    'createElement paymentMethod',
    'mount paymentMethod',
    'createElement currencySelect',
    'mount currencySelect',
    'submit',
  ]);
  expect(clink.sessions[0]?.request['cartId']).toMatch(/^[\da-f-]{36}$/);
});
// #endregion

// #region return
test('the return page believes the server', async () => {
  const endpoint = async (sessionId: string) =>
    createSessionStatus({ sessionId, status: 'open', paymentStatus: 'failed' });
  render(<CheckoutReturn endpoint={endpoint} sessionId="sess_1" retryHref="/checkout" />);
  expect(await screen.findByRole('link', { name: 'Try again' })).toHaveAttribute('href', '/checkout');
});
// #endregion

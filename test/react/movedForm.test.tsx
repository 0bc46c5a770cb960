import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink, sdkError } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';

let fake: FakeClink;
let client: QueryClient;
beforeEach(() => {
  resetPage();
  fake = createFakeClink();
  client = new QueryClient();
});

const checkoutOf = (options: Partial<ClinkCheckoutProps> = {}) => (
  <ClinkCheckout
    queryClient={client}
    endpoint={fake.endpoint}
    loadElements={fake.loadElements}
    order={{ cartId: 'cart_1' }}
    returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
    onComplete={() => {}}
    {...options}
  />
);
const region = (): HTMLElement => screen.getByRole('region', { name: 'Checkout' });
const untilStatus = (status: string) =>
  waitFor(() => expect(region()).toHaveAttribute('data-status', status));

async function payUntilPending(): Promise<void> {
  await untilStatus('ready');
  fireEvent.click(screen.getByRole('button', { name: /^Pay/ }));
  act(() => fake.pend());
  await untilStatus('pending');
}

/** As a page does that puts the form into a dialog. */
async function moveForm(): Promise<void> {
  const container = fake.current.mounted.paymentMethod;
  if (!container) throw new Error('nothing is mounted');
  await act(async () => {
    container.append(document.createElement('iframe'));
  });
  await act(async () => {
    container.replaceWith(document.createElement('hr'));
    document.querySelector('hr')?.replaceWith(container);
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
  });
}

it('a pending payment whose form is moved is seen to its end, though the host has emptied the cart (cases 16, 20)', async () => {
  const onPending = vi.fn();
  const page = render(checkoutOf({ onPending }));
  await payUntilPending();
  page.rerender(checkoutOf({ onPending, order: { cartId: 'cart_2' } }));
  await moveForm();
  await untilStatus('pending');
  expect(fake.instances).toHaveLength(2);
  expect(fake.sessions).toHaveLength(1);
  expect(onPending).toHaveBeenCalledTimes(1);
});

it('a payment that went through while its form was loaded again is told as one made here (cases 16, 65)', async () => {
  const onComplete = vi.fn();
  render(checkoutOf({ onComplete }));
  await payUntilPending();
  fake.fail('load', sdkError('SessionCompleteError'));
  await moveForm();
  await untilStatus('complete');
  expect(onComplete).toHaveBeenCalledTimes(1);
  expect(onComplete).toHaveBeenCalledWith(expect.objectContaining({ alreadyPaid: false }));
});

import { QueryClient } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';

/** The same cart in each, with a query client of its own, as in a Storybook that is loaded again. */
function renderCart(clink: FakeClink) {
  return render(
    <ClinkCheckout
      {...clink.props}
      queryClient={new QueryClient()}
      order={{ cartId: 'c_1' }}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
      onComplete={() => {}}
    />,
  );
}

const pay = () => screen.findByRole('button', { name: 'Pay $24.00' });

it('a new fake has never heard of what was paid at another one', async () => {
  const first = createFakeClink();
  const page = renderCart(first);
  await userEvent.click(await pay());
  act(() => first.succeed());
  page.unmount();
  resetPage();
  const second = createFakeClink();
  renderCart(second);
  expect(await pay()).toBeEnabled();
  expect(second.sessions).toHaveLength(1);
});

it('the same fake has: the tab remembers what was paid', async () => {
  const clink = createFakeClink();
  const page = renderCart(clink);
  await userEvent.click(await pay());
  act(() => clink.succeed());
  page.unmount();
  resetPage();
  renderCart(clink);
  expect(await screen.findByText('This order has already been paid.')).toBeVisible();
  expect(clink.sessions).toHaveLength(1);
});

it('on one page, two query clients know nothing of each other', async () => {
  const clink = createFakeClink();
  renderCart(clink);
  await userEvent.click(await pay());
  act(() => clink.succeed());
  renderCart(clink);
  expect(await pay()).toBeEnabled();
});

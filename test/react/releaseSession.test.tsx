import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CheckoutReturn, ClinkCheckout } from '../../src/index.ts';
import type { SessionStatus } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { leave } from './leave.ts';

let client: QueryClient;
let fake: FakeClink;
let loadPage: () => void;
beforeEach(() => {
  loadPage = () => {
    resetPage();
    client = new QueryClient();
  };
  loadPage();
  fake = createFakeClink();
});

/** What happens to the order's payment before the shopper leaves. */
const ENDS = {
  submitted: () => {},
  accepted: () => fake.pend(),
  paid: () => fake.succeed(),
};

async function showCheckout(status: string) {
  const page = render(
    <ClinkCheckout
      {...fake.props}
      queryClient={client}
      order={{ cartId: 'cart_1' }}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
      onComplete={() => {}}
    />,
  );
  const region = screen.getByRole('region', { name: 'Checkout' });
  await waitFor(() => expect(region).toHaveAttribute('data-status', status));
  return page;
}

async function payAndLeave(end: keyof typeof ENDS): Promise<void> {
  const page = await showCheckout('ready');
  fireEvent.click(screen.getByRole('button', { name: /^Pay/ }));
  act(() => ENDS[end]());
  await leave(page);
}

/** The return page, where the server says this of the session, to its end. */
async function askServer(answer: Omit<SessionStatus, 'sessionId'>, says: RegExp): Promise<void> {
  const page = render(
    <CheckoutReturn
      endpoint={async (sessionId) => ({ sessionId, ...answer })}
      sessionId={fake.sessions[0]?.sessionId}
      retryHref="/checkout"
    />,
  );
  await screen.findByText(says);
  page.unmount();
}

const EXPIRED = { status: 'expired', paymentStatus: 'unpaid' } as const;
const REFUSED = { status: 'open', paymentStatus: 'failed' } as const;

describe.each([
  ['on one page', () => {}],
  ['when each is a page of its own', () => loadPage()],
])('a checkout after the return page, %s', (_, goOn) => {
  it('offers to pay again where the server has said that the session ended unpaid (case 69)', async () => {
    await payAndLeave('submitted');
    goOn();
    await askServer(EXPIRED, /Nothing was charged/);
    goOn();
    await leave(await showCheckout('ready'));
  });

  it('offers to pay again where the server has said that the payment was refused', async () => {
    await payAndLeave('submitted');
    goOn();
    await askServer(REFUSED, /not accepted/);
    goOn();
    await leave(await showCheckout('ready'));
  });

  it('does not where a payment was accepted before the session ended: it may arrive', async () => {
    await payAndLeave('accepted');
    goOn();
    await askServer(EXPIRED, /Nothing was charged/);
    goOn();
    await leave(await showCheckout('pending'));
    expect(fake.sessions).toHaveLength(1);
  });

  it('does not where Clink’s script has said that it is paid', async () => {
    await payAndLeave('paid');
    for (const [answer, says] of [
      [EXPIRED, /Nothing was charged/],
      [REFUSED, /not accepted/],
    ] as const) {
      goOn();
      await askServer(answer, says);
    }
    goOn();
    await leave(await showCheckout('complete'));
    expect(fake.sessions).toHaveLength(1);
  });

  it('knows of a payment that began after the server’s word', async () => {
    await payAndLeave('submitted');
    await askServer(REFUSED, /not accepted/);
    await payAndLeave('accepted');
    goOn();
    await leave(await showCheckout('pending'));
  });
});

it('a payment that was accepted and refused after all may be tried again', async () => {
  await payAndLeave('accepted');
  loadPage();
  await askServer(REFUSED, /not accepted/);
  loadPage();
  await leave(await showCheckout('ready'));
});

it('the return page’s word on one session says nothing of another', async () => {
  await payAndLeave('accepted');
  const page = render(
    <CheckoutReturn endpoint={async (sessionId) => ({ sessionId, ...REFUSED })} sessionId="sess_other" />,
  );
  await screen.findByText(/not accepted/);
  page.unmount();
  loadPage();
  await leave(await showCheckout('pending'));
});

import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutReturn, ClinkCheckout, prefetchCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink, sdkError } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { leave } from './leave.ts';

const HOUR = 3_600_000;

let client: QueryClient;
let fake: FakeClink;
let order: ClinkCheckoutProps['order'];

/** What a load of a page leaves: the tab's storage. */
function loadPage(): void {
  resetPage();
  client = new QueryClient();
}

beforeEach(() => {
  loadPage();
  order = { cartId: 'cart_1' };
  // It is told to say what Clink says after all kinds of things that it has not seen itself.
  fake = createFakeClink({ sessionLifetime: HOUR, strict: false });
});

const region = () => screen.getByRole('region', { name: 'Checkout' });
const until = (status: string) => waitFor(() => expect(region()).toHaveAttribute('data-status', status));
const pay = () => fireEvent.click(screen.getByRole('button', { name: /^Pay/ }));
const expire = () => act(() => fake.current.emit('error', sdkError('SessionExpiredError')));
const pause = (milliseconds: number) =>
  act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)));

async function show(status: string, options: Partial<ClinkCheckoutProps> = {}) {
  const page = render(
    <ClinkCheckout
      {...fake.props}
      queryClient={client}
      order={order}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
      onComplete={() => {}}
      {...options}
    />,
  );
  await until(status);
  return page;
}

/** What happens to a payment before the shopper leaves. */
const ENDS = {
  submitted: () => {},
  accepted: () => fake.pend(),
  paid: () => fake.succeed(),
  refused: () => fake.decline(),
};

async function payAndLeave(end: keyof typeof ENDS, options: Partial<ClinkCheckoutProps> = {}): Promise<void> {
  const page = await show('ready', options);
  pay();
  act(() => ENDS[end]());
  await leave(page);
}

const OPEN = { status: 'open', paymentStatus: 'unpaid' };
const PROCESSING = { status: 'open', paymentStatus: 'processing' };
const REFUSED = { status: 'open', paymentStatus: 'failed' };
const EXPIRED = { status: 'expired', paymentStatus: 'unpaid' };

/** The return page, where the server says these one after the other; what the page says after a while. */
async function askServer(answers: readonly object[], milliseconds = 60): Promise<string> {
  let asked = 0;
  const page = render(
    <CheckoutReturn
      endpoint={async (sessionId) => {
        const answer = answers[Math.min(asked, answers.length - 1)];
        asked += 1;
        return { sessionId, ...answer } as never;
      }}
      sessionId={fake.sessions[0]?.sessionId}
      retryHref="/checkout"
    />,
  );
  await pause(milliseconds);
  const said = document.body.textContent;
  page.unmount();
  return said;
}

function expectNoOffer(): void {
  expect(document.body.textContent).not.toMatch(/Nothing was charged/);
  expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
}

describe.each([
  ['on one page', () => {}],
  ['when each is a page of its own', () => loadPage()],
])('a checkout after the return page, %s', (_, goOn) => {
  it('offers to pay again where the server has said that the session ended unpaid (case 69)', async () => {
    await payAndLeave('submitted');
    goOn();
    expect(await askServer([EXPIRED])).toMatch(/Nothing was charged/);
    goOn();
    const page = await show('ready');
    expire();
    expect(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    await leave(page);
  });

  it('offers the same session where the server has said that the payment was refused', async () => {
    await payAndLeave('submitted');
    goOn();
    expect(await askServer([REFUSED])).toMatch(/not accepted/);
    goOn();
    const page = await show('ready');
    expect(fake.sessions).toHaveLength(1);
    expire();
    expect(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    await leave(page);
  });

  it.each(['accepted', 'paid'] as const)(
    'agrees with it where a payment was %s before the session ended: it may arrive (case 69)',
    async (end) => {
      await payAndLeave(end);
      goOn();
      expect(await askServer([EXPIRED])).not.toMatch(/Nothing was charged/);
      goOn();
      const page = await show(end === 'paid' ? 'complete' : 'pending');
      if (end === 'accepted') expire();
      expectNoOffer();
      await leave(page);
      expect(fake.sessions).toHaveLength(1);
    },
  );

  it('knows what the server has seen on its way, whoever asks later (case 69)', async () => {
    await payAndLeave('submitted');
    goOn();
    await askServer([PROCESSING]);
    goOn();
    expect(await askServer([EXPIRED])).not.toMatch(/Nothing was charged/);
    goOn();
    const page = await show('pending');
    expire();
    expectNoOffer();
    await leave(page);
    expect(fake.sessions).toHaveLength(1);
  });

  it('knows of a payment that began after the server’s word', async () => {
    await payAndLeave('submitted');
    await askServer([REFUSED]);
    await payAndLeave('accepted');
    goOn();
    await leave(await show('pending'));
  });
});

describe('the return page', () => {
  it('takes neither one answer nor a word that it does not know for a refusal (case 69)', async () => {
    await payAndLeave('accepted');
    loadPage();
    expect(await askServer([{ status: 'open' }, OPEN, { status: 'open' }], 1800)).not.toMatch(/not accepted/);
    await leave(await show('pending'));
    expect(fake.sessions).toHaveLength(1);
  });

  it('of a payment that the browser was told was accepted does not say that it was refused because the server has not heard of it', async () => {
    await payAndLeave('accepted');
    loadPage();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const page = render(
      <CheckoutReturn
        endpoint={async (sessionId) => ({ sessionId, ...OPEN }) as never}
        sessionId={fake.sessions[0]?.sessionId}
        retryHref="/checkout"
      />,
    );
    await act(() => vi.advanceTimersByTimeAsync(150_000));
    expect(page.container).toHaveTextContent('Your payment is not confirmed yet. Do not pay again.');
    page.unmount();
    vi.useRealTimers();
    loadPage();
    await leave(await show('pending'));
  });

  it('gives an accepted payment’s order free where the server has said that it was refused', async () => {
    await payAndLeave('accepted');
    loadPage();
    expect(await askServer([REFUSED])).toMatch(/not accepted/);
    const [note = ''] = Object.values(sessionStorage) as string[];
    expect(note).toContain('"progress":"open"');
    expect(note).toContain(fake.sessions[0]?.sessionId);
  });

  it('says of one session nothing about another', async () => {
    await payAndLeave('accepted');
    const other = render(
      <CheckoutReturn
        endpoint={async (sessionId) => ({ sessionId, ...REFUSED }) as never}
        sessionId="sess_other"
      />,
    );
    await screen.findByText(/not accepted/);
    other.unmount();
    loadPage();
    await leave(await show('pending'));
  });

  it('of what a wallet has paid on a page that it led away from leaves nothing to pay (case 64)', async () => {
    const page = await show('ready');
    act(() => fake.showSubmit(false));
    await leave(page);
    loadPage();
    await askServer([{ status: 'complete', paymentStatus: 'paid' }]);
    loadPage();
    await leave(await show('ready'));
    // Clink knows that it is paid: it is the same session.
    expect(fake.sessions).toHaveLength(1);
  });
});

describe('two attempts in one session, the first without an end', () => {
  it('and the second answered by its expiry: nothing is said of charges, nothing offered', async () => {
    await payAndLeave('submitted');
    loadPage();
    const page = await show('ready');
    pay();
    expire();
    await until('expired');
    expectNoOffer();
    await leave(page);
  });

  it('and the second refused: the session is met again, and its end by the clock offers nothing', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await payAndLeave('submitted');
    loadPage();
    await payAndLeave('refused');
    loadPage();
    const page = await show('ready');
    vi.setSystemTime(Date.now() + HOUR + 1);
    expire();
    await until('expired');
    expectNoOffer();
    await leave(page);
    expect(fake.sessions).toHaveLength(1);
  });

  it('on one page, after ten minutes without an answer: the same', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const page = await show('ready');
    pay();
    await act(() => vi.advanceTimersByTimeAsync(601_000));
    await until('failed');
    await leave(page);
    const again = await show('ready');
    pay();
    expire();
    await until('expired');
    expectNoOffer();
    await leave(again);
  });

  it('whose answer was lost, not its request: the session is met again (case 40)', async () => {
    const page = await show('ready');
    vi.spyOn(fake.current, 'submit').mockRejectedValue(new TypeError('Failed to fetch'));
    pay();
    await pause(20);
    await until('ready');
    await leave(page);
    loadPage();
    const again = await show('ready');
    expire();
    expectNoOffer();
    await leave(again);
    expect(fake.sessions).toHaveLength(1);
  });

  it('whose answer was lost, but the fields take another: that one came to nothing', async () => {
    const page = await show('ready');
    vi.spyOn(fake.current, 'submit').mockRejectedValue(new TypeError('Failed to fetch'));
    pay();
    await pause(20);
    act(() => fake.enableSubmit());
    expire();
    expect(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    await leave(page);
  });
});

describe('what the tab remembers', () => {
  it('is not lost to a page that may not send anybody where the way back led (case 82)', async () => {
    const endpoint: ClinkCheckoutProps['endpoint'] = async (request, context) => ({
      ...(await fake.endpoint(request, context)),
      returnUrl: 'https://orders.shop.example/complete?session_id={ELEMENTS_SESSION_ID}',
    });
    await payAndLeave('accepted', { endpoint, allowedReturnOrigins: ['https://orders.shop.example'] });
    loadPage();
    const page = await show('pending');
    const link = screen.getByRole('link', { name: 'View your order' });
    expect(link).toHaveAttribute('href', expect.stringMatching(/^http:\/\/localhost:3000\/complete/));
    await leave(page);
    expect(fake.sessions).toHaveLength(1);
  });

  it('is not overwritten by another query client’s session of the same order that is less far', async () => {
    await leave(await show('ready'));
    const first = client;
    client = new QueryClient();
    await payAndLeave('accepted');
    client = first;
    await payAndLeave('refused');
    loadPage();
    await leave(await show('pending'));
  });

  it('of a session is known under another order that leads to it', async () => {
    await payAndLeave('submitted');
    loadPage();
    const sessionId = fake.sessions[0]?.sessionId ?? '';
    order = { cartId: 'cart_1', version: 2 };
    const page = await show('ready', {
      endpoint: async () => ({ sessionId, publishKey: 'pk_test_fake', environment: 'sandbox' }),
    });
    expire();
    expectNoOffer();
    await leave(page);
  });

  it('is met by a prefetch, and stays when that is dropped', async () => {
    await payAndLeave('submitted');
    loadPage();
    const options = { ...fake.props, order, returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}' };
    const drop = prefetchCheckout(client, options);
    await pause(20);
    drop();
    await leave(await show('ready'));
    expect(fake.sessions).toHaveLength(1);
  });

  it('of two shops on one origin, whose endpoints are written alike, is kept apart', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(new URL(url, location.href).pathname);
      return Response.json({
        sessionId: `sess_${asked.length}`,
        publishKey: 'pk_test_fake',
        environment: 'sandbox',
      });
    });
    history.replaceState(null, '', '/merchant-a/');
    await payAndLeave('paid', { endpoint: 'api/checkout' });
    loadPage();
    history.replaceState(null, '', '/merchant-b/');
    await leave(await show('ready', { endpoint: 'api/checkout' }));
    expect(asked).toEqual(['/merchant-a/api/checkout', '/merchant-b/api/checkout']);
  });
});

it('a page that the browser brings back as it was does not pay an order that another page of the tab has paid (case 63)', async () => {
  const page = await show('ready');
  const KEY = Symbol.for('react-clink-checkout.page');
  const kept = (globalThis as Record<symbol, unknown>)[KEY];
  // The other page, in a session of its own.
  resetPage();
  const { current, sessions } = fake;
  const other = render(
    <ClinkCheckout
      {...fake.props}
      aria-label="Other"
      queryClient={new QueryClient()}
      order={order}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
      onComplete={() => {}}
    />,
  );
  const shown = () => screen.getByRole('region', { name: 'Other' });
  await waitFor(() => expect(shown()).toHaveAttribute('data-status', 'ready'));
  fireEvent.click(screen.getAllByRole('button', { name: /^Pay/ })[1] as HTMLElement);
  act(() => fake.succeed());
  other.unmount();
  expect(sessions).toHaveLength(2);
  (globalThis as Record<symbol, unknown>)[KEY] = kept;
  const submitted = vi.spyOn(current, 'submit');
  pay();
  await until('complete');
  expect(submitted).not.toHaveBeenCalled();
  await leave(page);
});

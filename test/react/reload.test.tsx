import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutError, ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink, sdkError } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { leave } from './leave.ts';

const HOUR = 3_600_000;

let client: QueryClient;
let fake: FakeClink;
let keys: string[];
beforeEach(() => {
  resetPage();
  fake = createFakeClink({ sessionLifetime: HOUR });
  keys = [];
});

function checkoutOf(options: Partial<ClinkCheckoutProps>) {
  return (
    <ClinkCheckout
      queryClient={client}
      endpoint={(request, context) => {
        keys.push(context.idempotencyKey);
        return fake.endpoint(request, context);
      }}
      loadElements={fake.loadElements}
      order={{ cartId: 'cart_1', customerEmail: 'ada@example.com' }}
      returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
      onComplete={() => {}}
      resumeOnReload
      {...options}
    />
  );
}

/** What a reload leaves: the tab's storage, and the server's. */
async function reload(options: Partial<ClinkCheckoutProps> = {}, status = 'ready') {
  resetPage();
  client = new QueryClient();
  const page = render(checkoutOf(options));
  const region = screen.getByRole('region', { name: 'Checkout' });
  await waitFor(() => expect(region).toHaveAttribute('data-status', status));
  return page;
}

describe('a reload', () => {
  it('meets the same session with the same key (case 41)', async () => {
    await leave(await reload());
    await leave(await reload());
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(fake.sessions).toHaveLength(1);
  });

  it('after the reply was lost asks with the same key (cases 40, 41)', async () => {
    fake.fail('endpoint', new CheckoutError('network_error'));
    await leave(await reload({}, 'failed'));
    await leave(await reload());
    expect(keys[1]).toBe(keys[0]);
  });

  it.each<[string, Partial<ClinkCheckoutProps>]>([
    ['a changed cart', { order: { cartId: 'cart_1', customerEmail: 'ada@example.com', quantity: 2 } }],
    ['another shopper', { scope: 'user_2' }],
    ['another way back', { returnUrl: '/done?session_id={ELEMENTS_SESSION_ID}' }],
    ['a page that does not ask for it', { resumeOnReload: false }],
  ])('with %s is another attempt with another key (case 41)', async (_, change) => {
    await leave(await reload());
    await leave(await reload(change));
    expect(new Set(keys).size).toBe(2);
  });

  it('after the session has ended is another attempt (case 41)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await leave(await reload());
    vi.setSystemTime(Date.now() + HOUR);
    await leave(await reload());
    expect(new Set(keys).size).toBe(2);
  });

  it('after the shopper started again meets the second session (case 41)', async () => {
    const page = await reload();
    act(() => fake.expire());
    const again = await screen.findByRole('button', { name: 'Start again' });
    fireEvent.click(again);
    await waitFor(() => expect(fake.sessions).toHaveLength(2));
    await leave(page);
    await leave(await reload());
    expect(keys[2]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(2);
  });

  it('after Clink would not load the session makes another one (case 41)', async () => {
    fake.fail('load', sdkError('SessionLoadError'));
    await leave(await reload({}, 'failed'));
    await leave(await reload());
    expect(new Set(keys).size).toBe(2);
  });

  it('after the way back changed between two tries sends the key with the body that it was sent with (case 41)', async () => {
    fake.fail('endpoint', new CheckoutError('network_error'));
    const page = await reload({ returnUrl: '/en?session_id={ELEMENTS_SESSION_ID}' }, 'failed');
    page.rerender(checkoutOf({ returnUrl: '/de?session_id={ELEMENTS_SESSION_ID}' }));
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: /^Pay/ });
    await leave(page);
    await leave(await reload({ returnUrl: '/de?session_id={ELEMENTS_SESSION_ID}' }));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('after a key that the server has closed, or refuses, is another attempt (case 41)', async () => {
    fake.fail('endpoint', new CheckoutError('endpoint_error', { clinkCode: 'outcome_unknown' }));
    await leave(await reload({}, 'failed'));
    fake.fail('endpoint', new CheckoutError('endpoint_error', { status: 422 }));
    await leave(await reload({}, 'failed'));
    await leave(await reload());
    expect(new Set(keys).size).toBe(3);
  });
});

describe('a reload without the option', () => {
  const asUsual = { resumeOnReload: false };
  const pressPay = () => fireEvent.click(screen.getByRole('button', { name: /^Pay/ }));
  const later = () => vi.setSystemTime(Date.now() + HOUR);

  it('in the middle of a payment never takes its session for unpaid (cases 20, 64)', async () => {
    const page = await reload(asUsual);
    pressPay();
    act(() => fake.pend());
    await leave(page);
    const again = await reload(asUsual, 'pending');
    act(() => fake.current.emit('error', sdkError('SessionExpiredError')));
    expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
    await leave(again);
    vi.useFakeTimers({ toFake: ['Date'] });
    later();
    await leave(await reload(asUsual, 'pending'));
    expect(keys).toHaveLength(1);
  });

  it('before the payment’s answer meets the same session, however the endpoint fares (case 64)', async () => {
    const page = await reload(asUsual);
    pressPay();
    await leave(page);
    const failing = vi.fn(async () => {
      throw new CheckoutError('endpoint_error', { status: 500 });
    });
    await leave(await reload({ ...asUsual, endpoint: failing }));
    expect(fake.instances.map(({ sessionId }) => sessionId)).toEqual(
      Array(2).fill(fake.sessions[0]?.sessionId),
    );
    expect(failing).not.toHaveBeenCalled();
  });

  it('after the payment was refused goes on with the same session', async () => {
    const page = await reload(asUsual);
    pressPay();
    act(() => fake.decline());
    await leave(page);
    await leave(await reload(asUsual));
    expect(keys).toHaveLength(1);
  });

  it('after paying says that it is paid, and asks nobody for anything (cases 49, 64)', async () => {
    const page = await reload(asUsual);
    pressPay();
    act(() => fake.succeed());
    await leave(page);
    const loads = fake.instances.length;
    const again = await reload(asUsual, 'complete');
    expect(screen.getByText('This order has already been paid.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'View your order' })).toHaveAttribute(
      'href',
      `http://localhost:3000/complete?session_id=${fake.sessions[0]?.sessionId}`,
    );
    await leave(again);
    expect(fake.instances).toHaveLength(loads);
    expect(keys).toHaveLength(1);
  });

  it('of a page whose storage is blocked asks the endpoint, as another tab does', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    const page = await reload(asUsual);
    pressPay();
    act(() => fake.pend());
    await leave(page);
    await leave(await reload(asUsual));
    expect(new Set(keys).size).toBe(2);
  });
});

describe('another tab', () => {
  it.each([
    ['paid', 'complete'],
    ['processing', 'pending'],
    ['unpaid', 'ready'],
    ['unknown', 'ready'],
  ])('is told by the endpoint that the order’s session is %s: it is %s', async (paymentStatus, status) => {
    await leave(
      await reload(
        {
          resumeOnReload: false,
          endpoint: async (request, context) => ({
            ...(await fake.endpoint(request, context)),
            paymentStatus: paymentStatus as 'paid',
          }),
        },
        status,
      ),
    );
    expect(fake.sessions).toHaveLength(1);
  });
});

describe('the tab’s storage', () => {
  it('holds nothing of the order or the session before anything is paid, and nothing at all without the option (cases 41, 78)', async () => {
    await leave(await reload({ resumeOnReload: false }));
    expect(sessionStorage).toHaveLength(0);
    await leave(await reload());
    const kept = Object.entries(sessionStorage).join(' ');
    expect(kept).toContain(keys[1]);
    for (const word of ['cart_1', 'ada', fake.sessions[1]?.sessionId ?? 'none']) {
      expect(kept).not.toContain(word);
    }
  });

  it('may say what it likes', async () => {
    await leave(await reload());
    const [place = ''] = Object.keys(sessionStorage);
    for (const text of [
      '',
      'key',
      '<img> <img onerror>',
      '1e3 abcdefghijklmnopqrst',
      `x ${'a'.repeat(9_999)}`,
    ]) {
      sessionStorage.setItem(place, text);
      await leave(await reload());
    }
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[\w-]{16,64}$/.test(key))).toBe(true);
  });

  it.each([
    ['is blocked', 'getItem'],
    ['is full', 'setItem'],
  ] as const)('that %s is done without (case 43)', async (_, method) => {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('no', method === 'getItem' ? 'SecurityError' : 'QuotaExceededError');
    });
    await leave(await reload());
    expect(fake.sessions).toHaveLength(1);
  });

  it('that is not even to be touched is done without (case 43)', async () => {
    vi.stubGlobal(
      'sessionStorage',
      new Proxy(sessionStorage, {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    );
    await leave(await reload());
    expect(fake.sessions).toHaveLength(1);
  });
});

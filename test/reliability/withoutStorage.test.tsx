import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutReturn, ClinkCheckout } from '../../src/index.ts';
import type { SessionStatus } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';

const STORAGES = ['sessionStorage', 'localStorage'] as const;
const kept = STORAGES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);

beforeEach(resetPage);
afterEach(() => {
  for (const [name, descriptor] of kept) Object.defineProperty(globalThis, name, descriptor ?? {});
  vi.restoreAllMocks();
});

const until = (status: string): Promise<void> =>
  waitFor(() =>
    expect(screen.getByRole('region', { name: 'Checkout' })).toHaveAttribute('data-status', status),
  );

function define(property: PropertyDescriptor): void {
  for (const name of STORAGES) Object.defineProperty(globalThis, name, { ...property, configurable: true });
}

const refuse = (name: string) => (): never => {
  throw new DOMException('No.', name);
};

describe.each<[name: string, block: () => void]>([
  ['that may not be read', () => define({ get: refuse('SecurityError') })],
  [
    'without room for anything',
    () => void vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse('QuotaExceededError')),
  ],
  ['that is not there', () => define({ value: undefined })],
])('with a storage %s', (_, block) => {
  it('a checkout is opened, left, come back to and paid, with one session (case 43)', async () => {
    block();
    const fake = createFakeClink();
    const props = checkoutProps(fake);
    const page = render(<ClinkCheckout {...props} />);
    await until('ready');
    page.unmount();
    render(<ClinkCheckout {...props} />);
    await until('ready');
    act(() => screen.getByRole('button', { name: /^Pay/ }).click());
    act(() => fake.succeed());
    expect(screen.getByRole('region', { name: 'Checkout' })).toHaveAttribute('data-status', 'complete');
    expect(fake.calls.filter((call) => call === 'endpoint')).toHaveLength(1);
  });

  it('the return page reads its address as often as it is reloaded (case 43)', async () => {
    block();
    history.replaceState(null, '', '/complete?session_id=sess_43');
    const endpoint = async (sessionId: string): Promise<SessionStatus> => ({
      sessionId,
      status: 'complete',
      paymentStatus: 'paid',
    });
    for (let visit = 0; visit < 2; visit += 1) {
      const page = render(<CheckoutReturn endpoint={endpoint} />);
      await until('paid');
      page.unmount();
    }
    expect(location.search).toBe('?session_id=sess_43');
    history.replaceState(null, '', '/complete');
    render(<CheckoutReturn endpoint={endpoint} />);
    await until('invalid');
  });
});

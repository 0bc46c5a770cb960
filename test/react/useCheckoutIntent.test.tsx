import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCheckoutIntent } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from './renderCheckout.tsx';

let client: QueryClient;
let fake: FakeClink;
let props: ClinkCheckoutProps;
beforeEach(() => {
  resetPage();
  vi.useFakeTimers();
  client = new QueryClient();
  fake = createFakeClink();
  props = { ...checkoutProps(fake), queryClient: client };
});
afterEach(() => vi.useRealTimers());

function CheckoutLink({ options }: { readonly options: ClinkCheckoutProps | null }): ReactElement {
  return (
    <a href="#checkout" {...useCheckoutIntent(options)}>
      Checkout
    </a>
  );
}

function renderLink(options: ClinkCheckoutProps | null = props) {
  const page = (next: ClinkCheckoutProps | null): ReactElement => (
    <StrictMode>
      <CheckoutLink options={next} />
    </StrictMode>
  );
  const { rerender, unmount } = render(page(options));
  const link = screen.getByRole('link', { name: 'Checkout' });
  return { link, unmount, update: (next: ClinkCheckoutProps | null) => rerender(page(next)) };
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const cached = () =>
  client
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.data)
    .filter(Boolean);

describe('the intent to check out', () => {
  it('is a hover that stays for a moment', async () => {
    const { link } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'mouse' });
    await pass(60);
    expect(fake.calls).toEqual([]);
    await pass(10);
    expect(fake.calls).toEqual(['endpoint']);
  });

  it('is not a pointer that only passes', async () => {
    const { link } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'mouse' });
    await pass(30);
    fireEvent.pointerLeave(link);
    await pass(1000);
    expect(fake.calls).toEqual([]);
  });

  it('is a touch, at once', async () => {
    const { link } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    await pass(0);
    expect(fake.calls).toEqual(['endpoint']);
  });

  it('is a focus that stays for a moment, and not one that goes by', async () => {
    const { link } = renderLink();
    fireEvent.focus(link);
    fireEvent.blur(link);
    await pass(1000);
    expect(fake.calls).toEqual([]);
    fireEvent.focus(link);
    await pass(70);
    expect(fake.calls).toEqual(['endpoint']);
  });

  it('makes one session for an order, however often it is shown', async () => {
    const { link, update } = renderLink();
    for (let count = 0; count < 3; count += 1) {
      fireEvent.pointerEnter(link, { pointerType: 'mouse' });
      await pass(100);
      fireEvent.pointerLeave(link);
      update({ ...props, order: { ...props.order } });
    }
    expect(fake.sessions).toHaveLength(1);
  });

  it('drops what was prefetched when the order changes, and prefetches the new one with the next intent', async () => {
    const { link, update } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    await pass(0);
    expect(cached()).toHaveLength(1);
    update({ ...props, order: { cartId: 'another' } });
    await pass(0);
    expect(cached()).toHaveLength(0);
    expect(fake.sessions).toHaveLength(1);
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    await pass(0);
    expect(fake.sessions.map(({ request }) => request['cartId'])).toEqual([props.order['cartId'], 'another']);
    expect(cached()).toHaveLength(1);
  });

  it('does not fetch for an order that has changed while the pointer stayed', async () => {
    const { link, update } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'mouse' });
    update({ ...props, order: { cartId: 'another' } });
    await pass(1000);
    expect(fake.calls).toEqual([]);
  });

  it('keeps what was prefetched when the link goes, as it does on the way to the checkout', async () => {
    const { link, unmount } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    await pass(0);
    unmount();
    await pass(1000);
    expect(cached()).toHaveLength(1);
  });

  it('fetches nothing when the link has gone before the moment was over', async () => {
    const { link, unmount } = renderLink();
    fireEvent.focus(link);
    unmount();
    await pass(1000);
    expect(fake.calls).toEqual([]);
  });

  it('fetches nothing where there is nothing to pay', async () => {
    const { link } = renderLink(null);
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    fireEvent.focus(link);
    await pass(1000);
    expect(fake.calls).toEqual([]);
  });

  it('goes out with the options of the moment', async () => {
    const { link, update } = renderLink();
    fireEvent.pointerEnter(link, { pointerType: 'mouse' });
    update({ ...props, returnUrl: '/new/{ELEMENTS_SESSION_ID}' });
    await pass(100);
    expect(fake.sessions[0]?.request.returnUrl).toContain('/new/');
  });

  it('leaves the session of an order that is there again before the first prefetch has arrived', async () => {
    const { link, update } = renderLink();
    const held = fake.hold('endpoint');
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    update({ ...props, order: { cartId: 'another' } });
    update(props);
    fireEvent.pointerEnter(link, { pointerType: 'touch' });
    held.release();
    await pass(0);
    expect(cached()).toHaveLength(1);
    expect(fake.sessions).toHaveLength(1);
  });
});

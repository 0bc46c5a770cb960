import { act, render, screen, waitFor } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  CheckoutStatus,
  ClinkCheckout,
  CurrencySelect,
  OrderSummary,
  PayButton,
  PaymentMethod,
  PromotionCode,
  useCheckout,
} from '../../src/index.ts';
import type { CheckoutView, ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { checkoutProps } from './renderCheckout.tsx';

/** The parts, each of which counts how often it was rendered. */
function createCountedParts(): { readonly counts: Record<string, number>; readonly parts: ReactElement } {
  const counts: Record<string, number> = {};
  const count = <T extends ReactElement>(id: string, node: T): T => {
    counts[id] = (counts[id] ?? 0) + 1;
    return node;
  };
  const parts = (
    <>
      <OrderSummary render={(props) => count('summary', <section {...props} />)} />
      <PromotionCode render={(props) => count('promotion', <div {...props} />)} />
      <CurrencySelect render={(props) => count('currency', <div {...props} />)} />
      <PaymentMethod render={(props) => count('form', <div {...props} />)} />
      <CheckoutStatus render={(props) => count('status', <div {...props} />)} />
      <PayButton
        render={({ variant, ...props }) => count('pay', <button data-variant={variant} {...props} />)}
      />
    </>
  );
  return { counts, parts };
}

async function openCounted(change: Partial<ClinkCheckoutProps> = {}) {
  const fake = createFakeClink({ amount: { enablePromotionCode: false } });
  const { counts, parts } = createCountedParts();
  const props = { ...checkoutProps(fake), ...change };
  const page = (next: Partial<ClinkCheckoutProps> = {}): ReactElement => (
    <ClinkCheckout {...props} {...next}>
      {parts}
    </ClinkCheckout>
  );
  const { rerender } = render(page());
  await waitFor(() => expect(screen.getByRole('button', { name: 'Pay $24.00' })).toBeEnabled());
  for (const id of Object.keys(counts)) delete counts[id];
  return {
    fake,
    counts,
    update: (next: Partial<ClinkCheckoutProps>) => rerender(page(next)),
  };
}

describe('what renders again', () => {
  it('a change of the amount renders the summary and the pay button, and nothing else', async () => {
    const { fake, counts } = await openCounted();
    act(() => fake.changeAmount({ totalAmount: 30 }));
    expect(screen.getByRole('button', { name: 'Pay $30.00' })).toBeEnabled();
    expect(counts).toEqual({ summary: 1, pay: 1 });
  });

  it('a form that may be submitted renders the pay button, and nothing else', async () => {
    const { fake, counts } = await openCounted();
    act(() => fake.enableSubmit(false));
    expect(screen.getByRole('button', { name: 'Pay $24.00' })).toBeDisabled();
    expect(counts).toEqual({ pay: 1 });
  });

  it('a declined card leaves the summary and the choice of codes alone', async () => {
    const { fake, counts } = await openCounted();
    act(() => screen.getByRole('button', { name: 'Pay $24.00' }).click());
    act(() => fake.decline('card_declined'));
    expect(screen.getByRole('status')).not.toBeEmptyDOMElement();
    expect(counts).not.toHaveProperty('summary');
    expect(counts).not.toHaveProperty('promotion');
  });

  it('a thousand renders of the parent with new objects of the same content render no part', async () => {
    const { counts, update } = await openCounted({ messages: { loading: 'One moment' } });
    for (let count = 0; count < 1000; count += 1) {
      update({
        appearance: { theme: 'light' },
        messages: { loading: 'One moment' },
        components: {},
        onReady: () => {},
      });
    }
    expect(counts).toEqual({});
  }, 30_000);

  it('a text that has changed is shown', async () => {
    const { counts, update } = await openCounted({ messages: { summary: 'Your order' } });
    update({ messages: { summary: 'In your basket' } });
    expect(screen.getByRole('region', { name: 'In your basket' })).toBeVisible();
    expect(counts['summary']).toBe(1);
  });

  it('a selector that builds an object renders when one of its fields has changed', async () => {
    const fake = createFakeClink();
    const pickTotals = ({ amount, canSubmit }: CheckoutView) => ({ total: amount?.total, canSubmit });
    let renders = 0;
    function Totals(): ReactElement {
      renders += 1;
      return <output>{JSON.stringify(useCheckout(pickTotals))}</output>;
    }
    render(
      <ClinkCheckout {...checkoutProps(fake)}>
        <PaymentMethod />
        <Totals />
      </ClinkCheckout>,
    );
    const shown = screen.getByText(/canSubmit/);
    await waitFor(() => expect(shown).toHaveTextContent('{"total":24,"canSubmit":true}'));
    const before = renders;
    act(() => fake.changeAmount({ taxAmount: 1 }));
    expect(renders).toBe(before);
    act(() => fake.changeAmount({ totalAmount: 30 }));
    expect(shown).toHaveTextContent('{"total":30,"canSubmit":true}');
    expect(renders).toBe(before + 1);
  });
});

describe('from mount to a form that can be used', () => {
  it('commits twice: the skeleton, and the form with its summary and button', async () => {
    const fake = createFakeClink();
    let commits = 0;
    const seen: string[] = [];
    render(
      <Profiler id="checkout" onRender={() => (commits += 1)}>
        <ClinkCheckout {...checkoutProps(fake)} />
      </Profiler>,
    );
    const region = screen.getByRole('region', { name: 'Checkout' });
    const observer = new MutationObserver(() => seen.push(region.dataset['status'] ?? ''));
    observer.observe(region, { attributeFilter: ['data-status'] });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Pay $24.00' })).toBeEnabled());
    observer.disconnect();
    expect(seen).toContain('loading');
    expect(seen.at(-1)).toBe('ready');
    expect(region).toHaveAttribute('aria-busy', 'false');
    expect(commits).toBe(2);
  });
});

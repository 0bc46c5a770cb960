import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { CheckoutDiagnostic } from '../../src/index.ts';
import { renderCheckout } from './renderCheckout.tsx';

afterEach(() => vi.restoreAllMocks());

const names = () =>
  performance
    .getEntriesByType('measure')
    .map(({ name }) => name)
    .filter((name) => name.startsWith('clink-checkout:'));

async function payOnce() {
  const told: CheckoutDiagnostic[] = [];
  const { fake } = renderCheckout({ onDiagnostic: (diagnostic) => void told.push(diagnostic) });
  const button = await waitFor(() => screen.getByRole('button', { name: 'Pay $24.00' }));
  await waitFor(() => expect(button).toBeEnabled());
  act(() => button.click());
  act(() => fake.succeed());
  return told.filter(({ type }) => type === 'timing');
}

it('measures the session, the instance, all until the form can be used, and the payment', async () => {
  performance.clearMeasures();
  const told = await payOnce();
  expect(told.map(({ detail }) => detail)).toEqual(['session', 'instance', 'ready', 'submit']);
  expect(names().toSorted()).toEqual([
    'clink-checkout:instance',
    'clink-checkout:ready',
    'clink-checkout:session',
    'clink-checkout:submit',
  ]);
  const [ready] = performance.getEntriesByName('clink-checkout:ready');
  expect(Math.abs((ready?.duration ?? 0) - (told[2]?.duration ?? 0))).toBeLessThan(50);
});

it('leaves one entry a name, however many checkouts a page has shown', async () => {
  performance.clearMeasures();
  await payOnce();
  document.body.replaceChildren();
  await payOnce();
  expect(names()).toHaveLength(4);
});

it('goes on where the browser measures nothing', async () => {
  vi.spyOn(performance, 'measure').mockImplementation(() => {
    throw new TypeError('not here');
  });
  expect((await payOnce()).map(({ detail }) => detail)).toContain('submit');
});

it('measures no payment of a shopper who leaves in the middle of it', async () => {
  const told: string[] = [];
  const { unmount } = renderCheckout({
    onDiagnostic: ({ type, detail }) => void told.push(`${type} ${detail}`),
  });
  const button = await waitFor(() => screen.getByRole('button', { name: 'Pay $24.00' }));
  await waitFor(() => expect(button).toBeEnabled());
  act(() => button.click());
  unmount();
  expect(told).toContain('status submitting');
  expect(told).not.toContain('timing submit');
});

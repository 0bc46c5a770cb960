import { act, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, it } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from './renderCheckout.tsx';

beforeEach(resetPage);

it('hydrates what the server rendered without a mismatch, then makes one session (case 33)', async () => {
  const fake = createFakeClink();
  const tree = (
    <StrictMode>
      <ClinkCheckout {...checkoutProps(fake)} />
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(tree);
  expect(fake.calls).toEqual([]);
  const form = screen.getByRole('group', { name: 'Payment method' });
  const problems: unknown[] = [];
  const root = await act(() =>
    hydrateRoot(container, tree, { onRecoverableError: (error) => problems.push(error) }),
  );
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Checkout' })).toHaveAttribute('data-status', 'ready'),
  );
  expect(problems).toEqual([]);
  expect(screen.getByRole('group', { name: 'Payment method' })).toBe(form);
  expect(fake.sessions).toHaveLength(1);
  act(() => root.unmount());
});

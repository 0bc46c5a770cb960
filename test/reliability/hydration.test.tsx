import { act, screen, waitFor } from '@testing-library/react';
import { StrictMode, Suspense } from 'react';
import type { ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';
import { createFakeClink } from '../../src/testing/index.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { checkoutProps } from '../react/renderCheckout.tsx';

beforeEach(resetPage);

/** As on a server, which has no page at all. */
function renderOnServer(page: ReactElement): string {
  vi.stubGlobal('window', undefined);
  vi.stubGlobal('document', undefined);
  vi.stubGlobal('navigator', undefined);
  try {
    return renderToString(page);
  } finally {
    vi.unstubAllGlobals();
  }
}

/** What differs between a server and the browsers that get its page. */
function imitateAnotherBrowser(): void {
  const query = { matches: true, addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal('matchMedia', () => query);
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('ar-EG');
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  vi.spyOn(Date, 'now').mockReturnValue(2_000_000_000_000);
}

const LOOKS: readonly Partial<ClinkCheckoutProps>[] = [
  {},
  { appearance: { theme: 'system', radius: { card: 4 } }, layout: 'split', locale: 'de' },
  { appearance: 'inherit' },
];

it.each([0, 100])(
  'a page that is hydrated %i ms after it came is the one that the server sent (case 33)',
  async (delay) => {
    for (const look of LOOKS) {
      const fake = createFakeClink();
      const page = (
        <StrictMode>
          <Suspense fallback={<p>to come</p>}>
            <ClinkCheckout {...checkoutProps(fake)} {...look} />
          </Suspense>
          <Suspense fallback={<p>to come</p>}>
            <label>
              Name <input />
            </label>
          </Suspense>
        </StrictMode>
      );
      const container = document.body.appendChild(document.createElement('div'));
      container.innerHTML = renderOnServer(page);
      const served = screen.getByRole('group', { name: 'Payment method' });
      imitateAnotherBrowser();
      await new Promise((resolve) => setTimeout(resolve, delay));
      const problems: unknown[] = [];
      const root = await act(async () =>
        hydrateRoot(container, page, { onRecoverableError: (error) => problems.push(error) }),
      );
      await waitFor(() =>
        expect(screen.getByRole('region', { name: 'Checkout' })).toHaveAttribute('data-status', 'ready'),
      );
      expect(problems).toEqual([]);
      expect(screen.getByRole('group', { name: 'Payment method' })).toBe(served);
      expect(fake.current.mounted.paymentMethod).toBe(served);
      expect(fake.sessions).toHaveLength(1);
      await act(async () => root.unmount());
      container.remove();
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    }
  },
);

it('a form that is hydrated before the rest of its page, since the shopper goes to it, stays in place (case 33)', async () => {
  const fake = createFakeClink();
  let isThere = true;
  let arrive: () => void = () => {};
  const wait = new Promise<void>((resolve) => {
    arrive = () => {
      isThere = true;
      resolve();
    };
  });
  function Slow(): ReactElement {
    // oxlint-disable-next-line no-throw-literal -- how every React from 18.0 on is told to wait
    if (!isThere) throw wait;
    return <p>recommendations</p>;
  }
  const page = (
    <StrictMode>
      <Suspense fallback={<p>to come</p>}>
        <Slow />
      </Suspense>
      <Suspense fallback={<p>to come</p>}>
        <ClinkCheckout {...checkoutProps(fake)} />
      </Suspense>
    </StrictMode>
  );
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderOnServer(page);
  const served = screen.getByRole('group', { name: 'Payment method' });
  isThere = false;
  const problems: unknown[] = [];
  const root = await act(async () => {
    const hydrating = hydrateRoot(container, page, { onRecoverableError: (error) => problems.push(error) });
    served.focus();
    served.click();
    return hydrating;
  });
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Checkout' })).toHaveAttribute('data-status', 'ready'),
  );
  await act(async () => arrive());
  expect(screen.getByText('recommendations')).toBeVisible();
  expect(problems).toEqual([]);
  expect(screen.getByRole('group', { name: 'Payment method' })).toBe(served);
  expect(fake.sessions).toHaveLength(1);
  await act(async () => root.unmount());
});

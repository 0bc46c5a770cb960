// @vitest-environment node
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { ClinkCheckout, useCheckoutReturn } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';

const props: ClinkCheckoutProps = {
  endpoint: '/api/session',
  order: { cartId: 'c_1' },
  returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}',
};

it('renders on a server: stable markup, nothing fetched, nothing stored (case 32)', () => {
  const fetch = vi.fn();
  vi.stubGlobal('fetch', fetch);
  const before = Reflect.ownKeys(globalThis);
  const html = renderToString(createElement(ClinkCheckout, props));
  expect(html).toContain('aria-label="Checkout"');
  expect(html).toContain('data-status="idle"');
  expect(html).toBe(renderToString(createElement(ClinkCheckout, props)));
  expect(fetch).not.toHaveBeenCalled();
  expect(Reflect.ownKeys(globalThis)).toEqual(before);
});

it('renders the return page on a server as not known yet (case 32)', () => {
  function Page() {
    return createElement('p', null, useCheckoutReturn({ endpoint: '/api/session' }).status);
  }
  expect(renderToString(createElement(Page))).toBe('<p>reading</p>');
});

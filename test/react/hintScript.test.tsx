// @vitest-environment node
import { createElement, version } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ClinkCheckout } from '../../src/index.ts';
import type { ClinkCheckoutProps } from '../../src/index.ts';

const render = (change: Partial<ClinkCheckoutProps>): string =>
  renderToString(
    createElement(ClinkCheckout, {
      endpoint: '/api/session',
      order: { cartId: 'c_1' },
      returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}',
      ...change,
    }),
  );
const hintOf = (change: Partial<ClinkCheckoutProps>): string | undefined =>
  /<link rel="preload"[^>]*>/.exec(render(change))?.[0];

// React 18 has no resource hints.
const hasHints = Number.parseInt(version, 10) >= 19;
const CLINK = 'https://cdn.jsdelivr.net/npm/@clink-ai/clink-elements/dist/index.iife.js';

it.each([
  ['Clink’s script', {}, `href="${CLINK}" as="script"/>`],
  ['a script of the page’s own', { sdkUrl: '/clink.js' }, 'href="/clink.js" as="script"/>'],
  ['its nonce', { nonce: 'abc' }, `href="${CLINK}" as="script" nonce="abc"/>`],
  [
    'its integrity, as the tag will ask for it',
    { integrity: 'sha384-abc' },
    `href="${CLINK}" as="script" crossorigin="" integrity="sha384-abc"/>`,
  ],
])('a server’s markup has the browser load %s', (_, change, expected) => {
  expect(hintOf(change)).toBe(hasHints ? `<link rel="preload" ${expected}` : undefined);
});

it.each([
  ['that is not Clink’s', { sdkUrl: 'https://cdn.example.com/clink.js' }],
  ['that is none', { sdkUrl: 'blob:https://cdn.jsdelivr.net/1' }],
  ['where the SDK comes by another way', { loadElements: () => new Promise<never>(() => {}) }],
])('hints at no script %s', (_, change) => {
  expect(hintOf(change)).toBeUndefined();
});

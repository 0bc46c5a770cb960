// A Node without anything else: every entry is imported, the markup rendered, and Clink asked for a session.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { ClinkCheckout } from 'react-clink-checkout';
import { createMemoryStore } from 'react-clink-checkout/server';
import { createPostgresStore } from 'react-clink-checkout/server/postgres';
import { createRedisStore } from 'react-clink-checkout/server/redis';
import { messages } from 'react-clink-checkout/locales/de';
import { createFakeClink, signWebhook } from 'react-clink-checkout/testing';
import manifest from 'react-clink-checkout/package.json' with { type: 'json' };
import { checkoutHandler } from './shared/checkoutHandler.js';

for (const value of [createMemoryStore, createPostgresStore, createRedisStore, createFakeClink, signWebhook])
  assert.equal(typeof value, 'function');
assert.equal(typeof messages.checkout, 'string');
assert.equal(manifest.name, 'react-clink-checkout');

const styles = await readFile(new URL(import.meta.resolve('react-clink-checkout/styles.css')), 'utf8');
assert.match(styles, /\.clink-checkout/);

const props = { endpoint: '/api/checkout', order: { cartId: 'mug' }, returnUrl: '/complete', messages };
const markup = renderToString(createElement(ClinkCheckout, props));
assert.match(markup, /data-status="idle"/);
assert.ok(markup.includes(`aria-label="${messages.checkout}"`));

const endpoint = 'http://localhost:3000/api/checkout';
const made = await checkoutHandler(
  new Request(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'attempt-0001' },
    body: JSON.stringify({
      cartId: 'mug',
      uiMode: 'elements',
      returnUrl: 'http://localhost:3000/complete?session_id={ELEMENTS_SESSION_ID}',
    }),
  }),
);
assert.equal(made.status, 200, await made.clone().text());
const { sessionId } = await made.json();
const status = await checkoutHandler(new Request(`${endpoint}?session_id=${sessionId}`));
assert.deepEqual(await status.json(), { sessionId, status: 'open', paymentStatus: 'unpaid' });

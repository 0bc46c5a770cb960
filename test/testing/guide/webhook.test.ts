// @vitest-environment node
// #region webhook
import { createWebhookHandler } from 'react-clink-checkout/server';
import { createWebhookEvent, createWebhookRequest, signWebhook } from 'react-clink-checkout/testing';
import { expect, test } from 'vitest';

const secret = 'whsec_test';
const event = createWebhookEvent({ type: 'session.complete', resource: { sessionId: 'sess_1' } });

function createShop() {
  const paid: unknown[] = [];
  const webhook = createWebhookHandler({
    secret,
    onEvent: ({ type, resource }) => {
      if (type === 'session.complete') paid.push(resource['sessionId']);
    },
  });
  return { webhook, paid };
}

test('an order is fulfilled once, however often Clink delivers', async () => {
  const { webhook, paid } = createShop();
  for (let delivery = 1; delivery <= 3; delivery += 1) {
    const { status } = await webhook(await createWebhookRequest(event, { secret }));
    expect(status).toBe(200);
  }
  expect(paid).toEqual(['sess_1']);
});

test('a forged or belated delivery fulfils nothing', async () => {
  const { webhook, paid } = createShop();
  const forged = await createWebhookRequest(event, { secret: 'whsec_other' });
  const belated = await createWebhookRequest(event, { secret, timestamp: Date.now() - 3_600_000 });
  expect((await webhook(forged)).ok).toBe(false);
  expect((await webhook(belated)).ok).toBe(false);
  expect(paid).toEqual([]);
});
// #endregion

// #region sign
test('a request of another make is signed by hand', async () => {
  const { webhook, paid } = createShop();
  const timestamp = Date.now();
  const body = JSON.stringify(event);
  const headers = {
    'Content-Type': 'application/json',
    'X-Clink-Timestamp': String(timestamp),
    'X-Clink-SignType': 'SHA256',
    'X-Clink-Signature': await signWebhook(secret, timestamp, body),
  };
  await webhook(new Request('https://shop.example/webhook', { method: 'POST', headers, body }));
  expect(paid).toEqual(['sess_1']);
});
// #endregion

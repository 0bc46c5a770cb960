// @vitest-environment node
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signWebhook } from '../../src/testing/signWebhook.ts';
import { openSandbox } from './openSandbox.ts';

const HOOK = 'http://shop.example/webhooks';

interface Delivery {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

function receiver(...answers: (number | 'unreachable')[]) {
  const deliveries: Delivery[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    deliveries.push({ url: request.url, headers: request.headers, body: await request.text() });
    const answer = answers.shift() ?? 200;
    if (answer === 'unreachable') throw new TypeError('unreachable');
    return new Response(null, { status: answer });
  };
  return { deliveries, fetch };
}

async function expireOne(fetch: typeof globalThis.fetch, settings: object = {}) {
  const open = openSandbox({ fetch, settings: { webhookUrl: HOOK, ...settings } });
  open.sandbox.control.expireSession(await open.createSession());
  await open.wait(0);
  return open;
}

test('a signature is the HMAC of timestamp, dot and body', async () => {
  const body = '{"id":"evt_1","name":"Zoë"}';
  const expected = createHmac('sha256', 'whsec_x').update(`1907755200000.${body}`, 'utf8').digest('hex');
  expect(await signWebhook('whsec_x', 1_907_755_200_000, body)).toBe(expected);
});

test('an event is delivered signed, over the bytes that are sent', async () => {
  const { deliveries, fetch } = receiver();
  const { sandbox } = await expireOne(fetch);
  const [delivery] = deliveries;
  expect(deliveries).toHaveLength(1);
  expect(delivery?.url).toBe(HOOK);
  const timestamp = delivery?.headers.get('x-clink-timestamp') ?? '';
  expect(timestamp).toBe(String(sandbox.ledger.now()));
  expect(delivery?.headers.get('x-clink-signtype')).toBe('SHA256');
  expect(delivery?.headers.get('x-clink-signature')).toBe(
    await signWebhook(sandbox.keys.webhookSecret, timestamp, delivery?.body ?? ''),
  );
});

test.each([
  ['resource', (data: object) => data],
  ['object', (data: object) => ({ object: data })],
])('the data of an event comes as %s', async (webhookData, wrap) => {
  const { deliveries, fetch } = receiver();
  const { sandbox } = await expireOne(fetch, { webhookData });
  const [event] = sandbox.ledger.events;
  const body: unknown = JSON.parse(deliveries[0]?.body ?? '');
  expect(body).toEqual({
    id: event?.id,
    object: 'event',
    created: event?.created,
    type: 'session.expired',
    data: wrap(event?.resource ?? {}),
  });
  expect(deliveries[0]?.body).not.toContain('tok_');
});

test('a delivery that fails is repeated after a growing wait, with the same id and a fresh timestamp', async () => {
  const { deliveries, fetch } = receiver(500, 'unreachable', 200);
  const open = await expireOne(fetch);
  await open.wait(499);
  expect(deliveries).toHaveLength(1);
  await open.wait(1);
  expect(deliveries).toHaveLength(2);
  await open.wait(1_000);
  await open.wait(60_000);
  expect(deliveries).toHaveLength(3);
  expect(new Set(deliveries.map((delivery) => delivery.body)).size).toBe(1);
  expect(new Set(deliveries.map((delivery) => delivery.headers.get('x-clink-timestamp'))).size).toBe(3);
  expect(open.sandbox.control.snapshot().deliveries.map(({ attempt, result }) => [attempt, result])).toEqual([
    [1, { status: 500 }],
    [2, { error: 'unreachable' }],
    [3, { status: 200 }],
  ]);
});

test('after five attempts it gives up', async () => {
  const { deliveries, fetch } = receiver(...Array<number>(10).fill(503));
  const open = await expireOne(fetch);
  for (let round = 0; round < 10; round++) await open.wait(60_000);
  expect(deliveries).toHaveLength(5);
});

test('a payment tells its order and its session', async () => {
  const { deliveries, fetch } = receiver();
  const open = openSandbox({ fetch, settings: { webhookUrl: HOOK } });
  await open.confirm(await open.load(await open.createSession()));
  await open.wait(0);
  const types = deliveries.map((delivery) => (JSON.parse(delivery.body) as { type: string }).type);
  expect(types.toSorted()).toEqual(['order.created', 'order.succeeded', 'session.complete']);
});

test('without an address nothing is sent', async () => {
  const { deliveries, fetch } = receiver();
  await expireOne(fetch, { webhookUrl: null });
  expect(deliveries).toEqual([]);
});

test('an event is sent again once, with the same body and a fresh timestamp', async () => {
  const { deliveries, fetch } = receiver(200, 500);
  const open = await expireOne(fetch);
  const eventId = open.sandbox.ledger.events[0]?.id ?? '';
  await open.wait(1_000);
  const answer = await open.control('POST', `events/${eventId}/send-again`, {});
  expect(await answer.json()).toMatchObject({ eventId, url: HOOK, attempt: 2, result: { status: 500 } });
  await open.wait(60_000);
  expect(deliveries).toHaveLength(2);
  expect(deliveries[1]?.body).toBe(deliveries[0]?.body);
  const [first, second] = deliveries.map(({ headers }) => Number(headers.get('x-clink-timestamp')));
  expect(second).toBe((first ?? 0) + 1_000);
  expect(deliveries[1]?.headers.get('x-clink-signature')).toBe(
    await signWebhook(open.sandbox.keys.webhookSecret, String(second), deliveries[1]?.body ?? ''),
  );
});

test('an event that is unknown, or that nobody is to get, is not sent again', async () => {
  const { deliveries, fetch } = receiver();
  const { control, sandbox } = await expireOne(fetch, { webhookUrl: null });
  expect((await control('POST', 'events/evt_unknown/send-again', {})).status).toBe(404);
  const refused = await control('POST', `events/${sandbox.ledger.events[0]?.id}/send-again`, {});
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('set the webhook destination first');
  expect(deliveries).toEqual([]);
});

test('while it goes on, the overview says so', async () => {
  const { fetch } = receiver(500, 200);
  const open = await expireOne(fetch);
  const line = () => open.sandbox.control.overview().events.lines[0];
  expect(line()).toMatchObject({ attempts: 1, isUnderWay: true, last: { result: { status: 500 } } });
  await open.wait(500);
  expect(line()).toMatchObject({ attempts: 2, isUnderWay: false, last: { result: { status: 200 } } });
});

test('a delivery that cannot connect names the reason', async () => {
  const { sandbox } = await expireOne(() =>
    Promise.reject(
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
    ),
  );
  expect(sandbox.ledger.deliveries[0]?.result).toEqual({ error: 'fetch failed (ECONNREFUSED)' });
});

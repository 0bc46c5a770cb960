import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { requestSession } from '../../src/checkout/requestSession.ts';
import { createCheckoutHandler } from '../../src/server/index.ts';

const RETURN_URL = 'https://shop.example/{ELEMENTS_SESSION_ID}';

/** Carts for which Clink has made a session, once for each session. */
let made: string[];
/** What the server answered first for a cart, which never arrived. */
let lost: Map<string, unknown>;
/** The key of each request, by cart. */
let keys: Map<string, string[]>;
let server: Server;
let endpoint: string;

// The shop's server lives in the same process here, and refuses to be made in a page.
vi.stubGlobal('window', undefined);
const handler = createCheckoutHandler({
  secretKey: 'sk_test_canary',
  publishKey: 'pk_test_1',
  environment: 'sandbox',
  resolveOrder: ({ cartId }) => ({
    originalAmount: 5,
    originalCurrency: 'USD',
    customerEmail: 'ada@shop.example',
    metadata: { cart: String(cartId) },
  }),
  authorize: () => true,
  allowedReturnOrigins: ['https://shop.example'],
  fetch: async (_input, init) => {
    const { metadata } = JSON.parse(init?.body as string) as { metadata: { cart: string } };
    made.push(metadata.cart);
    const data = { sessionId: `sess_${made.length}`, expireTime: '2030-01-01T00:00:00Z' };
    return Response.json({ code: 200, msg: 'success', data });
  },
});
vi.unstubAllGlobals();

/** Runs the handler to its end each time, and resets the connection the first time: before, or in, its reply. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { cartId } = JSON.parse(body.toString()) as { cartId: string };
  const key = String(request.headers['idempotency-key']);
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const answer = await handler(new Request(endpoint, { method: 'POST', headers, body }));
  const text = await answer.text();
  const used = [...(keys.get(cartId) ?? []), key];
  keys.set(cartId, used);
  const reply = response
    .setHeader('Content-Type', 'application/json')
    .setHeader('Content-Length', text.length);
  if (used.length > 1) {
    reply.writeHead(answer.status).end(text);
    return;
  }
  lost.set(cartId, JSON.parse(text));
  if (Number(cartId) % 2 === 0) reply.writeHead(answer.status).write(text.slice(0, 8));
  setImmediate(() => request.socket.resetAndDestroy());
}

beforeEach(async () => {
  made = [];
  lost = new Map();
  keys = new Map();
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/session`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('a reply that is lost after the session was made, two hundred times over, leads to that session (case 40)', async () => {
  const carts = Array.from({ length: 200 }, (_, index) => String(index));
  const replies = await Promise.all(
    carts.map(async (cartId) => {
      const request = { cartId, uiMode: 'elements', returnUrl: RETURN_URL } as const;
      const { reply } = await requestSession({ endpoint }, request, `attempt-${cartId}`);
      return reply;
    }),
  );
  expect(replies).toEqual(carts.map((cart) => lost.get(cart)));
  expect([...keys]).toHaveLength(200);
  for (const [cart, used] of keys) expect(used).toEqual([`attempt-${cart}`, `attempt-${cart}`]);
  expect(made.toSorted()).toEqual(carts.toSorted());
}, 30_000);

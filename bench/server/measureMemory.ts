import { createCheckoutHandler, createMemoryStore } from 'react-clink-checkout/server';

const KEYS = 1_000_000;
const AT_ONCE = 100;
const SAMPLES = 10;

const MB = 1024 * 1024;

/** Heap in use, in MB, after each tenth of a million keys. */
export type HeapSamples = readonly number[];

/** Every key is claimed and settled, as a handler does it. */
export function measureStore(): Promise<HeapSamples> {
  const store = createMemoryStore();
  const value = JSON.stringify({ state: 'running', run: crypto.randomUUID() });
  const reply = JSON.stringify({
    state: 'complete',
    reply: { sessionId: 'sess_1', publishKey: 'pk_test_a' },
  });
  return sample(async (index) => {
    const key = `session:${index}`;
    await store.claim(key, value, 86_400_000);
    await store.replace(key, value, `${reply}${index}`, 86_400_000);
  });
}

/** Every key is a whole request, answered with a session. */
export function measureHandler(): Promise<HeapSamples> {
  let count = 0;
  const handler = createCheckoutHandler({
    secretKey: 'sk_test_bench',
    publishKey: 'pk_test_bench',
    environment: 'sandbox',
    resolveOrder: () => ({ originalAmount: 19, originalCurrency: 'USD', customerEmail: 'ada@shop.example' }),
    authorize: () => false,
    fetch: async () => {
      count += 1;
      return Response.json({ code: 200, msg: 'success', data: { sessionId: `sess_${count}` } });
    },
  });
  const url = 'https://shop.example/api/checkout/session';
  const body = JSON.stringify({
    cartId: 'c',
    uiMode: 'elements',
    returnUrl: 'https://shop.example/complete?id={ELEMENTS_SESSION_ID}',
  });
  return sample(async (index) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `attempt-${index}` };
    const response = await handler(new Request(url, { method: 'POST', headers, body }));
    if (response.status !== 200) throw new Error(`The handler answered ${response.status}.`);
    await response.text();
  });
}

async function sample(use: (index: number) => Promise<void>): Promise<HeapSamples> {
  const heap: number[] = [];
  for (let start = 0; start < KEYS; start += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => use(start + index)));
    if ((start + AT_ONCE) % (KEYS / SAMPLES) === 0) heap.push(await heapInUse());
  }
  return heap;
}

async function heapInUse(): Promise<number> {
  if (!globalThis.gc) throw new Error('Start it with `npm run bench:server`: it needs --expose-gc.');
  // Streams and requests are let go a turn later.
  await new Promise((resolve) => setTimeout(resolve, 10));
  globalThis.gc();
  return process.memoryUsage().heapUsed / MB;
}

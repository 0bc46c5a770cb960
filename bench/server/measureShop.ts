import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const SECONDS = 10;
const CONNECTIONS = 50;

export interface ShopFigures {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Connections that failed, requests without an answer, answers that were no 2xx. */
  readonly errors: number;
}

/** Starts checkouts, each with a key of its own, at a shop of so many processes. */
export async function measureShop(processes: number, apiUrl: string, socket: string): Promise<ShopFigures> {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('shop.ts', import.meta.url)),
    args: [apiUrl, socket],
    execArgv: ['--import', 'tsx'],
  });
  const workers = Array.from({ length: processes }, () => cluster.fork());
  const ports = await Promise.all(workers.map(portOf));
  const port = ports[0] ?? 0;
  await load(port, 2);
  const result = await load(port, SECONDS);
  await Promise.all(
    workers.map((worker) => {
      worker.process.kill();
      return once(worker, 'exit');
    }),
  );
  return {
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  };
}

/** The same for every process of a cluster. */
async function portOf(worker: Worker): Promise<number> {
  const [{ port }] = (await once(worker, 'listening')) as [{ port: number }];
  return port;
}

function load(port: number, duration: number): Promise<autocannon.Result> {
  const body = JSON.stringify({
    cartId: 'cart_1',
    uiMode: 'elements',
    returnUrl: `http://127.0.0.1:${port}/complete?id={ELEMENTS_SESSION_ID}`,
  });
  return autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration,
    requests: [
      {
        method: 'POST',
        body,
        setupRequest: (request) => ({
          ...request,
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        }),
      },
    ],
  });
}

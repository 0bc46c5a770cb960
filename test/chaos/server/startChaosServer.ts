import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { sendInTrouble } from './sendInTrouble.ts';
import type { Trouble } from './Trouble.ts';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Its idempotency key. */
  readonly key: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A server that answers well, but for the trouble that a test orders. */
export interface ChaosServer {
  readonly origin: string;
  /** Every request, those in trouble too. */
  seen(path: string, method?: string): readonly SeenRequest[];
  /** Meets the next requests whose path begins so. @default until the returned function is called */
  trouble(path: string, trouble: Trouble, times?: number): () => void;
  close(): Promise<void>;
}

/** Starts one on loopback. Each request has a connection of its own: on a kept one the browser itself would ask again. */
export async function startChaosServer(
  host: 'localhost' | '127.0.0.1',
  handle: (request: Request) => Response | Promise<Response>,
): Promise<ChaosServer> {
  const rules: { path: string; trouble: Trouble; left: number }[] = [];
  const requests: SeenRequest[] = [];
  const take = (path: string): Trouble => {
    const rule = rules.find((candidate) => candidate.left > 0 && path.startsWith(candidate.path));
    if (!rule) return {};
    rule.left -= 1;
    return rule.trouble;
  };
  const serve = async (request: Request, outgoing: ServerResponse): Promise<Response> => {
    const path = new URL(request.url).pathname;
    const { method, headers } = request;
    if (method !== 'OPTIONS') {
      requests.push({ method, path, key: headers.get('Idempotency-Key'), at: Date.now() });
    }
    const { wait, answer, send } = method === 'OPTIONS' ? {} : take(path);
    await (typeof wait === 'number' ? new Promise((resolve) => setTimeout(resolve, wait)) : wait);
    const run = async (): Promise<Response> => handle(request);
    const response = await (answer ? answer(run) : run());
    if (!send) return response;
    await sendInTrouble(outgoing, response, send);
    return RESPONSE_ALREADY_SENT;
  };
  const listener = getRequestListener(
    (request, { outgoing }) => {
      const answer = outgoing as ServerResponse;
      answer.shouldKeepAlive = false;
      return serve(request, answer);
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    seen: (path, method) =>
      requests.filter((request) => request.path.startsWith(path) && (!method || request.method === method)),
    trouble: (path, trouble, times = Infinity) => {
      const rule = { path, trouble, left: times };
      rules.push(rule);
      return () => {
        rule.left = 0;
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

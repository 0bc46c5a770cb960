// @vitest-environment node
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import type { AddressInfo, Server as RawServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckoutHandlerOptions } from '../../src/server/index.ts';
import { createTestHandler, post, problemOf, SECRET_KEY } from './createTestHandler.ts';

const servers: (Server | RawServer)[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server | RawServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

/** A handler that asks a Clink of its own on this machine, over a real connection. */
async function askClink(clink: RequestListener, options: Partial<CheckoutHandlerOptions> = {}) {
  const seen: string[] = [];
  const port = await listen(
    createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      clink(request, response);
    }),
  );
  const { handler, errors } = createTestHandler(undefined, {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    fetch: globalThis.fetch,
    timeoutMs: 1_500,
    ...options,
  });
  return { handler, errors, seen };
}

async function readAll(request: IncomingMessage): Promise<void> {
  for await (const chunk of request) void chunk;
}

const GOOD = JSON.stringify({ code: 200, msg: 'success', data: { sessionId: 'sess_1' } });
/** A good answer, and four megabytes of spaces. */
const BOMB = gzipSync(GOOD + ' '.repeat(4 * 1024 * 1024));

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Clinks of which nobody knows afterwards whether they have made a session. */
const UNCLEAR: readonly (readonly [string, RequestListener])[] = [
  ['breaks the connection before it has read the order', (request) => request.socket.resetAndDestroy()],
  [
    'breaks the connection after it has read the order',
    (request) => void readAll(request).then(() => request.socket.resetAndDestroy()),
  ],
  [
    'breaks the connection within its reply',
    (request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'Content-Length': String(GOOD.length) });
      response.write(GOOD.slice(0, 20), () => request.socket.resetAndDestroy());
    },
  ],
  ['never answers', () => undefined],
  [
    'says a byte at a time, for longer than a call may take',
    (_request, response) => {
      response.writeHead(200, JSON_TYPE);
      const bytes = GOOD.split('');
      const timer = setInterval(() => {
        response.write(bytes.shift() ?? ' ');
      }, 50);
      response.on('close', () => clearInterval(timer));
    },
  ],
  [
    'answers with a page',
    (_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>canary</html>'),
  ],
  [
    'answers with four megabytes in four kilobytes',
    (_request, response) => response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }).end(BOMB),
  ],
  [
    'answers with bytes that are no gzip',
    (_request, response) =>
      response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }).end('canary, not packed'),
  ],
];

describe('a Clink that', () => {
  it.each(UNCLEAR)('%s is asked once, and that key is closed (case 93)', async (_what, clink) => {
    const { handler, errors, seen } = await askClink(clink);
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
    expect(seen).toEqual(['POST /api/checkout/session']);
    expect(errors[0]).toMatchObject({ code: 'outcome_unknown', cause: expect.any(String) as unknown });
    expect(JSON.stringify(errors)).not.toContain('canary');
  });

  it.each([301, 302, 303, 307, 308])(
    'sends the order elsewhere with a %i is not followed, and the key goes nowhere (case 93)',
    async (status) => {
      const stolen: unknown[] = [];
      const evil = await listen(
        createServer((request, response) => {
          stolen.push(request.headers['x-api-key']);
          response.writeHead(200, JSON_TYPE).end(GOOD);
        }),
      );
      const { handler, errors, seen } = await askClink((request, response) => {
        expect(request.headers['x-api-key']).toBe(SECRET_KEY);
        response.writeHead(status, { Location: `http://127.0.0.1:${evil}/api/checkout/session` }).end();
      });
      expect(await problemOf(await handler(post()))).toBe('504 outcome_unknown');
      expect([stolen, seen.length, errors.length]).toEqual([[], 1, 1]);
    },
  );

  it('is not there is asked twice, and the key is free (case 93)', async () => {
    const port = await listen(createServer());
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    const { handler, errors } = createTestHandler(undefined, {
      apiUrl: `http://127.0.0.1:${port}/api/`,
      fetch: globalThis.fetch,
    });
    expect(await problemOf(await handler(post()))).toBe('502 clink_unreachable');
    expect(errors).toMatchObject([{ code: 'clink_unreachable', cause: 'ECONNREFUSED' }]);
  });

  it('speaks no TLS is not given the order (case 93)', async () => {
    const heard: Buffer[] = [];
    const port = await listen(
      createRawServer((socket) => {
        socket.on('data', (bytes) => {
          heard.push(bytes);
          socket.end('HTTP/1.1 200 OK\r\n\r\n');
        });
        socket.on('error', () => undefined);
      }),
    );
    const { handler } = createTestHandler(undefined, {
      fetch: (_input, init) => fetch(`https://127.0.0.1:${port}/api/checkout/session`, init),
      timeoutMs: 2_000,
    });
    expect(await problemOf(await handler(post()))).toMatch(/^50[24] (?:clink_unreachable|outcome_unknown)$/);
    expect(Buffer.concat(heard).toString('latin1')).not.toMatch(/sk_test|originalAmount/);
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UND_ERR_CONNECT_TIMEOUT',
    'EAI_AGAIN',
  ])('is not who it says (%s) is surely not reached, and the key is free (case 93)', async (code) => {
    const { handler, calls } = createTestHandler(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('canary'), { code }) });
    });
    expect(await problemOf(await handler(post()))).toBe('502 clink_unreachable');
    expect(await problemOf(await handler(post()))).toBe('502 clink_unreachable');
    expect(calls).toHaveLength(4);
  });
});

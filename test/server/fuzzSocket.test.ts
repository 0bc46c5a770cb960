// @vitest-environment node
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { created, createTestHandler, envelope, RETURN_URL, SHOP } from './createTestHandler.ts';

/** How long raw bytes are sent. `FUZZ_SECONDS=60` for a long run. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 4);

const GOOD_BODY = JSON.stringify({ cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL });

const errors: unknown[] = [];
let server: Server;
let port: number;
let host: string;

beforeAll(async () => {
  const { handler } = createTestHandler(
    ({ init, url }) =>
      init.method === 'POST'
        ? created()
        : envelope({
            sessionId: decodeURIComponent(url.split('/').at(-1) ?? ''),
            status: 'open',
            paymentStatus: 'unpaid',
          }),
    { allowedReturnOrigins: [SHOP], onError: (error) => errors.push(error) },
  );
  server = createServer(getRequestListener(handler, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  host = `127.0.0.1:${port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** The status line's number for these bytes; 0 where nothing came for so many milliseconds, or the connection was ended. */
function send(chunks: readonly Uint8Array[], patience = 150): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const end = (): void => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0));
    };
    socket.setTimeout(patience, end);
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('error', end);
    socket.on('close', end);
    for (const chunk of chunks) socket.write(chunk);
  });
}

function request(method: string, path: string, headers: readonly string[], body: Uint8Array): Uint8Array {
  const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

const JSON_HEADERS = ['Content-Type: application/json', 'Idempotency-Key: attempt-0001'];

/** Bodies that a JSON parser, a schema or a decoder may stumble over. */
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json({ maxDepth: 40 }).map((text) => Buffer.from(text)),
  fc
    .object({ maxDepth: 5, withNullPrototype: true })
    .map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  fc.constant(Buffer.from(GOOD_BODY)),
  fc
    .tuple(fc.nat(GOOD_BODY.length - 1), fc.nat(255))
    .map(([at, byte]) => Buffer.from(GOOD_BODY).fill(byte, at, at + 1)),
  fc.nat(GOOD_BODY.length).map((length) => Buffer.from(GOOD_BODY).subarray(0, length)),
  fc.constantFrom('[', '{"a":', '9').map((part) => Buffer.from(part.repeat(20_000))),
  fc
    .constantFrom('\uFEFF{}', '{"__proto__":{"x":1}}', 'null', '""', '{"a":1,"a":2}', '\u0000')
    .map((text) => Buffer.from(text)),
);

const header = fc.oneof(
  fc.constantFrom(
    'Content-Type: text/plain',
    'Content-Type: application/json; charset=utf-16',
    'Content-Length: 0',
    'Content-Length: 99999999999',
    'Transfer-Encoding: chunked',
    'Expect: 100-continue',
    'Origin: null',
    'Origin: https://evil.example',
    'Sec-Fetch-Site: cross-site',
    'Idempotency-Key: ../../../etc/passwd',
    'Content-Encoding: gzip',
  ),
  fc
    .tuple(fc.stringMatching(/^[A-Za-z-]{1,20}$/), fc.string({ maxLength: 50 }))
    .map(([name, value]) => `${name}: ${value}`),
);

const whole = fc
  .tuple(
    fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'POSTS'),
    fc.constantFrom(
      '/',
      '/?session_id=sess_1',
      '/?session_id=../../x',
      '/?session_id=%00',
      `/?session_id=${'a'.repeat(5000)}`,
      '//evil.example/',
      '/%ff%fe',
      '*',
      'http://evil.example/',
    ),
    fc.array(header, { maxLength: 4 }),
    body,
    fc.boolean(),
  )
  .map(([method, path, headers, bytes, isHonest]) =>
    request(
      method,
      path,
      [...JSON_HEADERS, ...(isHonest ? [`Content-Length: ${bytes.length}`] : []), ...headers],
      bytes,
    ),
  );

const raw = fc.oneof(
  { weight: 6, arbitrary: whole.map((bytes) => [bytes]) },
  { weight: 2, arbitrary: fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 3 }) },
  // Cut in two, and with a byte changed anywhere.
  {
    weight: 3,
    arbitrary: fc.tuple(whole, fc.nat(), fc.nat(255)).map(([bytes, at, byte]) => {
      const changed = Buffer.from(bytes);
      const index = at % changed.length;
      changed[index] = byte;
      return [changed.subarray(0, index), changed.subarray(index)];
    }),
  },
);

function order(
  headers: readonly string[],
  bytes: Buffer = Buffer.from(GOOD_BODY),
  method = 'POST',
): Uint8Array {
  return request(method, '/', [`Content-Length: ${bytes.length}`, ...headers], bytes);
}

/** One request for each way the handler itself can answer, so that no run is without them. */
const ONE_OF_EACH: readonly (() => Uint8Array)[] = [
  () => order(JSON_HEADERS),
  () => order(JSON_HEADERS, Buffer.from('{')),
  () => order([...JSON_HEADERS, 'Origin: https://evil.example']),
  () => order(JSON_HEADERS, undefined, 'PUT'),
  () => order(JSON_HEADERS, Buffer.from('9'.repeat(33_000))),
  () => order(['Content-Type: text/plain', 'Idempotency-Key: attempt-0001']),
];

describe('raw bytes from a socket', () => {
  it(
    'never get a 5xx and never stop the server, and an honest order is taken afterwards (case 95)',
    { timeout: (SECONDS + 30) * 1000 },
    async () => {
      const seen = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(fc.array(raw, { minLength: 8, maxLength: 16 }), async (connections) => {
          const statuses = await Promise.all(connections.map((chunks) => send(chunks)));
          for (const status of statuses) seen.set(status, (seen.get(status) ?? 0) + 1);
          expect(Math.max(...statuses)).toBeLessThan(500);
          expect(errors).toEqual([]);
        }),
        {
          examples: [[ONE_OF_EACH.map((make) => [make()])]],
          numRuns: 1_000_000,
          interruptAfterTimeLimit: SECONDS * 1000,
          markInterruptAsFailure: false,
        },
      );
      // It reached the handler, and not only the HTTP parser.
      for (const status of [200, 400, 403, 405, 413, 415]) expect(seen.get(status) ?? 0).toBeGreaterThan(0);
      const honest = request(
        'POST',
        '/',
        [...JSON_HEADERS, `Content-Length: ${GOOD_BODY.length}`],
        Buffer.from(GOOD_BODY),
      );
      // However busy the machine is.
      expect(await send([honest], 20_000)).toBe(200);
      // The figure that a long run is made for.
      if (process.env['FUZZ_SECONDS']) process.stdout.write(`${JSON.stringify(Object.fromEntries(seen))}\n`);
    },
  );
});

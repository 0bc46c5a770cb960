import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSession } from '../../src/checkout/readSession.ts';
import { requestSession } from '../../src/checkout/requestSession.ts';
import type { CheckoutError } from '../../src/protocol/CheckoutError.ts';

const SHOP = 'https://shop.example';
const RETURN_URL = `${SHOP}/{ELEMENTS_SESSION_ID}`;
const REQUEST = { cartId: 'c_1', uiMode: 'elements', returnUrl: RETURN_URL } as const;
const MEGABYTES = 10;
const JSON_TYPE = { 'Content-Type': 'application/json' };

let server: Server;
let origin: string;
/** Of the reply under test: bytes that the server has got rid of, and whether the connection ended before it did. */
let sent = 0;
let isCut = false;

/** Replies by path. */
const REPLIES: Record<string, RequestListener> = {
  '/login': (_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Sign in</title>'),
  '/redirect': (_, response) => response.writeHead(302, { Location: '/login' }).end(),
  '/page-as-json': (_, response) => response.writeHead(200, JSON_TYPE).end('<!doctype html>'),
  '/204': (_, response) => response.writeHead(204).end(),
  '/empty': (_, response) => response.writeHead(200, JSON_TYPE).end(),
  '/null': (_, response) => response.writeHead(200, JSON_TYPE).end('null'),
  '/list': (_, response) => response.writeHead(200, JSON_TYPE).end('[]'),
  '/half': (_, response) => response.writeHead(200, JSON_TYPE).end('{"sessionId":"sess_1","publi'),
  '/text': (_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('{"sessionId":"sess_1"}'),
  '/huge': (_, response) => sendMegabytes(response.writeHead(200, JSON_TYPE)),
  '/huge-error': (_, response) => sendMegabytes(response.writeHead(403, JSON_TYPE)),
};

/** JSON that is good, and much too long. */
function sendMegabytes(response: ServerResponse): void {
  const chunk = Buffer.alloc(16 * 1024, ' ');
  response.once('close', () => {
    isCut = !response.writableFinished;
  });
  const next = (): void => {
    while (sent < MEGABYTES * 1024 * 1024) {
      sent += chunk.byteLength;
      if (!response.write(chunk)) {
        response.once('drain', next);
        return;
      }
    }
    response.end('{"sessionId":"sess_1","publishKey":"pk_test_1"}');
  };
  next();
}

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    REPLIES[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  sent = 0;
  isCut = false;
});

const read = (reply: unknown) =>
  readSession(reply, { returnUrl: RETURN_URL, allowedReturnOrigins: [SHOP] }, { received: Date.now() });

async function refusalOf(path: string): Promise<CheckoutError> {
  const asked = requestSession({ endpoint: `${origin}${path}` }, REQUEST, 'key_12345').then(({ reply }) =>
    read(reply),
  );
  return asked.then(
    () => Promise.reject(new Error('It was taken for a session.')),
    (error: CheckoutError) => error,
  );
}

describe('a reply over a real connection', () => {
  it.each(['/redirect', '/page-as-json', '/204', '/empty', '/null', '/list', '/half', '/text', '/huge'])(
    '%s is invalid_response with a hint, in words a person can use (case 39)',
    async (path) => {
      const error = await refusalOf(path);
      expect(error).toMatchObject({ code: 'invalid_response', phase: 'session' });
      expect(error.message).toMatch(/sessionId/);
      expect(`${error.message} ${String(error.cause)}`).not.toMatch(
        /Unexpected|token|JSON\.parse|SyntaxError|<!/,
      );
    },
  );

  it.each(['/huge', '/huge-error'])('of ten megabytes is not read to its end: %s (case 39)', async (path) => {
    await refusalOf(path);
    await vi.waitFor(() => expect(isCut).toBe(true));
    // What fits into the buffers on the way was sent in vain.
    expect(sent).toBeLessThan(MEGABYTES * 1024 * 1024);
  });
});

describe('a reply of the wrong shape', () => {
  const GOOD = { sessionId: 'sess_1', publishKey: 'pk_test_1', environment: 'sandbox' };
  const WRONG: unknown[] = [null, true, 7, [], {}, ['sess_1'], '', { toString: 'sess_1' }];

  it.each(['sessionId', 'publishKey'] as const)('in %s is refused, and says which (case 39)', (field) => {
    for (const value of WRONG) {
      let refusal: unknown;
      try {
        read({ ...GOOD, [field]: value });
      } catch (error) {
        refusal = error;
      }
      expect(refusal, JSON.stringify(value)).toMatchObject({
        code: 'invalid_response',
        message: expect.stringMatching(field === 'sessionId' ? 'sessionId' : /publish key/),
      });
    }
  });

  it.each(['environment', 'expireTime', 'returnUrl'] as const)(
    'in %s is as if the field were not there (case 39)',
    (field) => {
      const { [field]: _, ...rest } = { ...GOOD, expireTime: undefined, returnUrl: undefined };
      for (const value of WRONG)
        expect(read({ ...rest, [field]: value }), JSON.stringify(value)).toEqual(read(rest));
    },
  );

  it('in the name of the environment is refused (case 39)', () => {
    expect(() => read({ ...GOOD, environment: '//evil.example' })).toThrow(/environment/i);
  });
});

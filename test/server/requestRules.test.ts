// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createTestHandler, post, problemOf, RETURN_URL, SHOP } from './createTestHandler.ts';

const ORDER = { cartId: 'c1', uiMode: 'elements', returnUrl: RETURN_URL };

/** What becomes of a request that must never reach Clink. */
async function refusalOf(request: Request, options = {}): Promise<string> {
  const { handler, calls } = createTestHandler(undefined, options);
  const code = await problemOf(await handler(request));
  expect(calls).toEqual([]);
  return code;
}

function nested(levels: number): string {
  const value = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  return `{"uiMode":"elements","returnUrl":${JSON.stringify(RETURN_URL)},"deep":${value}}`;
}

describe('a method other than GET and POST', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('%s is answered 405 with Allow', async (method) => {
    const { handler } = createTestHandler();
    const response = await handler(new Request(`${SHOP}/api/checkout/session`, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, POST');
  });
});

describe('the page a request comes from', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['another origin that claims to be the same', { Origin: 'https://evil.example' }],
    ['another subdomain', { Origin: 'https://a.shop.example', 'Sec-Fetch-Site': 'same-site' }],
    ['a page without an origin', { Origin: 'null' }],
    ['another site, as only Sec-Fetch-Site tells', { Origin: null, 'Sec-Fetch-Site': 'cross-site' }],
    ['the same site only', { Origin: null, 'Sec-Fetch-Site': 'same-site' }],
    ['another port', { Origin: `${SHOP}:8443` }],
  ])('is refused when it is %s (case 45)', async (_case, headers) => {
    expect(await refusalOf(post(ORDER, headers))).toBe('403 forbidden_origin');
  });

  it.each([
    ['the same origin', {}, {}],
    ['a program without either header', { Origin: null, 'Sec-Fetch-Site': null }, {}],
    [
      'a listed origin',
      { Origin: 'https://www.shop.example', 'Sec-Fetch-Site': 'same-site' },
      { allowedOrigins: ['https://www.shop.example/'] },
    ],
  ])('is accepted when it is %s', async (_case, headers, options) => {
    const { handler } = createTestHandler(undefined, options);
    expect((await handler(post(ORDER, headers))).status).toBe(200);
  });

  it('is the same host over https when TLS ends before the server', async () => {
    const { handler } = createTestHandler();
    const inner = new Request('http://shop.example/api/checkout/session', post());
    expect((await handler(inner)).status).toBe(200);
  });
});

describe('the body', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    null,
  ])('is refused as %s (case 45)', async (type) => {
    expect(await refusalOf(post(new TextEncoder().encode('{}'), { 'Content-Type': type }))).toBe(
      '415 unsupported_media_type',
    );
  });

  it('may name its charset', async () => {
    const { handler } = createTestHandler();
    const type = 'Application/JSON; charset=utf-8';
    expect((await handler(post(ORDER, { 'Content-Type': type }))).status).toBe(200);
  });

  it('is refused above 32 KB, whatever its Content-Length says (case 95)', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const request = new Request(`${SHOP}/api/checkout/session`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': 'attempt-0001',
        'Content-Length': '2',
      },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await refusalOf(request)).toBe('413 body_too_large');
    expect(sent).toBeLessThan(64 * 1024);
  });

  it.each([
    ['empty', ''],
    ['half of one', '{"cartId":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a string', '"x"'],
    ['not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['too deep', nested(17)],
    ['deep enough to break a recursive reader', `{"a":${'['.repeat(16_000)}${']'.repeat(16_000)}}`],
    ['out for the prototype', `{"__proto__":{"isAdmin":true},"uiMode":"elements"}`],
    ['out for the constructor, further in', `{"cart":[{"constructor":{"prototype":{}}}]}`],
  ])('is refused when it is %s (case 95)', async (_case, body) => {
    expect(await refusalOf(post(body))).toBe('400 invalid_json');
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('is accepted up to 16 levels', async () => {
    const { handler } = createTestHandler();
    expect((await handler(post(nested(15)))).status).toBe(200);
  });

  it('must ask for Elements', async () => {
    expect(await refusalOf(post({ ...ORDER, uiMode: 'hostedPage' }))).toBe('400 invalid_request');
    expect(await refusalOf(post({ returnUrl: RETURN_URL }))).toBe('400 invalid_request');
  });
});

describe('the idempotency key', () => {
  it.each([null, '', 'short', 'with space', 'x'.repeat(129), 'quote"12345', 'ünïcodekey'])(
    'is refused as %j',
    async (key) => {
      expect(await refusalOf(post(ORDER, { 'Idempotency-Key': key }))).toBe('400 invalid_idempotency_key');
    },
  );

  it.each(['3f0c1c2e-8f5e-4f3b-9a47-1d9d3f0c1c2e', 'checkout_1:attempt.2'])('may be %s', async (key) => {
    const { handler } = createTestHandler();
    expect((await handler(post(ORDER, { 'Idempotency-Key': key }))).status).toBe(200);
  });
});

describe('returnUrl', () => {
  it.each([
    ['absent', undefined],
    ['no text', 7],
    ['without the placeholder', `${SHOP}/complete`],
    ['on another origin', 'https://evil.example/?session_id={ELEMENTS_SESSION_ID}'],
    ['on an origin that looks alike', 'https://shop.example.evil.example/{ELEMENTS_SESSION_ID}'],
    ['with a user in front', 'https://shop.example@evil.example/{ELEMENTS_SESSION_ID}'],
    ['with a line break', 'https://shop.example/\r\nSet-Cookie:a={ELEMENTS_SESSION_ID}'],
    ['with a backslash', 'https://shop.example\\@evil.example/{ELEMENTS_SESSION_ID}'],
    ['with a byte that is none', '\0https://shop.example/{ELEMENTS_SESSION_ID}'],
    ['a script', 'javascript:alert("{ELEMENTS_SESSION_ID}")'],
    ['over http', 'http://shop.example/?session_id={ELEMENTS_SESSION_ID}'],
    ['a path', '/complete?session_id={ELEMENTS_SESSION_ID}'],
  ])('is refused when it is %s', async (_case, returnUrl) => {
    expect(await refusalOf(post({ ...ORDER, returnUrl }))).toBe('400 invalid_return_url');
  });

  it('may lead to a listed origin, and reaches Clink in its own spelling', async () => {
    const { handler, calls } = createTestHandler(undefined, {
      allowedReturnOrigins: ['https://thanks.example'],
    });
    const returnUrl = 'https://thanks.example/done#%7BELEMENTS_SESSION_ID%7D';
    const response = await handler(post({ ...ORDER, returnUrl }));
    expect(await response.json()).toMatchObject({ returnUrl: 'https://thanks.example/done#sess_1' });
    expect(calls[0]?.body).toMatchObject({ returnUrl: 'https://thanks.example/done#{ELEMENTS_SESSION_ID}' });
  });

  it('may be http on this machine', async () => {
    const { handler } = createTestHandler();
    const request = new Request('http://localhost:4173/api/checkout/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'attempt-0001' },
      body: JSON.stringify({ ...ORDER, returnUrl: 'http://localhost:4173/?s={ELEMENTS_SESSION_ID}' }),
    });
    expect((await handler(request)).status).toBe(200);
  });
});

describe('the address of a request', () => {
  it('is refused where the client wrote a Host that is none', async () => {
    const { handler, errors } = createTestHandler(undefined, { allowedOrigins: [SHOP], cors: true });
    // As servers that read the URL late pass it on: a Request of its own could not be made of it.
    const request = Object.defineProperty(post(), 'url', { value: 'http://d127.0.0.1:4173/' });
    expect(await problemOf(await handler(request))).toBe('400 invalid_request');
    expect(errors).toEqual([]);
  });
});

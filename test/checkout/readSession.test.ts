// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { readSession } from '../../src/checkout/readSession.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DEFAULTS = {
  publishKey: 'pk_test_1',
  returnUrl: 'https://shop.example/c?s={ELEMENTS_SESSION_ID}',
  allowedReturnOrigins: ['https://shop.example'],
};
const read = (reply: unknown, defaults: object = {}, time: object = {}) =>
  readSession(reply, { ...DEFAULTS, ...defaults }, { received: NOW, ...time });
const failing = (reply: unknown, defaults: object = {}): unknown => {
  try {
    return read(reply, defaults);
  } catch (error) {
    return error;
  }
};

describe('a reply', () => {
  const bare = {
    sessionId: 'sess_1',
    publishKey: 'pk_uat_2',
    environment: 'sandbox',
    expireTime: '2026-11-22T13:00:00Z',
  };
  const session = {
    sessionId: 'sess_1',
    publishKey: 'pk_uat_2',
    environment: 'sandbox',
    expiresAt: Date.UTC(2026, 10, 22, 13),
    returnUrl: 'https://shop.example/c?s=sess_1',
  };

  it('is read bare and in Clink’s envelope', () => {
    expect(read(bare)).toEqual(session);
    expect(read({ code: 200, msg: 'success', data: bare })).toEqual(session);
  });

  it('may leave to the page what the page has said', () => {
    expect(read({ sessionId: 'sess_1' })).toMatchObject({
      publishKey: 'pk_test_1',
      environment: 'sandbox',
      expiresAt: null,
    });
  });

  it('may bring its own returnUrl, with the placeholder or filled', () => {
    expect(read({ ...bare, returnUrl: 'https://shop.example/r/{ELEMENTS_SESSION_ID}' }).returnUrl).toBe(
      'https://shop.example/r/sess_1',
    );
    expect(read({ ...bare, returnUrl: 'https://shop.example/r/sess_1' }).returnUrl).toBe(
      'https://shop.example/r/sess_1',
    );
  });

  it.each([
    null,
    undefined,
    [],
    'text',
    42,
    {},
    { sessionId: '' },
    { sessionId: 7 },
    { sessionId: '../admin' },
    { sessionId: 'x'.repeat(129) },
    JSON.parse('{"__proto__":{"sessionId":"sess_1"}}') as unknown,
  ])('without a usable session id is refused: %j (case 39)', (reply) => {
    expect(failing(reply)).toMatchObject({ code: 'invalid_response' });
  });

  it('without a key or an environment says which is missing', () => {
    expect(failing({ sessionId: 's' }, { publishKey: undefined })).toMatchObject({
      message: expect.stringContaining('publish key'),
    });
    expect(failing({ sessionId: 's' }, { publishKey: 'pk_1' })).toMatchObject({
      message: expect.stringContaining('environment'),
    });
  });

  it.each([
    ['sessionId', {}, {}],
    ['publishKey', { sessionId: 's' }, { publishKey: undefined }],
    ['environment', { sessionId: 's' }, { publishKey: 'pk_1' }],
  ])('without its %s is refused in production too, with the name of it alone', (field, reply, defaults) => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(failing(reply, defaults)).toMatchObject({
      code: 'invalid_response',
      message: field,
      retryable: false,
    });
  });

  it.each([
    [{ publishKey: 'pk_prod_1', environment: 'sandbox' }, {}],
    [{ publishKey: 'pk_test_1', environment: 'production' }, {}],
    [{ publishKey: 'pk_test_1', environment: 'sandbox' }, { environment: 'production' }],
  ])('whose key or environment does not fit is refused: %j %j', (fields, defaults) => {
    expect(failing({ sessionId: 's', ...fields }, defaults)).toMatchObject({ code: 'key_mismatch' });
  });

  it('with a secret key in place of the publish key stops everything', () => {
    expect(failing({ sessionId: 's', publishKey: 'sk_test_1' })).toMatchObject({
      code: 'secret_key_exposed',
    });
  });

  it.each(['https://evil.example/r', 'javascript:alert(1)', 'http://shop.example/r'])(
    'cannot send the shopper to %s (case 65)',
    (returnUrl) => {
      expect(failing({ ...bare, returnUrl })).toMatchObject({ code: 'invalid_return_url' });
    },
  );
});

describe('the end of the session', () => {
  const end = (expireTime: unknown, time?: object) =>
    read({ sessionId: 's', expireTime }, {}, time).expiresAt;
  const LATER = NOW + 3_600_000;

  it.each([new Date(LATER).toISOString(), LATER, LATER / 1000, String(LATER), String(LATER / 1000)])(
    'is understood as %s (case 62)',
    (value) => {
      expect(end(value)).toBe(LATER);
    },
  );

  it.each([NaN, '', 'soon', null, undefined, {}, -1, 0])(
    'is unknown, and not over, when it is %s (case 62)',
    (value) => {
      expect(end(value)).toBeNull();
    },
  );

  it('is put on this browser’s clock by the server’s (case 62)', () => {
    expect(end(LATER, { server: NOW - 1_800_000 })).toBe(LATER + 1_800_000);
  });

  it('that has passed already tells of a wrong clock and is ignored (case 62)', () => {
    expect(end(NOW - 1)).toBeNull();
  });
});

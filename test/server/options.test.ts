// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/server/index.ts';
import { createTestHandler, post } from './createTestHandler.ts';

afterEach(() => vi.unstubAllGlobals());

function construct(options: Record<string, unknown>): () => unknown {
  return () => createTestHandler(undefined, { store: createMemoryStore(), ...options });
}

describe('createCheckoutHandler refuses to be made', () => {
  it.each([
    ['without resolveOrder', { resolveOrder: undefined }, /resolveOrder is missing/],
    ['without authorize', { authorize: undefined }, /authorize is missing/],
    ['without a secret key', { secretKey: undefined }, /secretKey is empty/],
    ['with a blank secret key', { secretKey: '  ' }, /secretKey is empty/],
    ['with an empty publish key', { publishKey: '' }, /publishKey is empty/],
    ['with a secret key as publish key', { publishKey: 'sk_test_canary' }, /publishKey holds a secret key/],
    ['with a publish key as secret key', { secretKey: 'pk_test_canary' }, /secretKey is not a key/],
    ['with a line break in a key', { secretKey: 'sk_test_canary\nx' }, /secretKey is not a key/],
    ['with an unknown environment', { environment: '//evil' }, /environment must be/],
    ['with a timeout of zero', { timeoutMs: 0 }, /timeoutMs/],
    ['with a timeout that is no number', { timeoutMs: Number.NaN }, /timeoutMs/],
    ['with an origin that is a page', { allowedOrigins: ['https://a.example/path'] }, /allowedOrigins/],
    ['with a return origin of another scheme', { allowedReturnOrigins: ['ftp://a'] }, /allowedReturnOrigins/],
  ])('%s', (_case, options, message) => {
    expect(construct(options)).toThrow(TypeError);
    expect(construct(options)).toThrow(message);
    expect(construct(options)).not.toThrow(/canary/);
  });

  it.each([
    ['sk_test_canary', 'pk_test_a', 'production', false],
    ['sk_uat_canary', 'pk_uat_a', 'sandbox', true],
    ['sk_prod_canary', 'pk_prod_a', 'production', true],
    ['sk_live_canary', 'pk_prod_a', 'production', true],
    ['sk_live_canary', 'pk_prod_a', 'sandbox', false],
    ['sk_test_canary', 'pk_prod_a', 'sandbox', false],
    ['sk_prod_canary', 'pk_test_a', 'production', false],
  ])('unless its keys fit: %s, %s, %s', (secretKey, publishKey, environment, fits) => {
    const make = construct({ secretKey, publishKey, environment });
    if (fits) expect(make).not.toThrow();
    else expect(make).toThrow(/is a (sandbox|production) key, but environment is/);
  });

  it.each([
    'https://evil.example/api/',
    'https://api.clinkbill.com/api/',
    'http://uat-api.clinkbill.com/api/',
    'http://127.0.0.1.evil.example/api/',
    'http://user:pass@127.0.0.1/api/',
    'http://127.0.0.1/api/?x=1',
    'https://localhost/api/',
    'nonsense',
  ])('with an apiUrl that would get the secret key wrongly: %s', (apiUrl) => {
    expect(construct({ apiUrl })).toThrow(/apiUrl must be https:\/\/uat-api\.clinkbill\.com\/api\//);
  });

  it('in a browser', () => {
    vi.stubGlobal('window', {});
    vi.stubGlobal('document', {});
    expect(construct({})).toThrow(/belongs on the server only/);
  });
});

describe('createCheckoutHandler calls', () => {
  it.each([
    ['sandbox', 'sk_test_a', 'pk_test_a', undefined, 'https://uat-api.clinkbill.com/api/checkout/session'],
    ['production', 'sk_prod_a', 'pk_prod_a', undefined, 'https://api.clinkbill.com/api/checkout/session'],
    [
      'sandbox',
      'sk_test_a',
      'pk_test_a',
      'http://127.0.0.1:4174/api',
      'http://127.0.0.1:4174/api/checkout/session',
    ],
    ['sandbox', 'sk_test_a', 'pk_test_a', 'http://[::1]:4174/api/', 'http://[::1]:4174/api/checkout/session'],
  ] as const)(
    '%s at its own address (%s, %s, %s)',
    async (environment, secretKey, publishKey, apiUrl, url) => {
      const { handler, calls } = createTestHandler(undefined, {
        environment,
        secretKey,
        publishKey,
        apiUrl,
        store: createMemoryStore(),
      });
      await handler(post());
      expect(calls.map((call) => call.url)).toEqual([url]);
    },
  );
});

describe('createCheckoutHandler in production', () => {
  it('says once that one process’s memory is not enough for several (case 92)', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const keys = { environment: 'production', secretKey: 'sk_prod_canary', publishKey: 'pk_prod_a' };
    construct({ ...keys, store: createMemoryStore() })();
    expect(warn).not.toHaveBeenCalled();
    construct({ ...keys, store: undefined })();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/give `store`/));
    expect(warn).not.toHaveBeenCalledWith(expect.stringContaining('canary'));
  });
});

// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { MERCHANT, openSandbox, ORDER } from './openSandbox.ts';

const SESSION = 'checkout/session';

describe('authentication', () => {
  test.each([
    ['a missing key', { 'X-API-KEY': null }, 'API_KEY_INVALID'],
    ['another key', { 'X-API-KEY': 'sk_test_other' }, 'API_KEY_INVALID'],
    ['the publishable key', { 'X-API-KEY': 'pk_test_embedded_sandbox_not_a_real_key' }, 'API_KEY_INVALID'],
    ['a missing timestamp', { 'X-Timestamp': null }, 'TIMESTAMP_INVALID'],
    ['a timestamp in seconds', { 'X-Timestamp': '1907755200' }, 'TIMESTAMP_INVALID'],
    ['a timestamp that is no number', { 'X-Timestamp': 'now' }, 'TIMESTAMP_INVALID'],
  ])('%s is refused under 401', async (_, headers, symbol) => {
    const { rest, sandbox } = openSandbox();
    const { status, envelope } = await rest('POST', SESSION, ORDER, headers);
    expect(status).toBe(401);
    expect(envelope.msg.split(':')[0]).toBe(symbol);
    expect(sandbox.ledger.sessions.size).toBe(0);
  });

  test.each([
    [300_000, 200],
    [-300_000, 200],
    [300_001, 401],
    [-300_001, 401],
  ])('a timestamp %d ms off is answered with %d', async (offset, expected) => {
    const { rest, sandbox } = openSandbox();
    const now = sandbox.ledger.now();
    const { status } = await rest('POST', SESSION, ORDER, { 'X-Timestamp': String(now + offset) });
    expect(status).toBe(expected);
  });

  test('no CORS header lets a page of another origin in', async () => {
    const { sandbox } = openSandbox();
    const response = await sandbox.fetch(
      new Request('http://clink.test/api/checkout/session', {
        method: 'OPTIONS',
        headers: { origin: MERCHANT },
      }),
    );
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('creating a session', () => {
  test('answers with the session, its id in the return address', async () => {
    const { rest } = openSandbox();
    const { status, envelope } = await rest('POST', SESSION, { ...ORDER, merchantReferenceId: 'order-7' });
    expect(status).toBe(200);
    expect(envelope).toEqual({
      code: 200,
      msg: 'success',
      data: {
        sessionId: expect.stringMatching(/^sess_\w+$/),
        tokenValue: expect.any(String),
        customerId: expect.stringMatching(/^cus_\w+$/),
        originalAmount: 49.9,
        originalCurrency: 'USD',
        uiMode: 'elements',
        returnUrl: `${MERCHANT}/complete?session_id=${String(envelope.data?.['sessionId'])}`,
        url: null,
        merchantReferenceId: 'order-7',
        expireTime: '2030-06-16T12:00:00.000Z',
      },
    });
  });

  test('makes two sessions from two equal calls', async () => {
    const { createSession } = openSandbox();
    const first = await createSession({ merchantReferenceId: 'same' });
    expect(await createSession({ merchantReferenceId: 'same' })).not.toBe(first);
  });

  const BROKEN: readonly (readonly [change: object, message: string])[] = [
    [{ originalAmount: undefined }, 'originalAmount is required'],
    [{ originalAmount: 0 }, 'originalAmount'],
    [{ originalAmount: -1 }, 'originalAmount'],
    [{ originalAmount: '4.99' }, 'originalAmount'],
    [{ originalAmount: 4.999 }, 'originalAmount'],
    [{ originalAmount: 500.5, originalCurrency: 'JPY' }, 'originalAmount'],
    [{ originalCurrency: undefined }, 'originalCurrency is required'],
    [{ originalCurrency: 'usd' }, 'originalCurrency'],
    [{ originalCurrency: 'DOLLAR' }, 'originalCurrency'],
    [{ uiMode: 'embedded' }, 'uiMode'],
    [{ returnUrl: undefined }, 'returnUrl is required'],
    [{ returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}' }, 'returnUrl must be a URL'],
    [{ returnUrl: 'javascript:alert({ELEMENTS_SESSION_ID})' }, 'returnUrl must be a URL'],
    [{ returnUrl: `${MERCHANT}/complete` }, 'returnUrl must contain'],
    [{ customerEmail: '' }, 'customerEmail'],
    [{ merchantReferenceId: 7 }, 'merchantReferenceId'],
    [{ successUrl: 'nowhere' }, 'successUrl'],
    [{ paymentMethodType: 'CHEQUE' }, 'paymentMethodType'],
    [{ paymentMethodTypeBlackList: 'CARD' }, 'paymentMethodTypeBlackList'],
    [{ paymentMethodTypeBlackList: ['CHEQUE'] }, 'paymentMethodTypeBlackList'],
    [{ directPaymentQrCodePaymentMethodType: 'CARD' }, 'directPaymentQrCodePaymentMethodType'],
    [{ priceDataList: [{ unitAmount: 1 }] }, 'priceDataList'],
    [{ priceDataList: [{ name: 'Beans' }] }, 'priceDataList'],
    [{ priceDataList: [{ name: 'Beans', unitAmount: 0 }] }, 'unitAmount'],
    [{ priceDataList: [{ name: 'Beans', unitAmount: 1, quantity: 1.5 }] }, 'quantity'],
    [{ priceDataList: [{ name: 'Beans', unitAmount: 1, quantity: 0 }] }, 'quantity'],
    [{ allowPromotionCodes: 'yes' }, 'allowPromotionCodes'],
    [{ allowPromotionCodes: true, showPromotionCode: false }, 'promotionCode is required'],
    [{ metadata: { long: 'x'.repeat(501) } }, 'metadata'],
    [{ metadata: { ['k'.repeat(41)]: 'x' } }, 'metadata'],
    [{ metadata: { number: 1 } }, 'metadata'],
    [{ metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ''])) }, 'metadata'],
  ];

  test.each(BROKEN.map(([change, message]) => [Object.keys(change).at(-1), change, message] as const))(
    'a bad %s is refused under HTTP 200, in the envelope alone (%#)',
    async (_, change, field) => {
      const { rest, sandbox } = openSandbox();
      const { status, envelope } = await rest('POST', SESSION, { ...ORDER, ...change });
      expect(status).toBe(200);
      expect(envelope.code).toBe(400);
      expect(envelope.msg).toMatch(/^PARAM_INVALID: /);
      expect(envelope.msg).toContain(field);
      expect(sandbox.ledger.sessions.size).toBe(0);
    },
  );

  test.each(['{', '[]', '"text"', 'null'])('the body %s is refused', async (body) => {
    const { rest } = openSandbox();
    expect((await rest('POST', SESSION, body)).envelope.msg).toMatch(/^PARAM_INVALID/);
  });

  test('a currency it cannot charge is refused by name', async () => {
    const { rest } = openSandbox();
    const { envelope } = await rest('POST', SESSION, { ...ORDER, originalCurrency: 'CHF' });
    expect(envelope.msg).toMatch(/^CURRENCY_NOT_SUPPORTED/);
  });

  test('the placeholder may stand percent-encoded, in the path or in the hash', async () => {
    const { rest } = openSandbox();
    for (const place of [
      '/c/%7BELEMENTS_SESSION_ID%7D',
      '/c/{ELEMENTS_SESSION_ID}/end',
      '/#/{ELEMENTS_SESSION_ID}',
    ]) {
      const { envelope } = await rest('POST', SESSION, { ...ORDER, returnUrl: MERCHANT + place });
      expect(envelope.data?.['returnUrl']).toContain(String(envelope.data?.['sessionId']));
    }
  });

  test('combinations that Clink ignores are ignored without a word', async () => {
    const { createSession, load, elements } = openSandbox();
    const sessionId = await createSession({
      promotionCode: 'WELCOME10',
      directPaymentQrCodePaymentMethodType: 'CASHAPP',
      paymentMethodType: 'CARD',
      unheardOf: true,
    });
    const { reply } = await elements('session', { token: await load(sessionId) });
    expect(reply.amount?.promotionCodeInfo).toBeNull();
    expect(reply.amount?.enablePromotionCode).toBe(false);
    expect(reply.opensQrCode).toBe(false);
  });

  test('a hosted session needs no return address', async () => {
    const { rest } = openSandbox();
    const { envelope } = await rest('POST', SESSION, { ...ORDER, uiMode: undefined, returnUrl: undefined });
    expect(envelope.data).toMatchObject({ uiMode: 'hostedPage', url: expect.stringContaining('/pay/sess_') });
  });
});

describe('reading a session', () => {
  test('shows where it stands', async () => {
    const { rest, createSession } = openSandbox();
    const sessionId = await createSession({ merchantReferenceId: 'order-7' });
    const { status, envelope } = await rest('GET', `${SESSION}/${sessionId}`);
    expect(status).toBe(200);
    expect(envelope.data).toMatchObject({
      sessionId,
      token: expect.any(String),
      status: 'open',
      paymentStatus: 'unpaid',
      amountSubtotal: 49.9,
      amountTotal: 49.9,
      originalCurrency: 'USD',
      paymentCurrency: 'USD',
      orderId: null,
      merchantReferenceId: 'order-7',
      uiMode: 'elements',
      created: '2030-06-15T12:00:00.000Z',
      expire: '2030-06-16T12:00:00.000Z',
    });
  });

  test('an unknown one is an error under HTTP 200', async () => {
    const { rest } = openSandbox();
    const { status, envelope } = await rest('GET', `${SESSION}/sess_unknown`);
    expect([status, envelope.code, envelope.msg]).toEqual([200, 40402, 'SESSION_NOT_FOUND']);
  });
});

test('another address or method has a status of its own', async () => {
  const { rest } = openSandbox();
  expect((await rest('GET', 'checkout/orders')).status).toBe(404);
  expect((await rest('DELETE', SESSION)).status).toBe(405);
});

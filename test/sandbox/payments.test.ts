// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { CARD, openSandbox } from './openSandbox.ts';

async function pay(number: string) {
  const open = openSandbox();
  const sessionId = await open.createSession();
  const token = await open.load(sessionId);
  const answer = await open.confirm(token, { ...CARD, number });
  return { ...open, sessionId, token, ...answer };
}

const eventTypes = (open: ReturnType<typeof openSandbox>) =>
  open.sandbox.ledger.events.map((event) => event.type);

describe('a card', () => {
  test('that succeeds pays the session', async () => {
    const open = await pay('4242424242424242');
    expect(open.reply).toMatchObject({
      status: 'completed',
      paymentStatus: 'paid',
      payment: { status: 'succeeded' },
    });
    expect(eventTypes(open)).toEqual(['order.created', 'order.succeeded', 'session.complete']);
    const { envelope } = await open.rest('GET', `checkout/session/${open.sessionId}`);
    expect(envelope.data).toMatchObject({
      status: 'completed',
      paymentStatus: 'paid',
      orderId: expect.stringMatching(/^order_/),
    });
  });

  test.each([
    ['4000000000000002', 'card_declined'],
    ['4000000000009995', 'insufficient_funds'],
    ['5555555555554444', 'test_card_unknown'],
  ])('%s fails with %s and leaves the session open', async (number, failureCode) => {
    const open = await pay(number);
    expect(open.reply).toMatchObject({
      status: 'open',
      paymentStatus: 'unpaid',
      payment: { status: 'failed', failureCode },
    });
    expect(eventTypes(open)).toEqual(['order.created', 'order.failed']);
    expect((await open.confirm(open.token)).reply.status).toBe('completed');
  });

  test('that is pending is paid after the delay', async () => {
    const open = await pay('4000000000000077');
    expect(open.reply).toMatchObject({ status: 'open', paymentStatus: 'processing' });
    await open.wait(2_999);
    expect((await open.elements('session', { token: open.token })).reply.paymentStatus).toBe('processing');
    await open.wait(1);
    expect((await open.elements('session', { token: open.token })).reply.paymentStatus).toBe('paid');
  });

  test('that is pending can fail after the delay, and another can pay', async () => {
    const open = await pay('4000000000000259');
    await open.wait(3_000);
    expect((await open.elements('session', { token: open.token })).reply).toMatchObject({
      paymentStatus: 'unpaid',
      payment: { failureCode: 'payment_failed' },
    });
    expect((await open.confirm(open.token)).reply.status).toBe('completed');
  });

  test.each([
    { number: '4242424242424241' },
    { number: '4242' },
    { number: '' },
    { expiry: '05/30' },
    { expiry: '13/40' },
    { expiry: '1240/1' },
    { expiry: '' },
    { securityCode: '12' },
    { securityCode: '12345' },
    { securityCode: 'abc' },
  ])('with %j is refused and starts no payment', async (change) => {
    const open = openSandbox();
    const token = await open.load(await open.createSession());
    const { status, reply } = await open.confirm(token, { ...CARD, ...change });
    expect([status, reply.error?.name, reply.error?.code]).toEqual([
      422,
      'PaymentError',
      'card_details_invalid',
    ]);
    expect(open.sandbox.ledger.payments.size).toBe(0);
  });

  test('is good until its month is over', async () => {
    const open = openSandbox();
    const token = await open.load(await open.createSession());
    expect((await open.confirm(token, { ...CARD, expiry: '06 / 30' })).reply.status).toBe('completed');
  });

  test('leaves no number in the ledger but its last four digits', async () => {
    const { sandbox } = await pay('4242424242424242');
    const snapshot = JSON.stringify(sandbox.control.snapshot());
    expect(snapshot).not.toContain('4242424242424242');
    expect(snapshot).toContain('"cardLast4":"4242"');
  });
});

describe('3-D Secure', () => {
  async function challenge(result: string) {
    const open = await pay('4000002500003155');
    const action = open.reply.payment?.action;
    const challengeId = action?.type === 'challenge' ? action.challengeId : '';
    await open.elements('challenge', { challengeId, result }, 'http://clink.test');
    return { open, challengeId, after: (await open.elements('session', { token: open.token })).reply };
  }

  test('completed pays', async () => {
    const { open, after } = await challenge('authenticated');
    expect(after.status).toBe('completed');
    expect(eventTypes(open)).toEqual([
      'order.created',
      'order.next_action',
      'order.succeeded',
      'session.complete',
    ]);
  });

  test('cancelled fails, and cannot be completed afterwards', async () => {
    const { open, after, challengeId } = await challenge('cancelled');
    expect(after.payment).toMatchObject({ status: 'failed', failureCode: 'authentication_failed' });
    await open.elements('challenge', { challengeId, result: 'authenticated' });
    expect((await open.elements('session', { token: open.token })).reply.status).toBe('open');
  });

  test('left undone gives way to the next attempt', async () => {
    const open = await pay('4000002500003155');
    expect((await open.confirm(open.token)).reply.status).toBe('completed');
    expect([...open.sandbox.ledger.payments.values()].map((payment) => payment.failureCode)).toEqual([
      'payment_cancelled',
      null,
    ]);
  });
});

describe('wallets', () => {
  test('Google Pay pays at once', async () => {
    const open = openSandbox();
    const token = await open.load(await open.createSession());
    expect((await open.confirm(token, { method: 'GOOGLEPAY' })).reply.paymentStatus).toBe('paid');
  });

  test.each([
    ['paid', 'completed', null],
    ['cancelled', 'open', 'payment_cancelled'],
  ])('a Cash App code that is %s leaves the session %s', async (result, status, failureCode) => {
    const open = openSandbox();
    const token = await open.load(await open.createSession());
    const { reply } = await open.confirm(token, { method: 'CASHAPP' });
    expect(reply).toMatchObject({ paymentStatus: 'processing', payment: { action: { type: 'qr_code' } } });
    const after = await open.elements('scan', { token, result });
    expect(after.reply).toMatchObject({ status, payment: { failureCode } });
  });

  test('Cash App takes dollars only, and a hidden method is not offered', async () => {
    const open = openSandbox();
    const token = await open.load(await open.createSession({ paymentMethodTypeBlackList: ['GOOGLEPAY'] }));
    expect((await open.elements('session', { token })).reply.methods).toEqual(['CARD', 'CASHAPP']);
    expect((await open.elements('currency', { token, currency: 'EUR' })).reply.methods).toEqual(['CARD']);
    expect((await open.confirm(token, { method: 'CASHAPP' })).reply.error?.code).toBe('method_not_available');
  });

  test('the code opens at once only for the preferred method', async () => {
    const open = openSandbox();
    const direct = { paymentMethodType: 'CASHAPP', directPaymentQrCodePaymentMethodType: 'CASHAPP' };
    const opens = async (more: object) =>
      (await open.elements('session', { token: await open.load(await open.createSession(more)) })).reply
        .opensQrCode;
    expect(await opens(direct)).toBe(true);
    expect(await opens({ ...direct, paymentMethodType: 'CARD' })).toBe(false);
    expect(await opens({ ...direct, paymentMethodTypeBlackList: ['CASHAPP'] })).toBe(false);
  });
});

describe('paying twice', () => {
  test('a request that the browser repeats is one payment', async () => {
    const open = openSandbox();
    const token = await open.load(await open.createSession());
    const body = { token, attemptId: 'once', ...CARD };
    const first = await open.elements('confirm', body);
    expect((await open.elements('confirm', body)).reply.payment).toEqual(first.reply.payment);
    expect(open.sandbox.ledger.payments.size).toBe(1);
  });

  test('a paid session refuses the next attempt', async () => {
    const open = await pay('4242424242424242');
    const { status, reply } = await open.confirm(open.token);
    expect([status, reply.error?.name]).toEqual([409, 'SessionCompleteError']);
  });

  test('while a payment is processing no other starts, and nothing about the price changes', async () => {
    const open = await pay('4000000000000077');
    expect((await open.confirm(open.token)).reply.payment).toEqual(open.reply.payment);
    expect((await open.elements('currency', { token: open.token, currency: 'EUR' })).status).toBe(409);
    expect((await open.elements('promotion', { token: open.token, code: null })).status).toBe(409);
    expect(open.sandbox.ledger.payments.size).toBe(1);
  });
});

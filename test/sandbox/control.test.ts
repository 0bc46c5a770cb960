// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { CARD, openSandbox, ORIGIN } from './openSandbox.ts';

const PENDING = { ...CARD, number: '4000000000000077' };

async function pending() {
  const open = openSandbox();
  const sessionId = await open.createSession();
  const token = await open.load(sessionId);
  const { reply } = await open.confirm(token, PENDING);
  const status = async () => (await open.elements('session', { token })).reply;
  return { ...open, sessionId, paymentId: reply.payment?.paymentId ?? '', status };
}

describe('over HTTP', () => {
  test('a payment is settled by its own id or by its session', async () => {
    const first = await pending();
    expect((await first.control('POST', `payments/${first.paymentId}/settle`, {})).status).toBe(200);
    expect((await first.status()).paymentStatus).toBe('paid');
    const second = await pending();
    await second.control('POST', `sessions/${second.sessionId}/fail`, { code: 'insufficient_funds' });
    expect((await second.status()).payment?.failureCode).toBe('insufficient_funds');
  });

  test('a payment that is decided cannot be decided again', async () => {
    const { control, paymentId } = await pending();
    await control('POST', `payments/${paymentId}/settle`, {});
    expect((await control('POST', `payments/${paymentId}/fail`, {})).status).toBe(404);
  });

  test('a session expires now or when it is told to', async () => {
    const { sandbox, createSession, control } = openSandbox();
    const first = await createSession();
    await control('POST', `sessions/${first}/expire`, {});
    expect(sandbox.ledger.sessions.get(first)?.status).toBe('expired');
    const second = await createSession();
    await control('POST', `sessions/${second}/expire-time`, { expireTime: '2031-01-01T00:00:00Z' });
    expect(sandbox.ledger.sessions.get(second)?.expireTime).toBe(Date.UTC(2031, 0, 1));
  });

  test('settings and faults are set, shown and reset', async () => {
    const { sandbox, control, createSession } = openSandbox();
    await createSession();
    await control('POST', 'settings', { taxPercent: 7, webhookData: 'object' });
    await control('POST', 'faults', { match: { pathPattern: '^/api/' }, times: 3, status: 500 });
    await control('POST', 'faults', { match: { path: '/frames/', method: 'GET' }, drop: 'after' });
    expect(sandbox.ledger.settings).toMatchObject({ taxPercent: 7, webhookData: 'object' });
    expect(await (await control('GET', 'faults')).json()).toHaveLength(2);
    await control('POST', 'reset', {});
    expect(sandbox.control.snapshot()).toMatchObject({ sessions: [], settings: { taxPercent: 0 } });
    expect(sandbox.faults.list()).toEqual([]);
  });

  test.each([
    ['POST', 'settings', { unheardOf: 1 }, 400],
    ['POST', 'settings', { taxPercent: -1 }, 400],
    ['POST', 'faults', { status: 500 }, 400],
    ['POST', 'faults', { match: { path: '/' }, status: 42 }, 400],
    ['POST', 'faults', { match: { pathPattern: '(' } }, 400],
    ['POST', 'sessions/sess_unknown/expire', {}, 404],
    ['POST', 'payments/pay_unknown/settle', {}, 404],
    ['GET', 'secrets', undefined, 404],
  ])('%s %s with %j is answered with %d', async (method, path, body, status) => {
    const { control } = openSandbox();
    expect((await control(method, path, body)).status).toBe(status);
  });

  test('a page of another origin can neither read nor change anything', async () => {
    const { sandbox, control } = openSandbox();
    const foreign = { origin: 'https://shop.example' };
    expect((await control('GET', 'ledger', undefined, foreign)).status).toBe(403);
    expect((await control('POST', 'settings', { taxPercent: 7 }, foreign)).status).toBe(403);
    expect(
      (await control('POST', 'settings', { taxPercent: 7 }, { 'content-type': 'text/plain' })).status,
    ).toBe(415);
    expect(sandbox.ledger.settings.taxPercent).toBe(0);
    expect((await control('POST', 'settings', { taxPercent: 7 }, { origin: ORIGIN })).status).toBe(200);
  });
});

test('the snapshot holds the whole ledger and none of its tokens', async () => {
  const { sandbox } = await pending();
  const snapshot = sandbox.control.snapshot();
  expect(snapshot).toMatchObject({
    customers: [{ email: 'ada@shop.example' }],
    sessions: [{ paymentStatus: 'processing' }],
    payments: [{ method: 'CARD', cardLast4: '0077' }],
    orders: [{ status: 'created' }],
    events: [{ type: 'order.created' }],
    instances: { created: 1, destroyed: 0 },
    requests: [{ path: '/api/checkout/session' }, { path: '/elements/load' }, { path: '/elements/confirm' }],
  });
  expect(JSON.stringify(snapshot)).not.toMatch(/tok_|sk_test_/);
});

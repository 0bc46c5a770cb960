// @vitest-environment node
import { expect, test } from 'vitest';
import { CARD, openSandbox } from './openSandbox.ts';

const DAY = 24 * 60 * 60 * 1000;

test('a session expires after 24 hours and not before', async () => {
  const open = openSandbox();
  const sessionId = await open.createSession();
  const status = async () =>
    (await open.rest('GET', `checkout/session/${sessionId}`)).envelope.data?.['status'];
  await open.wait(DAY - 1);
  expect(await status()).toBe('open');
  await open.wait(1);
  expect(await status()).toBe('expired');
  expect(open.sandbox.ledger.events.map((event) => event.type)).toEqual(['session.expired']);
});

test('the life of new sessions can be set', async () => {
  const { sandbox, createSession, wait, rest } = openSandbox({ settings: { sessionLifetimeMs: 60_000 } });
  const sessionId = await createSession();
  await wait(60_000);
  expect((await rest('GET', `checkout/session/${sessionId}`)).envelope.data?.['status']).toBe('expired');
  sandbox.control.configure({ sessionLifetimeMs: 1_000 });
  const next = await createSession();
  expect(sandbox.ledger.sessions.get(next)?.expireTime).toBe(sandbox.ledger.now() + 1_000);
});

test.each(['confirm', 'promotion', 'currency', 'session'])(
  '%s tells that the session has expired',
  async (call) => {
    const { sandbox, createSession, load, elements } = openSandbox();
    const sessionId = await createSession();
    const token = await load(sessionId);
    sandbox.control.expireSession(sessionId);
    const { status, reply } = await elements(call, {
      token,
      attemptId: 'a',
      code: null,
      currency: 'EUR',
      ...CARD,
    });
    expect([status, reply.error?.name]).toEqual([410, 'SessionExpiredError']);
  },
);

test('an expired session cannot be loaded', async () => {
  const { sandbox, createSession, elements } = openSandbox();
  const sessionId = await createSession();
  sandbox.control.setExpireTime(sessionId, sandbox.ledger.now());
  const { publishKey } = sandbox.keys;
  const { reply } = await elements('load', { publishKey, environment: 'sandbox', sessionId });
  expect(reply.error?.name).toBe('SessionExpiredError');
});

test('a payment that is processing outlives the time of its session', async () => {
  const { sandbox, createSession, load, confirm, elements, wait } = openSandbox({
    settings: { pendingDelayMs: 60_000 },
  });
  const sessionId = await createSession();
  const token = await load(sessionId);
  await confirm(token, { ...CARD, number: '4000000000000077' });
  sandbox.control.expireSession(sessionId);
  expect((await elements('session', { token })).reply).toMatchObject({
    status: 'open',
    paymentStatus: 'processing',
  });
  await wait(60_000);
  expect((await elements('session', { token })).reply.status).toBe('completed');
});

test('when such a payment fails the session expires', async () => {
  const { sandbox, createSession, load, confirm } = openSandbox();
  const sessionId = await createSession();
  await confirm(await load(sessionId), { method: 'CASHAPP' });
  sandbox.control.expireSession(sessionId);
  sandbox.control.failPayment(sessionId);
  expect(sandbox.control.snapshot().sessions[0]?.status).toBe('expired');
});

test('an unfinished 3-D Secure attempt ends with the session', async () => {
  const { sandbox, createSession, load, confirm, elements } = openSandbox();
  const sessionId = await createSession();
  const { reply } = await confirm(await load(sessionId), { ...CARD, number: '4000002500003155' });
  sandbox.control.expireSession(sessionId);
  const action = reply.payment?.action;
  await elements('challenge', {
    challengeId: action && 'challengeId' in action && action.challengeId,
    result: 'authenticated',
  });
  expect(sandbox.control.snapshot().sessions[0]).toMatchObject({
    status: 'expired',
    paymentStatus: 'unpaid',
  });
});

// @vitest-environment node
import { expect, test } from 'vitest';
import { MERCHANT, openSandbox } from './openSandbox.ts';

test('loading answers with a token of the instance and never with a secret of the merchant', async () => {
  const { sandbox, createSession, elements } = openSandbox();
  const sessionId = await createSession();
  const { publishKey, secretKey } = sandbox.keys;
  const { status, reply } = await elements('load', { publishKey, environment: 'sandbox', sessionId });
  expect(status).toBe(200);
  const text = JSON.stringify(reply);
  expect(text).not.toContain(secretKey);
  expect(text).not.toContain(sandbox.ledger.sessions.get(sessionId)?.tokenValue);
});

test.each([
  ['another key', { publishKey: 'pk_test_other' }, 401, 'ClinkApiError'],
  ['a production key', { publishKey: 'pk_live_other' }, 400, 'ClinkApiError'],
  ['the secret key', { publishKey: 'sk_test_embedded_sandbox_not_a_real_key' }, 401, 'ClinkApiError'],
  ['the other environment', { environment: 'production' }, 400, 'ClinkApiError'],
  ['an unknown session', { sessionId: 'sess_unknown' }, 404, 'ClinkApiError'],
])('%s is refused', async (_, change, status, name) => {
  const { sandbox, createSession, elements } = openSandbox();
  const sessionId = await createSession();
  const { publishKey } = sandbox.keys;
  const answer = await elements('load', { publishKey, environment: 'sandbox', sessionId, ...change });
  expect([answer.status, answer.reply.error?.name]).toEqual([status, name]);
  expect(sandbox.ledger.instances.size).toBe(0);
});

test('a hosted session is not supported', async () => {
  const { sandbox, createSession, elements } = openSandbox();
  const sessionId = await createSession({ uiMode: 'hostedPage' });
  const { publishKey } = sandbox.keys;
  const { reply } = await elements('load', { publishKey, environment: 'sandbox', sessionId });
  expect(reply.error?.name).toBe('SessionNotSupportedError');
});

test.each([null, 'null'])('a page with the origin %s is refused', async (origin) => {
  const { sandbox, createSession, elements } = openSandbox();
  const body = {
    publishKey: sandbox.keys.publishKey,
    environment: 'sandbox',
    sessionId: await createSession(),
  };
  expect((await elements('load', body, origin)).reply.error?.code).toBe('origin_missing');
});

test('a frame learns the origin of the page that loaded its instance', async () => {
  const { sandbox, createSession, load, elements } = openSandbox();
  await load(await createSession());
  const [instance] = sandbox.ledger.instances.values();
  const { reply } = await elements('origin', { instanceId: instance?.id }, 'http://clink.test');
  expect(reply).toEqual({ merchantOrigin: MERCHANT });
  expect((await elements('origin', { instanceId: 'inst_unknown' })).status).toBe(404);
});

test('a destroyed instance is counted, and its token is worth nothing any more', async () => {
  const { sandbox, createSession, load, elements, confirm } = openSandbox();
  const token = await load(await createSession());
  expect((await elements('destroy', { token })).status).toBe(200);
  expect(sandbox.control.snapshot().instances).toMatchObject({ created: 1, destroyed: 1 });
  expect((await confirm(token)).status).toBe(401);
  expect((await elements('destroy', { token })).status).toBe(401);
});

test.each(['session', 'confirm', 'currency', 'promotion', 'scan', 'destroy'])(
  '%s is refused without a token',
  async (call) => {
    const { elements } = openSandbox();
    expect((await elements(call, {})).status).toBe(400);
    expect((await elements(call, { token: 'etok_guess' })).status).toBe(401);
  },
);

test('any page may ask, without cookies', async () => {
  const { sandbox } = openSandbox();
  const response = await sandbox.fetch(
    new Request('http://clink.test/elements/session', {
      method: 'POST',
      headers: { origin: MERCHANT },
      body: '{',
    }),
  );
  expect(response.status).toBe(400);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});

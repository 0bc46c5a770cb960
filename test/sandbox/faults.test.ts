// @vitest-environment node
import { expect, test } from 'vitest';
import { openSandbox, ORDER, ORIGIN } from './openSandbox.ts';

const get = (path: string, headers: Record<string, string> = {}) => new Request(ORIGIN + path, { headers });

test('a rule answers in place of the work, as often as it says', async () => {
  const { sandbox, rest } = openSandbox();
  sandbox.faults.add({
    match: { method: 'post', path: '/api/' },
    times: 2,
    status: 503,
    body: '{"busy":true}',
  });
  expect(await rest('POST', 'checkout/session', ORDER)).toEqual({ status: 503, envelope: { busy: true } });
  expect((await rest('GET', 'checkout/session/sess_x')).status).toBe(200);
  expect((await rest('POST', 'checkout/session', ORDER)).status).toBe(503);
  expect((await rest('POST', 'checkout/session', ORDER)).status).toBe(200);
  expect(sandbox.ledger.sessions.size).toBe(1);
});

test('a rule matches by the beginning of the path, by pattern and by header', async () => {
  const { sandbox } = openSandbox();
  sandbox.faults.add({ match: { path: /\/frames\/pay/g }, status: 500 });
  sandbox.faults.add({ match: { path: '/', header: { name: 'x-run', value: '7' } }, status: 418 });
  const status = async (request: Request) => (await sandbox.fetch(request)).status;
  expect(await status(get('/frames/payment'))).toBe(500);
  expect(await status(get('/frames/payment'))).toBe(500);
  expect(await status(get('/frames/currency'))).toBe(200);
  expect(await status(get('/frames/currency', { 'x-run': '7' }))).toBe(418);
  expect(await status(get('/frames/currency', { 'x-run': '8' }))).toBe(200);
});

test('an answer can be of any type, and of a status without a body', async () => {
  const { sandbox } = openSandbox();
  sandbox.faults.add({ match: { path: '/frames/' }, times: 1, body: '<p>Log in', contentType: 'text/html' });
  const page = await sandbox.fetch(get('/frames/payment'));
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html',
    '<p>Log in',
  ]);
  sandbox.faults.add({ match: { path: '/frames/' }, times: 1, status: 204 });
  expect((await sandbox.fetch(get('/frames/payment'))).status).toBe(204);
});

test('a connection can be dropped before or after the work', async () => {
  const { sandbox, rest } = openSandbox();
  sandbox.faults.add({ match: { path: '/api/' }, times: 1, drop: 'before' });
  await expect(rest('POST', 'checkout/session', ORDER)).rejects.toMatchObject({ name: 'ConnectionDropped' });
  expect(sandbox.ledger.sessions.size).toBe(0);
  sandbox.faults.add({ match: { path: '/api/' }, times: 1, drop: 'after' });
  await expect(rest('POST', 'checkout/session', ORDER)).rejects.toMatchObject({ name: 'ConnectionDropped' });
  expect(sandbox.ledger.sessions.size).toBe(1);
  expect(sandbox.ledger.requests.map((request) => request.outcome)).toEqual([
    'dropped before',
    'dropped after',
  ]);
});

test('a delay holds the request back and then lets it through', async () => {
  const { sandbox, rest, wait } = openSandbox({ settings: { latencyMs: 100 } });
  sandbox.faults.add({ match: { path: '/api/' }, times: 1, delayMs: 400 });
  let isAnswered = false;
  const answer = rest('POST', 'checkout/session', ORDER).then((reply) => {
    isAnswered = true;
    return reply;
  });
  await wait(499);
  expect(isAnswered).toBe(false);
  await wait(1);
  expect((await answer).status).toBe(200);
});

test('a request of the REST API can carry its own fault; others cannot', async () => {
  const { sandbox, rest } = openSandbox();
  const fault = { 'X-Sandbox-Fault': JSON.stringify({ status: 502, body: '{}' }) };
  expect((await rest('POST', 'checkout/session', ORDER, fault)).status).toBe(502);
  expect((await rest('POST', 'checkout/session', ORDER, { 'X-Sandbox-Fault': 'nonsense' })).status).toBe(400);
  expect((await sandbox.fetch(get('/frames/payment', fault))).status).toBe(200);
});

test('rules can be taken away, one or all; the status page and the controls never meet them', async () => {
  const { sandbox, control } = openSandbox();
  const remove = sandbox.faults.add({ match: { path: '/' }, status: 500 });
  expect((await sandbox.fetch(get('/'))).status).toBe(200);
  expect((await control('GET', 'ledger')).status).toBe(200);
  remove();
  expect((await sandbox.fetch(get('/frames/payment'))).status).toBe(200);
  sandbox.faults.add({ match: { path: '/' }, status: 500 });
  sandbox.faults.clear();
  expect((await sandbox.fetch(get('/frames/payment'))).status).toBe(200);
});

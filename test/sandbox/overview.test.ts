// @vitest-environment node
import { expect, test } from 'vitest';
import type { Overview } from '../../sandbox/control/takeOverview.ts';
import { CARD, openSandbox, ORDER } from './openSandbox.ts';

async function overviewOf({ control }: ReturnType<typeof openSandbox>): Promise<Overview> {
  return (await (await control('GET', 'overview')).json()) as Overview;
}

test('it shows the newest first, in major units, and tells nothing secret', async () => {
  const open = openSandbox();
  await open.createSession({ originalAmount: 1200, originalCurrency: 'JPY' });
  const sessionId = await open.createSession({ merchantReferenceId: 'order-7' });
  await open.confirm(await open.load(sessionId), { ...CARD, number: '4000000000000077' });
  const overview = await overviewOf(open);
  expect(overview).toMatchObject({
    sessions: {
      total: 2,
      lines: [
        { id: sessionId, merchantReferenceId: 'order-7', total: { value: 49.9, currency: 'USD' } },
        { merchantReferenceId: null, total: { value: 1200, currency: 'JPY' } },
      ],
    },
    payments: { lines: [{ sessionId, cardLast4: '0077', isUndecided: true }] },
    events: { lines: [{ type: 'order.created', attempts: 0, isUnderWay: false, last: null }] },
  });
  expect(JSON.stringify(overview)).not.toMatch(/tok_|sk_test_|whsec_/);
});

test('it does not grow with the ledger, and says how much there is', async () => {
  const open = openSandbox();
  for (let made = 0; made < 35; made += 1) await open.createSession();
  const { sessions, requests } = await overviewOf(open);
  expect([sessions.total, sessions.lines.length]).toEqual([35, 30]);
  expect([requests.total, requests.lines.length]).toEqual([35, 30]);
  expect(sessions.lines[0]?.id).toBe([...open.sandbox.ledger.sessions.keys()].at(-1));
});

test('its requests are those of the REST API, with the fault that met them and what was refused', async () => {
  const open = openSandbox();
  await open.load(await open.createSession());
  await open.control('POST', 'faults', {
    match: { path: '/api/' },
    times: 1,
    status: 503,
    body: '<p>secret',
  });
  await open.sandbox.fetch(new Request('http://clink.test/api/checkout/session', { method: 'POST' }));
  open.sandbox.faults.add({ match: { path: '/api/' }, times: 1, drop: 'after' });
  await expect(open.rest('POST', 'checkout/session', ORDER)).rejects.toThrow();
  await open.rest('POST', 'checkout/session', { ...ORDER, originalAmount: -1 });
  const { requests } = await overviewOf(open);
  expect(requests.lines.map(({ outcome, fault, refusal }) => [outcome, fault, refusal])).toEqual([
    [200, null, expect.stringMatching(/^PARAM_INVALID: /)],
    ['dropped after', { drop: 'after' }, null],
    [503, { status: 503 }, null],
    [200, null, null],
  ]);
});

test('what is ordered is shown until it has happened', async () => {
  const open = openSandbox();
  await open.control('POST', 'faults', { match: { pathPattern: '^/api/' }, times: 2, delayMs: 5 });
  await open.control('POST', 'decline-next', { code: 'insufficient_funds' });
  const before = await overviewOf(open);
  expect(before.nextDecline).toBe('insufficient_funds');
  expect(before.faults).toEqual([{ match: { path: '/^\\/api\\//' }, times: 2, delayMs: 5 }]);
  await open.control('DELETE', 'faults', {});
  expect(await overviewOf(open)).toMatchObject({ nextDecline: null, faults: [] });
});

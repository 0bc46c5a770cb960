// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createTestHandler, envelope, getStatus, problemOf } from './createTestHandler.ts';

function session(fields: Record<string, unknown> = {}) {
  return envelope({
    sessionId: 'sess_1',
    token: 'token-canary',
    status: 'open',
    paymentStatus: 'unpaid',
    customer: { email: 'canary@shop.example' },
    ...fields,
  });
}

describe('a GET', () => {
  it('answers the status alone, not to be cached (case 73)', async () => {
    const { handler, calls } = createTestHandler(() => session());
    const response = await handler(getStatus());
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({ sessionId: 'sess_1', status: 'open', paymentStatus: 'unpaid' });
    expect(calls[0]).toMatchObject({
      url: 'https://uat-api.clinkbill.com/api/checkout/session/sess_1',
      init: { method: 'GET', redirect: 'error' },
    });
  });

  it.each([
    ['completed', 'paid', 'complete', 'paid'],
    ['complete', 'processing', 'complete', 'processing'],
    ['expired', 'unpaid', 'expired', 'unpaid'],
    ['something new', 'something new', 'open', 'processing'],
  ])("says Clink's %s, %s as %s, %s", async (status, paymentStatus, saidStatus, saidPayment) => {
    const { handler } = createTestHandler(() => session({ status, paymentStatus }));
    const reply = await (await handler(getStatus())).json();
    expect(reply).toMatchObject({ status: saidStatus, paymentStatus: saidPayment });
  });

  it.each([
    '',
    '?session_id=',
    '?session_id=../../admin',
    '?session_id=sess_1&session_id=sess_2',
    '?session_id=%3Cimg%20onerror%3E',
    '?session_id=a%0d%0ab',
    `?session_id=${'x'.repeat(129)}`,
  ])('refuses %j before anyone is asked (case 67)', async (query) => {
    const authorize = vi.fn(() => true);
    const { handler, calls } = createTestHandler(() => session(), { authorize });
    expect(await problemOf(await handler(getStatus(query)))).toBe('400 invalid_session_id');
    expect(authorize).not.toHaveBeenCalled();
    expect(calls).toEqual([]);
  });

  it.each([false, undefined, 'yes', 1])(
    'refuses when authorize answers %j, without asking Clink (case 73)',
    async (answer) => {
      const { handler, calls } = createTestHandler(() => session(), { authorize: () => answer as boolean });
      expect(await problemOf(await handler(getStatus()))).toBe('403 not_authorized');
      expect(calls).toEqual([]);
    },
  );

  it('waits for an authorize that takes its time', async () => {
    const authorize = vi.fn(async (sessionId: string) => sessionId === 'sess_1');
    const { handler } = createTestHandler(() => session(), { authorize });
    expect((await handler(getStatus())).status).toBe(200);
    expect((await handler(getStatus('?session_id=sess_2'))).status).toBe(403);
    expect(authorize).toHaveBeenCalledWith('sess_1', expect.any(Request));
  });

  it.each([
    ['does not know the session (HTTP 404)', () => envelope(null, 404, 404), '404 session_not_found'],
    [
      'does not know the session (HTTP 200)',
      () => envelope(null, 'SESSION_NOT_FOUND'),
      '404 session_not_found',
    ],
    [
      'does not know the session (in the message)',
      () => Response.json({ code: 500, msg: 'SESSION_NOT_FOUND' }, { status: 500 }),
      '404 session_not_found',
    ],
    ['fails', () => envelope(null, 500, 500), '502 clink_failed'],
    ['fails under HTTP 200', () => envelope(null, 500), '502 clink_failed'],
    ['does not accept the key', () => envelope(null, 401, 401), '502 clink_unauthorized'],
    ['is busy', () => new Response('', { status: 429 }), '503 clink_busy'],
    ['answers for another session', () => session({ sessionId: 'sess_2' }), '502 invalid_clink_reply'],
    ['is not there, says a proxy', () => new Response('<html>', { status: 404 }), '502 invalid_clink_reply'],
    ['answers with nothing', () => envelope(null), '502 invalid_clink_reply'],
    ['is down', () => new Response('<html>', { status: 502 }), '504 clink_unreachable'],
    ['never answers', () => new Promise<Response>(() => undefined), '504 clink_unreachable'],
  ])('is a problem when Clink %s', async (_case, answer, expected) => {
    const { handler } = createTestHandler(answer, { timeoutMs: 30 });
    expect(await problemOf(await handler(getStatus()))).toBe(expected);
  });
});

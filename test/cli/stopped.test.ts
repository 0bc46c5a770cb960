// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { check, complaintsOf, openEndpoint } from './openEndpoint.ts';

const HEADERS = { 'Cache-Control': 'no-store' };

describe('the check ends after the first request', () => {
  it('when the good order is refused, and says what may be missing', async () => {
    const report = await check(async () =>
      Response.json({ code: 'empty_cart' }, { status: 422, headers: HEADERS }),
    );
    expect(report.requests).toBe(1);
    expect(report.stopped).toContain('--order');
    expect(complaintsOf(report)).toEqual(['good-order fault']);
    expect(report.results[0]?.came).toBe('422 empty_cart');
  });

  it('when a refusal comes under HTTP 200', async () => {
    const report = await check(async () =>
      Response.json({ code: 40001, msg: 'NO_STOCK: sold out' }, { headers: HEADERS }),
    );
    expect(report.requests).toBe(1);
    expect(complaintsOf(report)).toEqual(['good-order fault']);
  });

  it('when nobody answers', async () => {
    const report = await check(() => Promise.reject(new TypeError('fetch failed')));
    expect(report.results[0]).toMatchObject({ verdict: 'fault', came: 'the connection failed' });
    expect(report.faults).toBe(1);
  });

  it('when it leads elsewhere', async () => {
    const report = await check(
      async () => new Response(null, { status: 302, headers: { Location: '/login', ...HEADERS } }),
    );
    expect(report.results[0]?.came).toBe('302, a redirect');
    expect(report.faults).toBe(1);
  });

  it('when it is in production, unless that is allowed', async () => {
    let calls = 0;
    const production = async (request: Request): Promise<Response> => {
      calls += 1;
      const response = await openEndpoint().endpoint(request);
      const reply = (await response.json()) as object;
      const keys = { environment: 'production', publishKey: 'pk_live_a' };
      return Response.json(response.ok ? { ...reply, ...keys } : reply, {
        status: response.status,
        headers: HEADERS,
      });
    };
    const stopped = await check(production);
    expect(calls).toBe(1);
    expect(stopped.stopped).toContain('--production');
    expect(complaintsOf(stopped)).toEqual([]);

    const whole = await check(production, { production: true });
    expect(whole.stopped).toBeNull();
    expect(whole.requests).toBeGreaterThan(30);
  });
});

it('an endpoint that lets nothing more pass gets at most 60 requests, and nothing is held against it', async () => {
  const { endpoint } = openEndpoint();
  let calls = 0;
  const report = await check(async (request) => {
    calls += 1;
    if (calls === 1) return endpoint(request);
    return Response.json(
      { code: 'rate_limited' },
      { status: 429, headers: { 'Retry-After': '0', ...HEADERS } },
    );
  });
  expect(calls).toBeLessThanOrEqual(60);
  expect(report.requests).toBe(calls);
  expect(JSON.stringify(report)).not.toContain('not sent');
  expect(complaintsOf(report).filter((complaint) => complaint.endsWith('fault'))).toEqual([]);
  expect(report.warnings).toBeGreaterThan(10);
});

it('an endpoint that hangs is not waited for longer than the checkout would', async () => {
  const report = await check(async () => new Promise<Response>(() => {}), {
    fetch: (_input, init) =>
      new Promise((_resolve, reject) => {
        const { signal } = init ?? {};
        // What AbortSignal.timeout rejects with, without its 15 s.
        expect(signal).toBeInstanceOf(AbortSignal);
        reject(new DOMException('late', 'TimeoutError'));
      }),
  });
  expect(report.results[0]?.came).toBe('no answer within 15 s');
});

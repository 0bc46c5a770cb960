// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createShop } from '../../demo/createShop.ts';
import { created, envelope } from '../server/createTestHandler.ts';
import { check, complaintsOf, ENDPOINT, openEndpoint } from './openEndpoint.ts';

afterEach(() => vi.unstubAllGlobals());

describe('an endpoint made by createCheckoutHandler', () => {
  it('passes every check, with two sessions and less than 60 requests', async () => {
    const { endpoint, sessions } = openEndpoint();
    const report = await check(endpoint);
    expect(complaintsOf(report)).toEqual([]);
    expect(report.stopped).toBeNull();
    expect(report.results.length).toBeGreaterThanOrEqual(20);
    expect(report.requests).toBeLessThan(60);
    expect(sessions()).toBe(2);
  });

  it('passes without credentials, and then nobody is asked what the owner is told', async () => {
    const report = await check(openEndpoint().endpoint, { headers: {} });
    expect(complaintsOf(report)).toEqual([]);
    expect(report.results.map(({ name }) => name)).not.toContain('owner');
  });

  it('may answer in Clink’s envelope', async () => {
    const { endpoint } = openEndpoint();
    const report = await check(async (request) => {
      const response = await endpoint(request);
      if (!response.ok) return response;
      const data: unknown = await response.json();
      return Response.json({ code: 200, msg: 'success', data }, { headers: { 'Cache-Control': 'no-store' } });
    });
    expect(complaintsOf(report)).toEqual([]);
  });

  it('may leave other methods to its framework, which refuses them bare', async () => {
    const { endpoint } = openEndpoint();
    const report = await check(async (request) =>
      ['GET', 'POST'].includes(request.method) ? endpoint(request) : new Response(null, { status: 405 }),
    );
    expect(complaintsOf(report)).toEqual([]);
  });

  it('may ask for patience: a 429 is asked again after its Retry-After', async () => {
    const { endpoint } = openEndpoint();
    let calls = 0;
    const report = await check(async (request) => {
      calls += 1;
      if (calls === 2)
        return Response.json({ code: 'rate_limited' }, { status: 429, headers: { 'Retry-After': '0' } });
      return endpoint(request);
    });
    expect(complaintsOf(report)).toEqual([]);
  });
});

describe('the demo shop', () => {
  it('passes every check', async () => {
    let sessions = 0;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      if (init.method === 'POST') return created(`sess_${(sessions += 1)}`);
      return envelope({ sessionId: url.split('/').at(-1), status: 'open', paymentStatus: 'unpaid' });
    });
    const shop = createShop({
      clink: {
        secretKey: 'sk_test_a',
        publishKey: 'pk_test_a',
        environment: 'sandbox',
        webhookSecret: 'whsec_a',
      },
      assets: { page: async () => '', file: async () => null },
    });
    const page = await shop.fetch(new Request(new URL('/', ENDPOINT)));
    const Cookie = page.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const report = await check((request) => shop.fetch(request), {
      headers: { Cookie },
      order: { cartId: 'c_1', cart: [{ sku: 'mug', quantity: 1 }], customerEmail: 'ada@shop.example' },
    });
    expect(complaintsOf(report)).toEqual([]);
    expect(sessions).toBe(2);
  });
});

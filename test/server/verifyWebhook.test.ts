// @vitest-environment node
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { CheckoutProblem, verifyWebhook, WebhookError } from '../../src/server/index.ts';
import type { VerifyWebhookOptions } from '../../src/server/index.ts';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';

const SECRET = 'whsec_canary0current';
const OLD = 'whsec_canary0old';
const NOW = 1_907_755_200_000;
const BODY = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  created: NOW,
  type: 'order.succeeded',
  data: { orderId: 'ord_1', note: 'Zoë ☕' },
});

const options: VerifyWebhookOptions = { secret: SECRET, now: () => NOW };

/** Node's own HMAC, so that a fault in ours does not cancel out. */
function sign(body: string | Uint8Array, timestamp: string | number = NOW, secret = SECRET): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

function headersOf(signature: string, timestamp: string | number = NOW): Record<string, string> {
  return {
    'X-Clink-Timestamp': String(timestamp),
    'X-Clink-SignType': 'SHA256',
    'X-Clink-Signature': signature,
  };
}

function signed(body: string | Uint8Array, timestamp: string | number = NOW) {
  return { headers: headersOf(sign(body, timestamp), timestamp), rawBody: body };
}

/** The code a delivery is refused with, checked to come with a sentence that says nothing of what was sent. */
async function refusal(delivery: Parameters<typeof verifyWebhook>[0], more = {}): Promise<string> {
  const error: unknown = await verifyWebhook(delivery, { ...options, ...more }).then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  if (!(error instanceof WebhookError)) throw new Error('not refused with a WebhookError', { cause: error });
  expect(error).toBeInstanceOf(CheckoutProblem);
  expect(error.message).toMatch(/^[A-Z].+\.$/);
  expect(error.message).not.toMatch(/canary|[0-9a-f]{32}|ord_1|evt_1/);
  return `${error.status} ${error.code}`;
}

describe('verifyWebhook believes', () => {
  it.each([
    ['documented, with the resource as data', 'resource'],
    ['sent in production, with the resource in data.object', 'object'],
  ] as const)('an event as %s', async (_case, shape) => {
    const resource = { orderId: 'ord_1', object: 'order', note: 'Zoë ☕' };
    const payload = createWebhookEvent({ type: 'order.succeeded', resource, created: NOW, shape });
    const request = await createWebhookRequest(payload, { secret: SECRET, timestamp: NOW });
    expect(await verifyWebhook(request, options)).toEqual({
      id: payload.id,
      type: 'order.succeeded',
      created: NOW,
      resource,
      raw: payload,
    });
  });

  it('a text, bytes, and bytes within a larger buffer', async () => {
    const bytes = new TextEncoder().encode(BODY);
    const buffer = new Uint8Array([1, 2, 3, ...bytes, 4]);
    for (const rawBody of [BODY, bytes, Buffer.from(BODY), buffer.subarray(3, -1)]) {
      expect(await verifyWebhook({ ...signed(BODY), rawBody }, options)).toMatchObject({ id: 'evt_1' });
    }
  });

  it('headers in any case, as Headers, as Node has them, and with values in lists', async () => {
    const headers = headersOf(sign(BODY));
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const upper = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]),
    );
    for (const each of [headers, lower, upper, new Headers(headers), { ...lower, 'set-cookie': undefined }]) {
      expect(await verifyWebhook({ headers: each, rawBody: BODY }, options)).toMatchObject({ id: 'evt_1' });
    }
  });

  it('a body that comes in pieces, cut within a character', async () => {
    const bytes = new TextEncoder().encode(BODY);
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const request = new Request('https://shop.example/', {
      method: 'POST',
      headers: headersOf(sign(BODY)),
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await verifyWebhook(request, options)).resource['note']).toBe('Zoë ☕');
  });

  it.each([
    [NOW, NOW],
    ['2030-06-15T12:00:00Z', NOW],
    ['yesterday', null],
    [null, null],
    [undefined, null],
  ])('a time of creation of %s, read as %s', async (created, expected) => {
    const body = JSON.stringify({ id: 'evt_1', type: 'a.b', created, data: {} });
    expect((await verifyWebhook(signed(body), options)).created).toBe(expected);
  });

  it('the old and the new secret while one replaces the other, and no third (case 101)', async () => {
    const secret = [SECRET, OLD];
    for (const used of [SECRET, OLD]) {
      const headers = headersOf(sign(BODY, NOW, used));
      expect(await verifyWebhook({ headers, rawBody: BODY }, { ...options, secret })).toMatchObject({
        id: 'evt_1',
      });
    }
    const headers = headersOf(sign(BODY, NOW, 'whsec_canary0other'));
    expect(await refusal({ headers, rawBody: BODY }, { secret })).toBe('401 forged');
  });

  it('each secret at the same cost, whichever of them fits (case 101)', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    for (const used of [SECRET, OLD]) {
      verify.mockClear();
      const headers = headersOf(sign(BODY, NOW, used));
      await verifyWebhook({ headers, rawBody: BODY }, { ...options, secret: [SECRET, OLD, SECRET] });
      expect(verify).toHaveBeenCalledTimes(3);
    }
  });
});

describe('verifyWebhook on time', () => {
  it.each([300_000, 1_000])(
    'has a tolerance of %d ms to either side, and not one more (case 96)',
    async (toleranceMs) => {
      const tolerance = toleranceMs === 300_000 ? {} : { toleranceMs };
      for (const side of [-1, 1]) {
        const edge = signed(BODY, NOW + side * toleranceMs);
        expect(await verifyWebhook(edge, { ...options, ...tolerance })).toMatchObject({ id: 'evt_1' });
        const beyond = signed(BODY, NOW + side * (toleranceMs + 1));
        expect(await refusal(beyond, tolerance)).toBe('401 stale');
      }
    },
  );

  it('says stale only of what is genuine (case 96)', async () => {
    const late = signed(BODY, NOW - 400_000);
    expect(await refusal(late)).toBe('401 stale');
    expect(await refusal({ ...late, rawBody: `${BODY} ` })).toBe('401 forged');
    expect(await refusal({ ...late, headers: headersOf(sign(BODY), NOW - 1) })).toBe('401 forged');
  });

  it('lets nothing pass while the clock gives no number', async () => {
    expect(await refusal(signed(BODY), { now: () => Number.NaN })).toBe('401 stale');
  });

  it.each(['', ' ', '-1', `${NOW}.0`, '1e12', '0x1', `+${NOW}`, 'now', '١٢٣', '9'.repeat(16)])(
    'refuses a genuine timestamp that is no count of milliseconds: "%s"',
    async (timestamp) => {
      expect(await refusal(signed(BODY, timestamp))).toMatch(/^400 (missing_header|malformed)$/);
    },
  );

  it('takes seconds for what they are in milliseconds: long ago', async () => {
    expect(await refusal(signed(BODY, NOW / 1_000))).toBe('401 stale');
  });
});

describe('verifyWebhook refuses', () => {
  it('a signature of any length but the right one (case 98)', async () => {
    const right = sign(BODY);
    for (let length = 1; length <= 200; length += 1) {
      const signature = right.repeat(4).slice(0, length);
      const outcome = length === 64 ? undefined : '401 forged';
      const delivery = { headers: headersOf(signature), rawBody: BODY };
      if (outcome === undefined) expect(await verifyWebhook(delivery, options)).toBeDefined();
      else expect(await refusal(delivery)).toBe(outcome);
    }
    expect(await refusal({ headers: headersOf(''), rawBody: BODY })).toBe('400 missing_header');
  });

  it.each([
    ['in upper case', sign(BODY).toUpperCase()],
    ['with a letter beyond f', `g${sign(BODY).slice(1)}`],
    ['with spaces around it', ` ${sign(BODY)} `],
    ['with a prefix', `sha256=${sign(BODY)}`],
    ['in base64', Buffer.from(sign(BODY), 'hex').toString('base64')],
    ['in full-width digits', '０'.repeat(64)],
    ['of emoji', '🔑'.repeat(32)],
    ['of null characters', '\0'.repeat(64)],
    ['of half a surrogate pair', '\ud800'.repeat(64)],
    ['that came twice', `${sign(BODY)}, ${sign(BODY)}`],
    ['of zeros', '0'.repeat(64)],
    ['of another body', sign(`${BODY} `)],
    ['of another time', sign(BODY, NOW + 1)],
    ['without the timestamp', createHmac('sha256', SECRET).update(BODY).digest('hex')],
    ['with the end of the timestamp moved into the body', sign(`5.${BODY}`, NOW)],
  ])('a signature %s (case 98)', async (_case, signature) => {
    expect(await refusal({ headers: headersOf(signature), rawBody: BODY })).toBe('401 forged');
  });

  it('a header that came twice, in a list or in two cases', async () => {
    const headers = headersOf(sign(BODY));
    const signature = sign(BODY);
    const twice = { ...headers, 'X-Clink-Signature': [signature, signature] };
    const cases = { ...headers, 'x-clink-signature': signature };
    expect(await refusal({ headers: twice, rawBody: BODY })).toBe('401 forged');
    expect(await refusal({ headers: cases, rawBody: BODY })).toBe('401 forged');
  });

  it.each(['X-Clink-Timestamp', 'X-Clink-SignType', 'X-Clink-Signature'])(
    'a delivery without %s, whose body it does not read',
    async (name) => {
      const { [name]: _, ...headers } = headersOf(sign(BODY));
      const request = new Request('https://shop.example/', { method: 'POST', headers, body: BODY });
      expect(await refusal(request)).toBe('400 missing_header');
      expect(request.bodyUsed).toBe(false);
      expect(await refusal({ headers: { ...headers, [name]: undefined }, rawBody: BODY })).toBe(
        '400 missing_header',
      );
    },
  );

  it.each(['MD5', 'sha256', 'SHA512', 'none', 'SHA256, SHA256'])('to check %s', async (type) => {
    const headers = { ...headersOf(sign(BODY)), 'X-Clink-SignType': type };
    expect(await refusal({ headers, rawBody: BODY })).toBe('400 malformed');
  });

  it.each([
    ['no JSON', '{"id":'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['no id', '{"type":"a.b","data":{}}'],
    ['an empty id', '{"id":"","type":"a.b","data":{}}'],
    ['no type', '{"id":"evt_1","data":{}}'],
    ['bytes that are no UTF-8', Buffer.from('{"id":"evt_\xff","type":"a.b","data":{}}', 'latin1')],
  ])('a genuine body with %s', async (_case, body) => {
    expect(await refusal(signed(body))).toBe('400 malformed');
  });

  // Refused once, a genuine event would be refused for ever: whatever Clink signs is taken.
  it.each([
    ['an id that is a number', '{"id":7,"type":"a.b","data":{}}', { id: '7', resource: {} }],
    ['no data', '{"id":"evt_1","type":"a.b"}', { resource: {} }],
    ['data that is a list', '{"id":"evt_1","type":"a.b","data":[]}', { resource: {} }],
    [
      'metadata with a key of every object',
      '{"id":"evt_1","type":"a.b","data":{"metadata":{"constructor":"x","__proto__":{"paid":true}}}}',
      { type: 'a.b' },
    ],
    [
      'a thousand levels',
      `{"id":"evt_1","type":"a.b","data":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`,
      { id: 'evt_1' },
    ],
  ])('not a genuine body with %s, which pollutes nothing', async (_case, body, expected) => {
    expect(await verifyWebhook(signed(body), options)).toMatchObject(expected);
    expect(({} as { paid?: unknown }).paid).toBeUndefined();
  });

  it('a body above the limit, at its first byte too many, whatever its length claims', async () => {
    const endless = signed(BODY);
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_024));
      },
    });
    const request = new Request('https://shop.example/', {
      method: 'POST',
      headers: { ...endless.headers, 'Content-Length': '10' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(await refusal(request)).toBe('413 too_large');
    expect(pulled).toBeLessThanOrEqual(258);

    const padded = BODY + ' '.repeat(262_144 - new TextEncoder().encode(BODY).byteLength);
    expect(await verifyWebhook(signed(padded), options)).toMatchObject({ id: 'evt_1' });
    expect(await refusal(signed(`${padded} `))).toBe('413 too_large');
    expect(await refusal(signed(BODY), { maxBodyBytes: 10 })).toBe('413 too_large');
  });

  it('a body that breaks off', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('reset')),
    });
    const request = new Request('https://shop.example/', {
      method: 'POST',
      headers: headersOf(sign(BODY)),
      body,
      duplex: 'half',
    } as RequestInit);
    expect(await refusal(request)).toBe('400 malformed');
  });
});

describe('verifyWebhook tells its caller', () => {
  it.each([
    ['a Request whose body was read', async (request: Request) => void (await request.text())],
    ['a Request whose body is being read', async (request: Request) => void request.body?.getReader()],
  ])('of %s, and what to do', async (_case, use) => {
    const request = await createWebhookRequest(BODY, { secret: SECRET, timestamp: NOW });
    await use(request);
    const verified = verifyWebhook(request, options);
    await expect(verified).rejects.toThrow(TypeError);
    await expect(verified).rejects.toThrow(/Mount the webhook before the JSON parser/);
  });

  it.each([
    ['a body that a parser has made an object of', JSON.parse(BODY) as unknown],
    ['no body', undefined],
  ])('of %s', async (_case, rawBody) => {
    const delivery = { headers: headersOf(sign(BODY)), rawBody: rawBody as string };
    await expect(verifyWebhook(delivery, options)).rejects.toThrow(/before the JSON parser/);
  });

  it("of Node's own request in the place of a Request", async () => {
    const incoming = { headers: headersOf(sign(BODY)), method: 'POST' } as unknown as Request;
    await expect(verifyWebhook(incoming, options)).rejects.toThrow(/This is no Request/);
  });

  it.each([
    ['an empty secret', { secret: '' }, /secret is empty/],
    ['a blank one', { secret: '  ' }, /secret is empty/],
    ['none', { secret: undefined }, /secret is empty/],
    ['a number', { secret: 7 }, /secret is empty/],
    ['an empty list', { secret: [] }, /secret is empty/],
    ['a list with an empty one', { secret: [SECRET, ''] }, /secret is empty/],
    ['an API key', { secret: 'sk_test_canary' }, /whsec_….*not an API key/],
    ['the prefix alone', { secret: 'whsec_' }, /not of the form/],
    ['a line break at its end', { secret: `${SECRET}\n` }, /not of the form/],
    ['no tolerance', { toleranceMs: 0 }, /toleranceMs/],
    ['a tolerance without an end', { toleranceMs: Infinity }, /toleranceMs/],
    ['a tolerance that is no number', { toleranceMs: Number.NaN }, /toleranceMs/],
    ['no room for a body', { maxBodyBytes: 0 }, /maxBodyBytes/],
  ])('of an option that is wrong: %s', async (_case, more, message) => {
    const verified = verifyWebhook(signed(BODY), { ...options, ...more } as VerifyWebhookOptions);
    await expect(verified).rejects.toThrow(TypeError);
    await expect(verified).rejects.toThrow(message);
    await expect(verified).rejects.not.toThrow(/canary/);
  });
});

describe('the code that checks signatures', () => {
  it('leaves the comparison to WebCrypto (case 98)', () => {
    const folder = new URL('../../src/server/', import.meta.url);
    const sources = readdirSync(folder)
      .filter((file) => /webhook/i.test(file))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'));
    expect(sources.filter((source) => source.includes('crypto.subtle.verify('))).toHaveLength(1);
    const comparison = /\b(signature|mac|hmac)\b[\w.()[\]]*\s*[!=]==?|[!=]==?\s*\b(signature|mac|hmac)\b/i;
    expect(sources.flatMap((source) => source.split('\n')).filter((line) => comparison.test(line))).toEqual(
      [],
    );
    expect('if (expected === signature)').toMatch(comparison);
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readWebhookDelivery } from '../../src/server/readWebhookDelivery.ts';
import type { WebhookDelivery } from '../../src/server/readWebhookDelivery.ts';

const HEADERS = {
  'x-clink-timestamp': '1907755200000',
  'x-clink-signtype': 'SHA256',
  'x-clink-signature': 'abcdef',
};

const read = (headers: WebhookDelivery['headers']) => readWebhookDelivery({ headers, rawBody: '' }, 10);

describe('the headers of a delivery', () => {
  it('are read beside other spellings of theirs that hold nothing', async () => {
    const spellings = { 'X-Clink-Signature': undefined, 'X-CLINK-TIMESTAMP': undefined };
    expect(await read({ ...spellings, ...HEADERS, 'X-CLINK-SIGNATURE': undefined })).toMatchObject({
      timestamp: '1907755200000',
      signature: 'abcdef',
    });
  });

  it('that come in parts are never put together to one value', async () => {
    const parts = { ...HEADERS, 'x-clink-signature': ['abc', 'def'], 'x-clink-timestamp': ['19', '07'] };
    expect(await read(parts)).toMatchObject({ signature: 'abc, def', timestamp: '19, 07' });
  });

  it('are named when they are missing', async () => {
    await expect(read({})).rejects.toThrow('X-Clink-Timestamp is missing');
    await expect(read(new Headers({ 'X-Clink-Timestamp': '1' }))).rejects.toThrow(
      'X-Clink-Signature is missing',
    );
    await expect(read({ ...HEADERS, 'x-clink-signtype': undefined })).rejects.toThrow(
      'X-Clink-SignType is missing',
    );
  });
});

describe('the body of a delivery', () => {
  it('is empty where a Request has none', async () => {
    const request = new Request('https://shop.example/', { method: 'POST', headers: HEADERS });
    expect((await readWebhookDelivery(request, 10)).body).toHaveLength(0);
  });

  it('may be as large as the limit and no larger, in bytes', async () => {
    const ten = 'ä'.repeat(5);
    for (const rawBody of [ten, new TextEncoder().encode(ten)]) {
      expect((await readWebhookDelivery({ headers: HEADERS, rawBody }, 10)).body).toHaveLength(10);
      await expect(readWebhookDelivery({ headers: HEADERS, rawBody }, 9)).rejects.toMatchObject({
        status: 413,
        code: 'too_large',
        message: 'The body is larger than 9 bytes.',
      });
    }
  });
});

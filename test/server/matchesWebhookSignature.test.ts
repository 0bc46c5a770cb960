// @vitest-environment node
import { createHmac } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { matchesWebhookSignature } from '../../src/server/matchesWebhookSignature.ts';

const SECRET = 'whsec_canary';
const body = new TextEncoder().encode('{}');
const signature = createHmac('sha256', SECRET).update('1.{}').digest('hex');

it('a secret becomes a key that can check signatures and cannot be read out or sign', async () => {
  const importKey = vi.spyOn(crypto.subtle, 'importKey');
  expect(await matchesWebhookSignature({ timestamp: '1', signature, body }, [SECRET])).toBe(true);
  expect(await importKey.mock.results[0]?.value).toMatchObject({ extractable: false, usages: ['verify'] });
});

it('no secret at all matches nothing', async () => {
  expect(await matchesWebhookSignature({ timestamp: '1', signature, body }, [])).toBe(false);
});

import type { WebhookPayload } from './createWebhookEvent.ts';
import { signWebhook } from './signWebhook.ts';

/** Where a delivery goes, and who signs it when. */
export interface WebhookRequestOptions {
  /** `whsec_…`, the one that the endpoint under test has. */
  readonly secret: string;
  /** Where it goes. @default 'https://shop.example/api/checkout/webhook' */
  readonly url?: string | undefined;
  /** Milliseconds since the epoch. @default now */
  readonly timestamp?: number | undefined;
}

/** One delivery, signed as Clink signs it. `payload` is an event of `createWebhookEvent`, or a body as it is. */
export async function createWebhookRequest(
  payload: WebhookPayload | string,
  options: WebhookRequestOptions,
): Promise<Request> {
  const { secret, url = 'https://shop.example/api/checkout/webhook', timestamp = Date.now() } = options;
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return new Request(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Clink-Timestamp': String(timestamp),
      'X-Clink-SignType': 'SHA256',
      'X-Clink-Signature': await signWebhook(secret, timestamp, body),
    },
    body,
  });
}

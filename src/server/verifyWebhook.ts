import { matchesWebhookSignature } from './matchesWebhookSignature.ts';
import { parseWebhookEvent } from './parseWebhookEvent.ts';
import { readWebhookDelivery } from './readWebhookDelivery.ts';
import type { WebhookDelivery } from './readWebhookDelivery.ts';
import { readWebhookSettings } from './readWebhookSettings.ts';
import type { VerifyWebhookOptions, WebhookSettings } from './readWebhookSettings.ts';
import { WebhookError } from './WebhookError.ts';
import type { WebhookEvent } from './WebhookEvent.ts';

/**
 * The event of a delivery, once it is certain that Clink sent it, just now and unchanged. It does not know whether the
 * event came before: `createWebhookHandler` does.
 *
 * Needs nothing but WebCrypto: Node, Bun, Deno, Workers and edge runtimes.
 *
 * @throws WebhookError for a delivery that is not to be believed; its `status` is the answer. TypeError for a wrong
 * option, and for a body that something else has read before
 */
export async function verifyWebhook(
  delivery: Request | WebhookDelivery,
  options: VerifyWebhookOptions,
): Promise<WebhookEvent> {
  return verifyDelivery(delivery, readWebhookSettings(options));
}

/** `verifyWebhook` with settings that were checked before. @throws as that one does */
export async function verifyDelivery(
  delivery: Request | WebhookDelivery,
  { secrets, toleranceMs, now, maxBodyBytes }: WebhookSettings,
): Promise<WebhookEvent> {
  const signed = await readWebhookDelivery(delivery, maxBodyBytes);
  // Before anything else is made of it: of a forgery, nothing but that is said.
  if (!(await matchesWebhookSignature(signed, secrets))) {
    throw new WebhookError(
      'forged',
      'The signature does not fit. Either Clink did not send this, or the secret is of another endpoint, or something changed the body on its way.',
    );
  }
  if (!/^\d{1,15}$/.test(signed.timestamp)) {
    throw new WebhookError('malformed', 'X-Clink-Timestamp must be milliseconds since the epoch.');
  }
  // Turned this way round a clock that gives no number lets nothing pass.
  if (!(Math.abs(now() - Number(signed.timestamp)) <= toleranceMs)) {
    throw new WebhookError(
      'stale',
      `The delivery is genuine, but its timestamp is more than ${toleranceMs} ms off. It is a replay or came late, or this server's clock is wrong.`,
    );
  }
  return parseWebhookEvent(signed.body);
}

import { createWebhookHandler } from './createWebhookHandler.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';
import type { WebhookHandlerOptions } from './WebhookHandlerOptions.ts';

/**
 * `createWebhookHandler` for one delivery, where the options are known only with the request, such as a secret of each
 * tenant. `store` is required: what is remembered must outlive the call.
 *
 * @throws TypeError for a missing or wrong option
 */
export async function handleWebhook<Store extends IdempotencyStore>(
  request: Request,
  options: WebhookHandlerOptions<Store> & { readonly store: Store },
): Promise<Response> {
  if (!options.store) throw new TypeError('store is missing: it keeps an event from being run twice.');
  return createWebhookHandler(options)(request);
}

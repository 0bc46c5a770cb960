import { answerSafely, report } from './answerSafely.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import { createMemoryStore } from './createMemoryStore.ts';
import type { Handler } from './createRoute.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';
import { jsonResponse } from './jsonResponse.ts';
import { readWebhookSettings } from './readWebhookSettings.ts';
import { runWebhookInTransaction } from './runWebhookInTransaction.ts';
import { runWebhookOnLease } from './runWebhookOnLease.ts';
import type { TransactionalStore } from './TransactionalStore.ts';
import { verifyDelivery } from './verifyWebhook.ts';
import type { WebhookContext, WebhookHandlerOptions } from './WebhookHandlerOptions.ts';

const WEEK = 7 * 24 * 60 * 60_000;

const MAX_LEASE = 60 * 60_000;

/**
 * The endpoint that Clink sends its events to, the only authority on payment. A Fetch API handler, to be mounted before
 * anything that reads bodies.
 *
 * - 200 `{ received: true }`: `onEvent` has ended, now or for an earlier delivery of the same event.
 * - 409 with `Retry-After`: another delivery of it is being run.
 * - 500, 503: `onEvent` or the store failed. Clink delivers again, and the event is run anew.
 * - 400, 401, 413: a delivery that is not to be believed, see `WebhookErrorCode`. 405 for anything but a POST.
 *
 * **How often an event is run.** With a `TransactionalStore` its effect happens exactly once, if it is written through
 * `transaction`. With any other store it happens once, with three exceptions in which the event runs again: the process
 * dies, or the store fails, after the effect and before that is written down; `onEvent` takes longer than `leaseMs`; and the
 * store has forgotten the event, as the memory of this process does when it ends or is full. So key the effect by
 * `event.id`, or make it one that bears repeating ("set this order to paid", not "add to the balance"). Events are
 * remembered for 7 days, longer when `toleranceMs` asks for it.
 *
 * Events arrive in any order: `session.complete` may come before `order.created`.
 *
 * @throws TypeError for a missing or wrong option. The handler itself never rejects
 */
export function createWebhookHandler<Store extends IdempotencyStore = IdempotencyStore>(
  options: WebhookHandlerOptions<Store>,
): Handler {
  const { onEvent, onError, leaseMs = 60_000 } = options;
  const verification = readWebhookSettings(options);
  const { now, toleranceMs } = verification;
  if (typeof onEvent !== 'function') {
    throw new TypeError('onEvent is missing: it does what Clink’s events call for.');
  }
  if (!(leaseMs > 0 && leaseMs <= MAX_LEASE)) {
    throw new TypeError(`leaseMs must be more than 0 and at most ${MAX_LEASE} milliseconds.`);
  }
  const store: IdempotencyStore = options.store ?? createMemoryStore({ now });
  // For as long as a copy of a delivery could pass: from a timestamp ahead of this clock until it is as far behind.
  const settings = { now, leaseMs, ttlMs: Math.max(WEEK, 2 * toleranceMs) };

  async function answer(request: Request): Promise<Response> {
    if (request.method !== 'POST') {
      throw new CheckoutProblem(405, 'method_not_allowed', 'Use POST here.', { headers: { Allow: 'POST' } });
    }
    const event = await verifyDelivery(request, verification);
    // By address, since another service may keep its own events of the same ids in the same store.
    const { pathname } = new URL(request.url);
    const key = `webhook:${await fingerprintOf([pathname, event.id])}`;
    const work = async (transaction: unknown): Promise<void> =>
      onEvent(event, { transaction } as WebhookContext<Store>);
    if (isTransactional(store)) await runWebhookInTransaction(store, key, work, settings);
    else {
      const onStoreError = (error: unknown): void => report(onError, error, request);
      await runWebhookOnLease(store, key, async () => work(undefined), settings, onStoreError);
    }
    return jsonResponse({ received: true });
  }

  return (request) => answerSafely(request, onError, 'The shop could not take this event.', answer);
}

function isTransactional(store: IdempotencyStore): store is TransactionalStore<unknown> {
  return 'once' in store && typeof store.once === 'function';
}

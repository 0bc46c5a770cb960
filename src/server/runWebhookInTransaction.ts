import { CheckoutProblem } from './CheckoutProblem.ts';
import { limitTime, STORE_LIMIT } from './limitTime.ts';
import type { TransactionalStore } from './TransactionalStore.ts';
import { eventFailed, storeUnavailable } from './webhookProblems.ts';
import { DONE } from './WebhookRecord.ts';
import type { WebhookRunSettings } from './WebhookRunSettings.ts';

/**
 * Runs `work` in the transaction that writes down that the event is done: both become true, or neither, wherever the
 * process dies.
 *
 * @throws CheckoutProblem 409 `event_in_progress`, 500 `event_failed`, 503 `store_unavailable`, or another of the store's
 */
export async function runWebhookInTransaction<Transaction>(
  store: TransactionalStore<Transaction>,
  key: string,
  work: (transaction: Transaction) => Promise<void>,
  { leaseMs, ttlMs }: WebhookRunSettings,
): Promise<void> {
  const failures: unknown[] = [];
  async function run(transaction: Transaction): Promise<void> {
    try {
      // A transaction holds locks: one that hangs is rolled back.
      await limitTime(work(transaction), leaseMs);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  }
  try {
    await limitTime(store.once(key, DONE, ttlMs, run), leaseMs + STORE_LIMIT);
  } catch (error) {
    if (failures.length > 0) throw eventFailed(failures[0]);
    throw error instanceof CheckoutProblem ? error : storeUnavailable(error);
  }
}

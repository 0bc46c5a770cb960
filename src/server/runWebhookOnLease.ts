import { CheckoutProblem } from './CheckoutProblem.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';
import { limitTime, STORE_LIMIT } from './limitTime.ts';
import { undoClaim } from './undoClaim.ts';
import { eventFailed, eventInProgress, storeUnavailable } from './webhookProblems.ts';
import { DONE } from './WebhookRecord.ts';
import type { WebhookRecord } from './WebhookRecord.ts';
import type { WebhookRunSettings } from './WebhookRunSettings.ts';

/** How often to look again when others change the entry at the same time. */
const LOOKS = 3;

/**
 * Runs `work` unless the event is done: claims its key, runs, writes down that it is done. A `work` that fails frees the
 * key. Where the process dies between the effect of `work` and the last step, the event runs again once the lease is over:
 * no store can know of the effect without being part of it.
 *
 * @param onStoreError told of a store that fails when `work` has ended
 * @throws CheckoutProblem 409 `event_in_progress`, 500 `event_failed`, 503 `store_unavailable`
 */
export async function runWebhookOnLease(
  store: IdempotencyStore,
  key: string,
  work: () => Promise<void>,
  settings: WebhookRunSettings,
  onStoreError: (error: unknown) => void,
): Promise<void> {
  const { leaseMs, ttlMs } = settings;
  const mine = await take(store, key, settings);
  if (mine === null) return;

  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await limitTime(store.release(key, mine), STORE_LIMIT).catch(onStoreError);
      throw eventFailed(error);
    }
    // The effect is there, so Clink is answered with 200 although a later repeat would not be noticed.
    await limitTime(store.replace(key, mine, DONE, ttlMs), STORE_LIMIT).catch(onStoreError);
  };

  try {
    // It goes on after that: if it ends before the event comes again, that is still written down.
    await limitTime(run(), leaseMs);
  } catch (error) {
    throw error instanceof CheckoutProblem ? error : eventFailed(error);
  }
}

/** The entry that says this run has the event, or `null` when the event is done. */
async function take(
  store: IdempotencyStore,
  key: string,
  { now, leaseMs, ttlMs }: WebhookRunSettings,
): Promise<string | null> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const run = crypto.randomUUID();
    const mine = JSON.stringify({ state: 'running', run, until: now() + leaseMs } satisfies WebhookRecord);
    try {
      const found = await limitTime(store.claim(key, mine, ttlMs), STORE_LIMIT);
      if (found === null) return mine;
      const record = JSON.parse(found) as WebhookRecord;
      if (record.state === 'done') return null;
      const left = record.until - now();
      if (left > 0) throw eventInProgress(left);
      if (await limitTime(store.replace(key, found, mine, ttlMs), STORE_LIMIT)) return mine;
    } catch (error) {
      if (error instanceof CheckoutProblem) throw error;
      void undoClaim(store, key, mine);
      throw storeUnavailable(error);
    }
  }
  throw eventInProgress(1_000);
}

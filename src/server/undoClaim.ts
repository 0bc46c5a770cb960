import type { IdempotencyStore } from './IdempotencyStore.ts';
import { limitTime, STORE_LIMIT } from './limitTime.ts';

/** Milliseconds before each try. */
const PAUSES = [0, 1_000, 5_000, 10_000, 20_000];

/** Frees a key whose claim was not answered: it may have been carried out, or be carried out when the store is back. */
export async function undoClaim(store: IdempotencyStore, key: string, value: string): Promise<void> {
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (await limitTime(store.release(key, value), STORE_LIMIT).catch(() => false)) return;
  }
}

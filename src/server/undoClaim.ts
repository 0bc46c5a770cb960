import type { IdempotencyStore } from './IdempotencyStore.ts';
import { limitTime, STORE_LIMIT } from './limitTime.ts';

/** Milliseconds before each further try. */
const PAUSES = [1_000, 5_000, 10_000, 20_000];

/**
 * Frees a key whose claim was not answered: it may have been carried out, or be carried out when the store is back. The
 * first try is under way when this returns, so that a repeat of the request finds the key free. Never rejects.
 */
export async function undoClaim(store: IdempotencyStore, key: string, value: string): Promise<void> {
  const free = async (): Promise<boolean> => {
    try {
      return await limitTime(store.release(key, value), STORE_LIMIT);
    } catch {
      return false;
    }
  };
  let isFree = await free();
  for (const pause of PAUSES) {
    if (isFree) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    isFree = await free();
  }
}

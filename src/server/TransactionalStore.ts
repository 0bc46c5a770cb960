import type { IdempotencyStore } from './IdempotencyStore.ts';

/** A store whose memory and the merchant's own data live in one database, so that both can change in one transaction. */
export interface TransactionalStore<Transaction> extends IdempotencyStore {
  /**
   * Where the key is free: keeps `value` under it for `ttlMs` milliseconds and runs `work`, in one transaction. Rejects
   * when `work` does, and then nothing has changed. False, without running it, when the key is taken; where another
   * process is at it, after that one has ended. A store that waits no longer for that rejects with a `CheckoutProblem` 409
   * `event_in_progress`, which is answered as it is.
   */
  once(
    key: string,
    value: string,
    ttlMs: number,
    work: (transaction: Transaction) => Promise<void>,
  ): Promise<boolean>;
}

/**
 * Remembers which idempotency keys and webhook events were used, and what became of them. One store may serve any number
 * of handlers and processes: whatever they share, they do once.
 *
 * Keys are short printable ASCII texts, values JSON texts of a few kilobytes. Each method is one atomic step, whoever
 * else calls at the same time. A method may reject when the store cannot be reached; the caller then does nothing it could
 * not take back.
 */
export interface IdempotencyStore {
  /**
   * Takes a free key: keeps `value` under it for `ttlMs` milliseconds and resolves to `null`. When the key is taken,
   * nothing changes and it resolves to the value that is there.
   */
  claim(key: string, value: string, ttlMs: number): Promise<string | null>;
  /**
   * Puts `value` in the place of `expected` for `ttlMs` milliseconds from now. False when something else is there; where
   * a client may send a command twice, finding `value` itself is true.
   */
  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean>;
  /** Makes the key free again where it holds `expected`. False when it holds something else. */
  release(key: string, expected: string): Promise<boolean>;
}

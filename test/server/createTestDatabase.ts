import { createMemoryStore } from '../../src/server/index.ts';
import type { IdempotencyStore, TransactionalStore } from '../../src/server/index.ts';

export interface TestTransaction {
  insert(row: string): void;
}

/** The merchant's database, in memory: one table of texts, and the store for idempotency in the same transactions. */
export interface TestDatabase {
  /** What was committed. */
  readonly rows: string[];
  /** The store alone, as one that knows no transactions. */
  readonly plain: IdempotencyStore;
  readonly transactional: TransactionalStore<TestTransaction>;
}

export function createTestDatabase(now: () => number): TestDatabase {
  const rows: string[] = [];
  const plain = createMemoryStore({ now });
  const locks = new Map<string, Promise<void>>();

  /** Waits for those that came before, as a row that another transaction has inserted makes a database wait. */
  async function lock(key: string): Promise<() => void> {
    const before = locks.get(key);
    let unlock = (): void => {};
    locks.set(key, new Promise((resolve) => (unlock = resolve)));
    await before;
    return unlock;
  }

  return {
    rows,
    plain,
    transactional: {
      ...plain,
      async once(key, value, ttlMs, work) {
        const unlock = await lock(key);
        try {
          if ((await plain.claim(key, value, ttlMs)) !== null) return false;
          const written: string[] = [];
          try {
            await work({ insert: (row) => written.push(row) });
          } catch (error) {
            await plain.release(key, value);
            throw error;
          }
          rows.push(...written);
          return true;
        } finally {
          unlock();
        }
      },
    },
  };
}

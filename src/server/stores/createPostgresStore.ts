import { readOwn } from '../../protocol/readOwn.ts';
import type { TransactionalStore } from '../TransactionalStore.ts';
import { eventInProgress } from '../webhookProblems.ts';
import { DEFAULT_TABLE } from './createTableSql.ts';
import { inTransaction } from './inTransaction.ts';
import type { PostgresClient, PostgresPool, Queryable } from './PostgresPool.ts';
import { quoteTable } from './quoteTable.ts';

/** Options of `createPostgresStore`. */
export interface PostgresStoreOptions {
  /**
   * Made by `createTableSql`. With or without a schema: lower-case letters, digits, underscores, each at most 50.
   * @default 'clink_idempotency'
   */
  readonly table?: string | undefined;
}

/** A store in PostgreSQL, whose transactions `onEvent` can share. */
export interface PostgresStore<Client> extends TransactionalStore<Client> {
  /**
   * Deletes entries that are past their time, `limit` at most, and resolves to their number. Entries expire without it;
   * it only frees their space: call it from time to time. Any number of processes may.
   * @default limit 1_000
   */
  deleteExpired(limit?: number): Promise<number>;
}

/**
 * A `TransactionalStore` in PostgreSQL (9.5 or later), for several processes, on a `Pool` of the package `pg`. The pool is
 * not closed, and its `error` event is the caller's to listen to. Entries expire by the database's clock. What was
 * committed stays, through a crash too, as the server's own settings promise (`fsync`, `synchronous_commit`).
 *
 * `once` hands its work the connection that holds the transaction: what is written with it is kept together with the
 * entry, or not at all. The work must neither end the transaction nor keep the connection. While another transaction is at
 * the key it waits for that one, 4 s at most, and then rejects with a `CheckoutProblem` 409 `event_in_progress`.
 *
 * Statements stand alone and run at READ COMMITTED, the database's default; where that was set to a stricter level, some
 * claims that race are rejected.
 *
 * @throws TypeError for what is no table's name
 */
export function createPostgresStore<Client extends PostgresClient>(
  pool: PostgresPool<Client>,
  { table = DEFAULT_TABLE }: PostgresStoreOptions = {},
): PostgresStore<Client> {
  const sql = statements(quoteTable(table));

  return {
    async claim(key, value, ttlMs) {
      // Between the two statements the entry may go; then the key is free again.
      for (;;) {
        if (await writesOne(pool, sql.take, [key, value, ttlMs])) return null;
        const found = await pool.query(sql.find, [key]);
        const there = found.rows[0]?.['value'];
        if (typeof there === 'string') return there;
      }
    },
    replace: (key, expected, value, ttlMs) => writesOne(pool, sql.replace, [key, expected, ttlMs, value]),
    release: (key, expected) => writesOne(pool, sql.release, [key, expected]),
    once(key, value, ttlMs, work) {
      return inTransaction(pool, async (client) => {
        // Whoever waits for another's transaction keeps a connection: not for long.
        await client.query("SET LOCAL lock_timeout = '4s'");
        if (!(await writesOne(client, sql.take, [key, value, ttlMs]).catch(refuseToWait))) return false;
        await client.query('SET LOCAL lock_timeout = DEFAULT');
        await work(client);
        return true;
      });
    },
    async deleteExpired(limit = 1_000) {
      return (await pool.query(sql.deleteExpired, [limit])).rowCount ?? 0;
    },
  };
}

/** @throws CheckoutProblem 409 `event_in_progress` where another transaction held the key for too long; else `error` */
function refuseToWait(error: unknown): never {
  // lock_not_available
  throw readOwn(error, 'code') === '55P03' ? eventInProgress(5_000) : error;
}

async function writesOne(database: Queryable, sql: string, values: unknown[]): Promise<boolean> {
  return (await database.query(sql, values)).rowCount === 1;
}

/** In all of them, $1 is the key, $2 the value it gets or has, and $3 the milliseconds to keep it for. */
function statements(table: string) {
  // Not now(), which is when the transaction began: it may have waited for another since.
  const until = `clock_timestamp() + $3::float8 * interval '1 millisecond'`;
  const isOver = 'expires_at <= clock_timestamp()';
  const expected = `WHERE key = $1 AND value = $2 AND NOT ${isOver}`;
  return {
    // Waits for another transaction that is taking the same key, then sees what became of it.
    take: `INSERT INTO ${table} AS entry (key, value, expires_at) VALUES ($1, $2, ${until})
ON CONFLICT (key) DO UPDATE SET value = $2, expires_at = ${until} WHERE entry.${isOver}`,
    find: `SELECT value FROM ${table} WHERE key = $1 AND NOT ${isOver}`,
    replace: `UPDATE ${table} SET value = $4, expires_at = ${until} ${expected}`,
    release: `DELETE FROM ${table} ${expected}`,
    // An array, so that the rows are chosen once; those that others hold are left to them.
    deleteExpired: `DELETE FROM ${table} WHERE key = ANY (ARRAY(
SELECT key FROM ${table} WHERE ${isOver} LIMIT $1::bigint FOR UPDATE SKIP LOCKED))`,
  };
}

/**
 * A store in PostgreSQL, for shops of more than one server process, and for webhooks that share a transaction with the
 * shop's own data.
 *
 * @packageDocumentation
 */

export { createPostgresStore } from './stores/createPostgresStore.ts';
export type { PostgresStore, PostgresStoreOptions } from './stores/createPostgresStore.ts';
export { createTableSql } from './stores/createTableSql.ts';
export type { PostgresClient, PostgresPool, PostgresResult } from './stores/PostgresPool.ts';
export type { IdempotencyStore } from './IdempotencyStore.ts';
export type { TransactionalStore } from './TransactionalStore.ts';

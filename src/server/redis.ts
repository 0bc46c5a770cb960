/**
 * A store in Redis, for shops of more than one server process.
 *
 * @packageDocumentation
 */

export { createRedisStore } from './stores/createRedisStore.ts';
export type { RedisStoreOptions } from './stores/createRedisStore.ts';
export type { IoRedisClient, NodeRedisClient, RedisClient } from './stores/RedisClient.ts';
export type { IdempotencyStore } from './IdempotencyStore.ts';

import type { IdempotencyStore } from '../IdempotencyStore.ts';
import { createRunScript } from './RedisClient.ts';
import type { RedisClient } from './RedisClient.ts';

/** Options of `createRedisStore`. */
export interface RedisStoreOptions {
  /** What every key of this store begins with. Shops that share a Redis take one each. @default 'clink:' */
  readonly prefix?: string | undefined;
}

// SET with NX and GET at once would need Redis 7.
const CLAIM = `local taken = redis.call('GET', KEYS[1])
if taken then return taken end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false`;

// A client that lost the answer sends it again, and finds its own value.
const REPLACE = `local there = redis.call('GET', KEYS[1])
if there == ARGV[2] then return 1 end
if there ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;

const RELEASE = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/**
 * An `IdempotencyStore` in Redis (or what speaks its protocol and runs Lua scripts, such as Valkey): for several
 * processes. The client arrives connected, is not closed, and its errors are the caller's to listen to. Each method is one
 * script on one key. Keys expire by the server's clock.
 *
 * It remembers as well as the server does:
 *
 * - Evicted keys are forgotten: set `maxmemory-policy noeviction`. A full server then refuses claims, and a shopper is
 *   told to try again.
 * - A failover to a replica that lags, or a restart from an older snapshot, forgets what was claimed last. A request that
 *   is repeated at that moment may be carried out a second time. Where that must not happen, use PostgreSQL.
 *
 * A client that queues commands while the server is away (the default of both packages) makes shoppers wait until the
 * caller's time limit: switch the queue off (`disableOfflineQueue: true`, ioredis `enableOfflineQueue: false`).
 *
 * @throws TypeError when `client` is no client of either package
 */
export function createRedisStore(
  client: RedisClient,
  { prefix = 'clink:' }: RedisStoreOptions = {},
): IdempotencyStore {
  const run = createRunScript(client);

  return {
    async claim(key, value, ttlMs) {
      const taken = await run(CLAIM, prefix + key, value, milliseconds(ttlMs));
      if (taken === null || typeof taken === 'string') return taken;
      throw new TypeError(
        'The Redis client answers with something else than text, so the store cannot tell who holds a key. Give it a client without a type mapping for strings.',
      );
    },
    async replace(key, expected, value, ttlMs) {
      return isOne(await run(REPLACE, prefix + key, expected, value, milliseconds(ttlMs)));
    },
    async release(key, expected) {
      return isOne(await run(RELEASE, prefix + key, expected));
    },
  };
}

/** Redis takes whole ones only. */
function milliseconds(ttlMs: number): string {
  return String(Math.ceil(ttlMs));
}

/** Clients can be set to give numbers as texts. */
function isOne(reply: unknown): boolean {
  return Number(reply) === 1;
}

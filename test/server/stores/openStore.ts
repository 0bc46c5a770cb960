import { createClient } from 'redis';
import type { IdempotencyStore } from '../../../src/server/index.ts';
import { createPostgresStore } from '../../../src/server/postgres.ts';
import { createRedisStore } from '../../../src/server/redis.ts';
import type { FleetSettings } from './FleetSettings.ts';
import { openPool } from './openPool.ts';

/** The store of one process, connected as `docs/stores.md` recommends. */
export async function openStore({ store }: FleetSettings): Promise<IdempotencyStore> {
  switch (store.kind) {
    case 'redis': {
      const client = createClient({ socket: { path: store.socket, tls: false }, disableOfflineQueue: true });
      client.on('error', () => undefined);
      return createRedisStore(await client.connect());
    }
    case 'postgres':
      return createPostgresStore(openPool(store));
    default:
      store satisfies never;
      throw new TypeError('unreachable');
  }
}

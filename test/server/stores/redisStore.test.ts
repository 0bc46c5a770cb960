import { Redis } from 'ioredis';
import { createClient, RESP_TYPES } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedisStore } from '../../../src/server/redis.ts';
import type { NodeRedisClient } from '../../../src/server/redis.ts';
import { startRedis } from './startRedis.ts';
import type { RunningRedis } from './startRedis.ts';
import { describeStore } from './storeContract.ts';

const FOUR = [0, 1, 2, 3];

let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.close());

function connect() {
  return createClient({ socket: { path: redis.socket, tls: false } })
    .on('error', () => undefined)
    .connect();
}

describeStore('Redis by node-redis', async () => {
  const clients = await Promise.all(FOUR.map(connect));
  return {
    stores: clients.map((client) => createRedisStore(client, { prefix: 'node-redis:' })),
    close: async () => void (await Promise.all(clients.map((client) => client.close()))),
  };
});

describeStore('Redis by ioredis', async () => {
  const clients = FOUR.map(() => new Redis(redis.socket));
  return {
    stores: clients.map((client) => createRedisStore(client, { prefix: 'ioredis:' })),
    close: async () => void (await Promise.all(clients.map((client) => client.quit()))),
  };
});

describe('createRedisStore', () => {
  it('puts its prefix before every key, and lets each expire', async () => {
    const client = await connect();
    await createRedisStore(client).claim('one', 'value', 60_000);
    await createRedisStore(client, { prefix: 'shop-a:' }).claim('one', 'value', 60_000);
    const names = ['clink:one', 'shop-a:one'];
    expect(await client.keys('*one')).toEqual(expect.arrayContaining(names));
    for (const name of names) {
      expect(await client.pTTL(name)).toBeGreaterThan(0);
      expect(await client.pTTL(name)).toBeLessThanOrEqual(60_000);
    }
    await client.close();
  });

  it('takes a replacement that its client sends twice for one', async () => {
    const client = await connect();
    const store = createRedisStore(client, { prefix: 'twice:' });
    await store.claim('key', 'running', 60_000);
    expect(await store.replace('key', 'running', 'complete', 60_000)).toBe(true);
    expect(await store.replace('key', 'running', 'complete', 60_000)).toBe(true);
    expect(await store.replace('key', 'running', 'another', 60_000)).toBe(false);
    await client.close();
  });

  it('rejects a claim that finds no room, and forgets nothing for it', async () => {
    const client = await connect();
    const store = createRedisStore(client, { prefix: 'full:' });
    await store.claim('kept', 'value', 60_000);
    await client.configSet('maxmemory', '1');
    await expect(store.claim('new', 'value', 60_000)).rejects.toThrow(/maxmemory/);
    await client.configSet('maxmemory', '0');
    expect(await store.claim('kept', 'other', 60_000)).toBe('value');
    await client.close();
  });

  it('rejects what is not text, instead of taking it for a free key', async () => {
    const client = await connect();
    const mapped = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    const store = createRedisStore(mapped, { prefix: 'mapped:' });
    expect(await store.claim('one', 'value', 60_000)).toBeNull();
    await expect(store.claim('one', 'value', 60_000)).rejects.toThrow(/without a type mapping/);
    await client.close();
  });

  it.each([
    ['nothing', undefined],
    ['an address', 'redis://127.0.0.1'],
    ['another object', {}],
  ])('refuses %s for a client', (_case, client) => {
    expect(() => createRedisStore(client as unknown as NodeRedisClient)).toThrow(TypeError);
  });
});

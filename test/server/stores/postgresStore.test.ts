import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgresStore, createTableSql } from '../../../src/server/postgres.ts';
import { openPool } from './openPool.ts';
import { startPostgres } from './startPostgres.ts';
import type { RunningPostgres } from './startPostgres.ts';
import { describeStore } from './storeContract.ts';

const MINUTE = 60_000;
const FOUR = [0, 1, 2, 3];

let postgres: RunningPostgres;
let pool: Pool;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = openPool(postgres);
  await pool.query(createTableSql());
});
afterAll(async () => {
  await pool?.end();
  await postgres?.close();
});

describeStore('PostgreSQL', async () => {
  const pools = FOUR.map(() => openPool(postgres));
  return {
    stores: pools.map((one) => createPostgresStore(one)),
    close: async () => void (await Promise.all(pools.map((one) => one.end()))),
  };
});

describe('createPostgresStore', () => {
  it('keeps a table of another name, in another schema', async () => {
    await pool.query(`CREATE SCHEMA shop; ${createTableSql('shop.order')} ${createTableSql('shop.order')}`);
    const store = createPostgresStore(pool, { table: 'shop.order' });
    expect(await store.claim('one', 'value', MINUTE)).toBeNull();
    const { rows } = await pool.query('SELECT key, value FROM shop.order');
    expect(rows).toEqual([{ key: 'one', value: 'value' }]);
    expect(await createPostgresStore(pool).claim('one', 'value', MINUTE)).toBeNull();
  });

  it.each(['', 'a b', 'A', '1a', 'a;b', 'a"b', 'a.b.c', '.a', 'a.', 'é', 'a'.repeat(51), 'a\n', 7])(
    'refuses %j for a table',
    (table) => {
      expect(() => createPostgresStore(pool, { table: table as string })).toThrow(TypeError);
      expect(() => createTableSql(table as string)).toThrow(TypeError);
    },
  );

  it('takes the longest name there may be, and gives its table an index of its own', async () => {
    const table = 'a'.repeat(50);
    await pool.query(createTableSql(table));
    const { rowCount } = await pool.query('SELECT FROM pg_indexes WHERE tablename = $1', [table]);
    expect(rowCount).toBe(2);
  });

  it('deletes what is past its time and nothing else, in portions, whoever else does', async () => {
    await pool.query(createTableSql('expiring'));
    const store = createPostgresStore(pool, { table: 'expiring' });
    await Promise.all(Array.from({ length: 25 }, (_, index) => store.claim(`old ${index}`, 'value', 1)));
    await store.claim('new', 'value', MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await store.deleteExpired(5)).toBe(5);
    const deleted = await Promise.all(FOUR.map(() => store.deleteExpired(10)));
    const rest = await store.deleteExpired();
    expect(deleted.reduce((sum, one) => sum + one, rest)).toBe(20);
    expect((await pool.query('SELECT key FROM expiring')).rows).toEqual([{ key: 'new' }]);
  });
});

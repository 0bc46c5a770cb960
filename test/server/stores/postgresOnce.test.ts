import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookHandler } from '../../../src/server/index.ts';
import { createPostgresStore, createTableSql } from '../../../src/server/postgres.ts';
import type { PostgresStore } from '../../../src/server/postgres.ts';
import { createWebhookEvent, createWebhookRequest } from '../../../src/testing/index.ts';
import { openPool } from './openPool.ts';
import { startPostgres } from './startPostgres.ts';
import type { RunningPostgres } from './startPostgres.ts';

const MINUTE = 60_000;

let postgres: RunningPostgres;
let pool: Pool;
let store: PostgresStore<PoolClient>;
beforeAll(async () => {
  postgres = await startPostgres();
  pool = openPool(postgres);
  await pool.query(`${createTableSql()} CREATE TABLE effects (event text NOT NULL)`);
  store = createPostgresStore(pool);
});
afterAll(async () => {
  await pool?.end();
  await postgres?.close();
});
beforeEach(async () => {
  await pool.query('TRUNCATE effects, clink_idempotency');
});

async function apply(client: PoolClient, event: string): Promise<void> {
  await client.query('INSERT INTO effects (event) VALUES ($1)', [event]);
}

/** How many effects were kept. */
async function effects(): Promise<number> {
  return (await pool.query('SELECT FROM effects')).rowCount ?? 0;
}

describe('once, in PostgreSQL', () => {
  it('keeps the entry and what the work wrote, together, one time', async () => {
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(true);
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(false);
    expect(await effects()).toBe(1);
    expect(await store.claim('e', 'other', MINUTE)).toBe('done');
  });

  it('runs again for an entry that is past its time', async () => {
    await store.once('e', 'done', 1, (client) => apply(client, 'e'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(true);
    expect(await effects()).toBe(2);
  });

  it('does not run for a key that was claimed', async () => {
    await store.claim('e', 'running', MINUTE);
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(false);
    expect(await effects()).toBe(0);
  });

  it('does not keep a connection waiting for long while another transaction works on the key', async () => {
    let finish: () => void = () => undefined;
    const held = store.once('e', 'done', MINUTE, () => new Promise<void>((resolve) => (finish = resolve)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const since = performance.now();
    await expect(store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).rejects.toMatchObject({
      status: 409,
      code: 'event_in_progress',
    });
    expect(performance.now() - since).toBeLessThan(6_000);
    finish();
    expect(await held).toBe(true);
    expect(await effects()).toBe(0);
  });

  it('answers a delivery that waited for another with 409 and when to come back, and the next with 200', async () => {
    const secret = 'whsec_test';
    const errors: unknown[] = [];
    let finish: () => void = () => undefined;
    const handler = createWebhookHandler({
      secret,
      store,
      onEvent: async ({ id }, { transaction }) => {
        await apply(transaction, id);
        await new Promise<void>((resolve) => (finish = resolve));
      },
      onError: (error) => errors.push(error),
    });
    const event = createWebhookEvent({ id: 'evt_1', type: 'session.complete' });
    const send = async (): Promise<Response> => handler(await createWebhookRequest(event, { secret }));
    const first = send();
    await expect.poll(() => pool.totalCount - pool.idleCount).toBe(1);
    const second = await send();
    finish();
    expect((await first).status).toBe(200);
    expect([second.status, second.headers.get('Retry-After')]).toEqual([409, '5']);
    expect(await second.json()).toMatchObject({ code: 'event_in_progress' });
    expect((await send()).status).toBe(200);
    expect(await effects()).toBe(1);
    // Nothing has failed.
    expect(errors).toEqual([]);
  });

  it('leaves a lock that the work itself waits for in vain to the work', async () => {
    await pool.query('CREATE TABLE held (id int)');
    const held = store.once('other', 'done', MINUTE, async (client) => {
      await client.query('LOCK TABLE held');
      await store
        .once('e', 'done', MINUTE, async (second) => {
          await second.query("SET LOCAL lock_timeout = '50ms'");
          await second.query('LOCK TABLE held');
        })
        .then(
          () => expect.unreachable(),
          (error: unknown) => expect(error).toMatchObject({ code: '55P03' }),
        );
    });
    expect(await held).toBe(true);
  });

  it('applies an event once when fifty deliveries race on few connections', async () => {
    const done = await Promise.all(
      Array.from({ length: 50 }, () => store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))),
    );
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await effects()).toBe(1);
  });

  it('lets the second of two that race wait for the first, and run when that one fails', async () => {
    let started = (): void => undefined;
    let fail = (_error: Error): void => undefined;
    const running = new Promise<void>((resolve) => (started = resolve));
    const first = store.once('e', 'done', MINUTE, async (client) => {
      await apply(client, 'first');
      await new Promise<void>((_resolve, reject) => {
        fail = reject;
        started();
      });
    });
    await running;
    let ended = false;
    const second = store
      .once('e', 'done', MINUTE, (client) => apply(client, 'second'))
      .finally(() => (ended = true));
    await expect.poll(waiting).toBe(1);
    expect(ended).toBe(false);
    fail(new Error('the shop is closed'));
    await expect(first).rejects.toThrow('the shop is closed');
    expect(await second).toBe(true);
    expect((await pool.query('SELECT event FROM effects')).rows).toEqual([{ event: 'second' }]);
  });

  it('keeps nothing and no connection when the work rejects', async () => {
    for (let round = 0; round < 20; round += 1) {
      const failed = store.once('e', 'done', MINUTE, async (client) => {
        await apply(client, 'e');
        throw new Error('the shop is closed');
      });
      await expect(failed).rejects.toThrow('the shop is closed');
    }
    expect(await effects()).toBe(0);
    expect(pool.totalCount - pool.idleCount).toBe(0);
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(true);
  });

  it('lets work that was given up on, and goes on, write nothing', async () => {
    let late: Promise<void> | undefined;
    const givenUp = store.once('e', 'done', MINUTE, async (client) => {
      late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => apply(client, 'e'));
      late.catch(() => undefined);
      throw new Error('it took too long');
    });
    await expect(givenUp).rejects.toThrow('it took too long');
    await expect(late).rejects.toThrow(/not queryable/);
    expect(await effects()).toBe(0);
  });

  it('does not wait for a statement that hangs in work that was given up on', async () => {
    const givenUp = store.once('e', 'done', MINUTE, async (client) => {
      await apply(client, 'e');
      client.query('SELECT pg_sleep(60)').catch(() => undefined);
      throw new Error('it took too long');
    });
    await expect(givenUp).rejects.toThrow('it took too long');
    const sleeping = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
    expect((await pool.query(sleeping)).rowCount).toBe(1);
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(true);
    expect(await effects()).toBe(1);
  });

  it('rejects when the work swallowed the error of a statement, since nothing was kept', async () => {
    const swallowed = store.once('e', 'done', MINUTE, async (client) => {
      await apply(client, 'e');
      await client.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow(/swallowed/);
    expect(await effects()).toBe(0);
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(true);
  });

  it.each([
    ['while it asks nothing of the database', false],
    ['while a statement runs', true],
  ])('keeps nothing of work whose connection is killed %s', async (_case, isBusy) => {
    const lost = store.once('e', 'done', MINUTE, async (client) => {
      await apply(client, 'e');
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      const statement = isBusy ? client.query('SELECT pg_sleep(60)') : ended;
      await Promise.all([statement, pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])]);
    });
    await expect(lost).rejects.toThrow(/terminat|connection/i);
    expect(await effects()).toBe(0);
    expect(pool.totalCount - pool.idleCount).toBe(0);
    expect(await store.once('e', 'done', MINUTE, (client) => apply(client, 'e'))).toBe(true);
    expect(await effects()).toBe(1);
  });
});

/** How many statements wait for another transaction. */
async function waiting(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

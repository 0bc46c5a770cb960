import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTableSql } from '../../../src/server/postgres.ts';
import type { FleetSettings, StoreAddress } from './FleetSettings.ts';
import { openPool } from './openPool.ts';
import { HANGING_CART, LOSE_REPLY, postOrder, problemOf, sessionOf } from './postOrder.ts';
import { startCountingClink } from './startCountingClink.ts';
import type { CountingClink } from './startCountingClink.ts';
import { startFleetProcess } from './startFleetProcess.ts';
import type { FleetProcess } from './startFleetProcess.ts';
import { startPostgres } from './startPostgres.ts';
import { startRedis } from './startRedis.ts';
import type { RunningServer } from './startServer.ts';

const HOUR = 60 * 60_000;

interface RunningStore {
  readonly server: RunningServer;
  readonly address: StoreAddress;
}

async function startRedisStore(): Promise<RunningStore> {
  const server = await startRedis();
  return { server, address: { kind: 'redis', socket: server.socket } };
}

async function startPostgresStore(): Promise<RunningStore> {
  const server = await startPostgres();
  const pool = openPool(server);
  await pool.query(createTableSql());
  await pool.end();
  return { server, address: { kind: 'postgres', connection: server.connection } };
}

describe.each([
  ['Redis', startRedisStore],
  ['PostgreSQL', startPostgresStore],
])('four processes of a shop on one %s', (_name, startStore) => {
  let store: RunningStore;
  let clink: CountingClink;
  let fleet: FleetProcess[] = [];

  beforeAll(async () => {
    [store, clink] = await Promise.all([startStore(), startCountingClink()]);
    fleet = await Promise.all([0, 1, 2, 3].map(() => join()));
  });
  afterAll(async () => {
    await Promise.all(fleet.map((one) => one.kill()));
    await Promise.all([store?.server.close(), clink?.close()]);
  });

  function join(settings: Partial<FleetSettings> = {}): Promise<FleetProcess> {
    const { apiUrl } = clink;
    return startFleetProcess({ store: store.address, apiUrl, timeoutMs: 10_000, aheadMs: 0, ...settings });
  }

  /** One of the four, in turn. */
  function port(index: number): number {
    return fleet[index % fleet.length]?.port ?? 0;
  }

  it('make one session of a hundred posts with one key, a hundred times over', async () => {
    async function race(round: number): Promise<void> {
      const cart = `race-${round}`;
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => postOrder(port(index), { cart })),
      );
      expect(clink.sessionsOf(cart)).toHaveLength(1);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    }
    for (let round = 0; round < 100; round += 4) {
      await Promise.all([0, 1, 2, 3].map((index) => race(round + index)));
    }
  });

  it('answer a repeat with the same session after the reply was lost, two hundred times over (case 40)', async () => {
    async function loseAndRepeat(round: number): Promise<void> {
      const cart = `lost-${round}`;
      if (round % 2 === 0) {
        await expect(postOrder(port(round), { cart, headers: { [LOSE_REPLY]: '1' } })).rejects.toThrow(
          /hang up|ECONNRESET/,
        );
      } else {
        const browser = new AbortController();
        const left = postOrder(port(round), { cart, signal: browser.signal });
        await Promise.all([
          clink.asked(cart).then(() => browser.abort()),
          expect(left).rejects.toThrow(/abort/),
        ]);
      }
      const answer = await postOrder(port(round + 1 + (round % 3)), { cart });
      expect(answer.status).toBe(200);
      expect(clink.sessionsOf(cart)).toEqual([sessionOf(answer)]);
    }
    for (let round = 0; round < 200; round += 8) {
      await Promise.all(Array.from({ length: 8 }, (_, index) => loseAndRepeat(round + index)));
    }
  });

  it.each([
    ['while Clink made the session', 'silent', 1],
    ['before Clink was asked', HANGING_CART, 0],
  ])('ask Clink no more for a key whose process was killed %s', async (_case, cart, made) => {
    const [victim, early, late] = await Promise.all([
      join(),
      join({ timeoutMs: 300 }),
      join({ aheadMs: HOUR }),
    ]);
    clink.silence(cart);
    const lost = expect(
      Promise.all([
        postOrder(victim.port, { cart }),
        (cart === HANGING_CART ? victim.hanging() : clink.asked(cart)).then(() => victim.kill()),
      ]),
    ).rejects.toThrow(/hang up|ECONNRESET/);
    await lost;
    expect(problemOf(await postOrder(early.port, { cart }))).toBe('409 request_in_progress');
    // Only when as much time has passed as no run takes is the process taken for dead; then for good, and by all.
    expect(problemOf(await postOrder(late.port, { cart }))).toBe('504 outcome_unknown');
    expect(problemOf(await postOrder(early.port, { cart }))).toBe('504 outcome_unknown');
    expect(problemOf(await postOrder(port(0), { cart }))).toBe('504 outcome_unknown');
    expect(clink.sessionsOf(cart)).toHaveLength(made);
    await Promise.all([early.kill(), late.kill()]);
  });

  it('start no checkout while the store is down, and go on when it is back', async () => {
    const cart = 'outage';
    await store.server.stop();
    const refused = await Promise.all([0, 1, 2, 3].map((index) => postOrder(port(index), { cart })));
    expect(refused.map(problemOf)).toEqual(Array(4).fill('503 store_unavailable'));
    expect(clink.sessionsOf(cart)).toEqual([]);
    await store.server.start();
    const answers = await Promise.all(
      [0, 1, 2, 3].map((index) =>
        expect
          .poll(() => postOrder(port(index), { cart }), { timeout: 30_000, interval: 50 })
          .toMatchObject({ status: 200 }),
      ),
    );
    expect(answers).toHaveLength(4);
    expect(clink.sessionsOf(cart)).toHaveLength(1);
  });
});

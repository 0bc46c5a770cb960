// @vitest-environment node
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebhookEvent, createWebhookRequest } from '../../src/testing/index.ts';
import { createMortalProcess, keyOf } from './createMortalProcess.ts';
import type { MortalProcess } from './createMortalProcess.ts';
import { createTestDatabase } from './createTestDatabase.ts';

const SECRET = 'whsec_schedules';
const LEASE = 60_000;

/** One way things can go. */
interface Schedule {
  /** Deliveries that are sent at once, by the event's number: in any order, some of them more than once. */
  readonly deliveries: readonly number[];
  /** When each of two processes dies, as `diesAt` of a mortal process. */
  readonly deaths: readonly (number | null)[];
  /** Which runs of `onEvent` fail, in the order in which they begin. */
  readonly failures: readonly boolean[];
  readonly isTransactional: boolean;
  readonly turn: (label: string) => Promise<unknown>;
  /** Lets the turns go on until this is settled. */
  readonly settle: <T>(work: Promise<T>) => Promise<T>;
}

interface Outcome {
  readonly id: string;
  /** How often the event's effect is there. */
  readonly effects: number;
  /** Processes that died between its effect and the note that it is done. */
  readonly unfinished: number;
}

/** Delivers each event until it was answered with 200, as Clink does, at least a lease apart. */
async function play(schedule: Schedule): Promise<{ outcomes: Outcome[]; deaths: number }> {
  const { deliveries, deaths, isTransactional, turn, settle } = schedule;
  const clock = { now: 1_907_755_200_000 };
  const now = (): number => clock.now;
  const database = createTestDatabase(now);
  const failures = [...schedule.failures];
  const all: MortalProcess[] = [];
  const start = (diesAt: number | null): MortalProcess => {
    const fails = (): boolean => failures.shift() ?? false;
    const started = createMortalProcess({
      database,
      isTransactional,
      secret: SECRET,
      now,
      turn,
      fails,
      diesAt,
    });
    all.push(started);
    return started;
  };
  const running = deaths.map(start);
  const waiting = new Set(deliveries.map((number) => `evt_${number}`));

  const send = async (id: string, place: number): Promise<void> => {
    const event = createWebhookEvent({ id, type: 'order.succeeded', created: clock.now });
    const request = await createWebhookRequest(event, { secret: SECRET, timestamp: clock.now });
    const response = await running[place % running.length]?.deliver(request);
    if (response?.status === 200) waiting.delete(id);
  };
  await settle(Promise.all(deliveries.map((number, place) => send(`evt_${number}`, place))));
  for (let round = 0; waiting.size > 0 && round < 20; round += 1) {
    clock.now += LEASE;
    running.forEach((process, place) => {
      if (process.isDead()) running[place] = start(null);
    });
    await settle(Promise.all([...waiting].map((id, place) => send(id, place + round))));
  }
  expect([...waiting]).toEqual([]);

  const outcomes = await Promise.all(
    [...new Set(deliveries)].map(async (number) => {
      const id = `evt_${number}`;
      const key = await keyOf(id);
      return {
        id,
        effects: database.rows.filter((row) => row === id).length,
        unfinished: all.filter((process) => process.isDead() && process.unfinished.has(key)).length,
      };
    }),
  );
  return { outcomes, deaths: all.filter((process) => process.isDead()).length };
}

const alive = fc.constant([null, null]);
const mortal = fc.tuple(fc.option(fc.nat(24)), fc.option(fc.nat(24)));

/** Plays many schedules: what is delivered how often, who dies when, who fails, and whose turn it is. */
async function playMany(
  isTransactional: boolean,
  deaths: fc.Arbitrary<readonly (number | null)[]>,
  check: (outcome: Outcome) => void,
): Promise<{ schedules: number; deaths: number; twice: number }> {
  const seen = { schedules: 0, deaths: 0, twice: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(2), { minLength: 1, maxLength: 7 }),
      deaths,
      fc.array(fc.boolean(), { maxLength: 4 }),
      fc.scheduler(),
      async (deliveries, deathsAt, failures, scheduler) => {
        const played = await play({
          deliveries,
          deaths: deathsAt,
          failures,
          isTransactional,
          turn: (label) => scheduler.schedule(Promise.resolve(), label),
          settle: (work) => scheduler.waitFor(work),
        });
        played.outcomes.forEach(check);
        seen.schedules += 1;
        seen.deaths += played.deaths;
        seen.twice += played.outcomes.filter(({ effects }) => effects > 1).length;
      },
    ),
    { numRuns: 300, seed: 100 },
  );
  return seen;
}

// A process that is dead answers nothing, and nobody waits for its limits of time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

describe('whatever is repeated, reordered, at once and failing, on two processes with one store', () => {
  it('each event has its effect exactly once while no process dies (case 100)', async () => {
    const seen = await playMany(false, alive, ({ effects }) => expect(effects).toBe(1));
    expect(seen).toMatchObject({ schedules: 300, deaths: 0 });
  }, 60_000);

  it('each event has its effect at least once when processes die, and again only where one died before it could note it (case 100)', async () => {
    const seen = await playMany(false, mortal, ({ effects, unfinished }) => {
      expect(effects).toBeGreaterThanOrEqual(1);
      expect(effects).toBeLessThanOrEqual(1 + unfinished);
    });
    // The exception that the documentation names does happen.
    expect(seen.deaths).toBeGreaterThan(100);
    expect(seen.twice).toBeGreaterThan(0);
  }, 60_000);

  it('each event has its effect exactly once with a transactional store, even when processes die (case 100)', async () => {
    const seen = await playMany(true, mortal, ({ effects }) => expect(effects).toBe(1));
    expect(seen.deaths).toBeGreaterThan(100);
  }, 60_000);
});

describe('a process that dies at one point', () => {
  const direct = {
    deliveries: [0],
    failures: [],
    turn: () => Promise.resolve(),
    settle: <T>(work: Promise<T>): Promise<T> => work,
  };

  it.each([
    [0, 'before the claim', 1],
    [1, 'after the claim', 1],
    [2, 'before the effect', 1],
    [3, 'after the effect', 2],
    [4, 'before the note that it is done', 2],
    [5, 'after the note', 1],
  ])('%d, %s, leaves the effect there %d times in the end (case 100)', async (diesAt, _point, expected) => {
    const played = await play({ ...direct, isTransactional: false, deaths: [diesAt] });
    expect(played).toMatchObject({ deaths: 1, outcomes: [{ effects: expected }] });
  });

  it.each([
    [0, 'before the transaction'],
    [1, 'before the effect'],
    [2, 'after the effect'],
    [3, 'before the commit'],
    [4, 'while the commit is asked for'],
    [5, 'after the commit'],
  ])('%d, %s, leaves the effect there once with a transactional store', async (diesAt) => {
    const played = await play({ ...direct, isTransactional: true, deaths: [diesAt] });
    expect(played).toMatchObject({ deaths: 1, outcomes: [{ effects: 1 }] });
  });

  it.each([true, false])('6 has done all it had to do (with transactions: %s)', async (isTransactional) => {
    const played = await play({ ...direct, isTransactional, deaths: [6] });
    expect(played).toMatchObject({ deaths: 0, outcomes: [{ effects: 1 }] });
  });
});

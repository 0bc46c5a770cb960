import * as fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { resetPage } from '../../checkout/createTestCheckout.ts';
import { recordFigures } from '../recordFigures.ts';
import type { Counts } from './Books.ts';
import { clinkPeer } from './clinkPeer.tsx';
import { effectPeer } from './effectPeer.tsx';
import type { Peer } from './Peer.ts';
import { runSchedule, STEPS } from './runSchedule.tsx';
import type { Step } from './runSchedule.tsx';
import { stripePeer } from './stripePeer.tsx';

const RUNS = Number(process.env['SCHEDULES'] ?? 1_000);
const SEEDS = [11, 23, 42, 1009, 20_261];

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...STEPS) },
    { weight: 1, arbitrary: fc.constantFrom<Step[0]>('mount', 'settle') },
  ),
  fc.nat(60),
);
const schedule = fc.array(step, { minLength: 10, maxLength: 30 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  // What a library tells a developer is not what is counted here.
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {});
});

/** In how many schedules each fault was seen at least once. */
async function measure(peer: Peer): Promise<Counts> {
  const seen: Counts = { left: 0, overlaps: 0, duplicates: 0, misuses: 0, thrown: 0, unhandled: 0 };
  for (const seed of SEEDS) {
    for (const steps of fc.sample(schedule, { seed, numRuns: RUNS })) {
      resetPage();
      const counts = await runSchedule(peer, steps);
      for (const fault of Object.keys(seen) as (keyof Counts)[]) seen[fault] += Math.min(1, counts[fault]);
    }
  }
  return seen;
}

const PEERS = { clink: clinkPeer, stripe: stripePeer, effect: effectPeer };

it.each(Object.entries(PEERS))(
  'the same schedules for everyone: %s',
  async (id, peer) => {
    const faults = await measure(peer);
    recordFigures(`peer-${id}`, {
      name: peer.name,
      version: peer.version,
      schedules: RUNS * SEEDS.length,
      faults,
    });
    if (peer === clinkPeer) {
      expect(faults).toEqual({ left: 0, overlaps: 0, duplicates: 0, misuses: 0, thrown: 0, unhandled: 0 });
    }
  },
  3_600_000,
);

// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/server/index.ts';
import type { IdempotencyStore } from '../../src/server/index.ts';
import { undoClaim } from '../../src/server/undoClaim.ts';

/** A store whose `release` does this each time it is asked; `times` says when that was, in milliseconds from the start. */
function open(release: (count: number) => Promise<boolean>) {
  const times: number[] = [];
  const start = Date.now();
  const store: IdempotencyStore = {
    ...createMemoryStore(),
    release: (key, expected) => {
      expect([key, expected]).toEqual(['key', 'mine']);
      times.push(Date.now() - start);
      return release(times.length);
    },
  };
  return { store, times };
}

beforeEach(() => {
  vi.useFakeTimers();
});

describe('a claim that was not answered', () => {
  it('is taken back at once, before anything else is done', async () => {
    const { store, times } = open(async () => true);
    const undone = undoClaim(store, 'key', 'mine');
    expect(times).toEqual([0]);
    await undone;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times).toEqual([0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is taken back after 1, 5, 10 and 20 seconds more, while it is not there or the store fails', async () => {
    const { store, times } = open(async (count) => {
      if (count % 2 === 0) throw new Error('store is gone');
      return false;
    });
    const undone = undoClaim(store, 'key', 'mine');
    await vi.advanceTimersByTimeAsync(120_000);
    await undone;
    expect(times).toEqual([0, 1_000, 6_000, 16_000, 36_000]);
  });

  it('is not taken back again once that was done', async () => {
    const { store, times } = open(async (count) => count === 3);
    const undone = undoClaim(store, 'key', 'mine');
    await vi.advanceTimersByTimeAsync(6_000);
    await undone;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times).toEqual([0, 1_000, 6_000]);
  });

  it('is tried again where the store does not answer for 5 seconds', async () => {
    const { store, times } = open((count) =>
      count === 1 ? new Promise<never>(() => {}) : Promise.resolve(true),
    );
    const undone = undoClaim(store, 'key', 'mine');
    await vi.advanceTimersByTimeAsync(6_000);
    await undone;
    expect(times).toEqual([0, 6_000]);
  });
});

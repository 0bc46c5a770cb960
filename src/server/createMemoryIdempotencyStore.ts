import { CheckoutProblem } from './CheckoutProblem.ts';
import type { IdempotencyEntry, IdempotencyStore } from './IdempotencyStore.ts';

interface Slot {
  readonly expiresAt: number;
  entry: IdempotencyEntry;
}

/**
 * An `IdempotencyStore` in this process's memory, enough for one server process. Entries live for `ttlMs` from their
 * claim. When `maxEntries` is reached the oldest entry makes room: of those that are complete if there are any, else of
 * those that are not running. While all are running, a claim is refused.
 */
export function createMemoryIdempotencyStore(options: {
  readonly now: () => number;
  /** @default 24 hours, as long as Clink keeps a session open */
  readonly ttlMs?: number;
  /** @default 10_000 */
  readonly maxEntries?: number;
}): IdempotencyStore {
  const { now, ttlMs = 24 * 60 * 60_000, maxEntries = 10_000 } = options;
  // Insertion order is claim order, so the first entry that fits is the oldest one.
  const slots = new Map<string, Slot>();

  function live(key: string): { entry: IdempotencyEntry } | undefined {
    const slot = slots.get(key);
    if (slot === undefined || slot.expiresAt > now()) return slot;
    slots.delete(key);
    return undefined;
  }

  function findKey(fits: (slot: Slot) => boolean): string | undefined {
    for (const [key, slot] of slots) if (fits(slot)) return key;
    return undefined;
  }

  function makeRoom(): void {
    if (slots.size < maxEntries) return;
    const oldest =
      findKey((slot) => slot.expiresAt <= now()) ??
      findKey((slot) => slot.entry.state === 'complete') ??
      // Giving up a key whose outcome is unknown is better than a shop that starts no checkout after a long outage.
      findKey((slot) => slot.entry.state !== 'running');
    if (oldest !== undefined) {
      slots.delete(oldest);
      return;
    }
    throw new CheckoutProblem(503, 'busy', 'Too many checkouts are being started. Try again in a moment.', {
      headers: { 'Retry-After': '5' },
    });
  }

  return {
    // Async functions run to their first await at once, and there is none: each of these is one atomic step.
    async claim(key, fingerprint) {
      const taken = live(key);
      if (taken !== undefined) return taken.entry;
      makeRoom();
      slots.set(key, { expiresAt: now() + ttlMs, entry: { fingerprint, state: 'running' } });
      return null;
    },
    async settle(key, entry) {
      const slot = slots.get(key);
      if (slot !== undefined) slot.entry = entry;
    },
    async release(key) {
      slots.delete(key);
    },
  };
}

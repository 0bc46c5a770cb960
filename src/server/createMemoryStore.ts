import { CheckoutProblem } from './CheckoutProblem.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';

interface Slot {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
}

/** Milliseconds for which an entry that is not settled is never given up. */
const GUARDED = 15 * 60_000;

/** What came of it is known and has been answered, so that losing it costs a repeat its answer and no more. */
const SETTLED = /"state":"(?:complete|done)"/;

/**
 * An `IdempotencyStore` in this process's memory: enough for one process, lost when it ends. When `maxEntries` is reached
 * the oldest entry that is settled makes room, else the oldest that was not touched for a quarter of an hour. While there
 * is neither, a claim rejects with a `CheckoutProblem` 503 `busy`.
 */
export function createMemoryStore({
  now = Date.now,
  maxEntries = 10_000,
}: {
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** Keys that are remembered at most. @default 10_000, some 10 MB */
  readonly maxEntries?: number;
} = {}): IdempotencyStore {
  // In the order in which they were last written, so that the first that fits is the oldest.
  const slots = new Map<string, Slot>();

  function find(key: string): string | null {
    const slot = slots.get(key);
    if (slot === undefined) return null;
    if (slot.expiresAt > now()) return slot.value;
    slots.delete(key);
    return null;
  }

  function put(key: string, value: string, ttlMs: number): void {
    slots.delete(key);
    slots.set(key, { value, expiresAt: now() + ttlMs, writtenAt: now() });
  }

  function findKey(fits: (slot: Slot) => boolean): string | undefined {
    for (const [key, slot] of slots) if (fits(slot)) return key;
    return undefined;
  }

  function makeRoom(): void {
    if (slots.size < maxEntries) return;
    const oldest =
      findKey(({ value, expiresAt }) => SETTLED.test(value) || expiresAt <= now()) ??
      findKey(({ writtenAt }) => writtenAt + GUARDED <= now());
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
    async claim(key, value, ttlMs) {
      const taken = find(key);
      if (taken !== null) return taken;
      makeRoom();
      put(key, value, ttlMs);
      return null;
    },
    async replace(key, expected, value, ttlMs) {
      if (find(key) !== expected) return false;
      put(key, value, ttlMs);
      return true;
    },
    async release(key, expected) {
      return find(key) === expected && slots.delete(key);
    },
  };
}

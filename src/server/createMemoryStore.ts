import { readOwn } from '../protocol/readOwn.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { IdempotencyStore } from './IdempotencyStore.ts';

interface Slot {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
}

const SETTLED = /"state":"(?:complete|done)"/;

/** Milliseconds for which an entry that is not settled is never given up. */
const GUARDED = 15 * 60_000;

/**
 * An `IdempotencyStore` in this process's memory: enough for one process, lost when it ends. When `maxEntries` is reached
 * the oldest entry that is settled makes room, else the oldest that was not touched for a quarter of an hour. While there
 * is neither, a claim rejects with a `CheckoutProblem` 503 `busy`.
 *
 * What made room is forgotten: a repeat of such a key makes a second session (unless `findSession` finds the first), and a
 * repeat of such an event runs `onEvent` again. So give more entries than come in for as long as repeats do, for webhooks
 * hours, or a store that keeps what it is given.
 */
export function createMemoryStore({
  now = Date.now,
  maxEntries = 10_000,
}: {
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** Keys and events that are remembered at most. @default 10_000, some 10 MB */
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
    // However young: were it kept for a while, whoever starts checkouts fast enough would have everybody refused.
    const oldest =
      findKey(({ value, expiresAt }) => isSettled(value) || expiresAt <= now()) ??
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

/** Whether it is known what came of it, and has been answered. */
function isSettled(value: string): boolean {
  if (!SETTLED.test(value)) return false;
  // The words may stand in an order, too.
  const state = readOwn(JSON.parse(value), 'state');
  return state === 'complete' || state === 'done';
}

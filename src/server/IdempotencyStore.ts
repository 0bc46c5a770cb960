import type { SessionReply } from '../protocol/SessionReply.ts';
import type { MadeSession } from './createClinkSession.ts';

/** What is known of one idempotency key. `fingerprint` is that of the body the key was first used with. */
export type IdempotencyEntry = { readonly fingerprint: string } & (
  | { readonly state: 'running' }
  /** Clink made the session, and the merchant could not be told of it. */
  | { readonly state: 'untold'; readonly made: MadeSession }
  | { readonly state: 'complete'; readonly reply: SessionReply }
  /** Clink may or may not have made a session. */
  | { readonly state: 'unknown' }
);

/** Remembers which idempotency keys were used, and what they were answered with. */
export interface IdempotencyStore {
  /**
   * Takes a free key: writes a `running` entry and resolves to `null`, in one atomic step. Resolves to the entry that
   * is there when the key is taken.
   */
  claim(key: string, fingerprint: string): Promise<IdempotencyEntry | null>;
  /** Replaces the entry of a key that was claimed. */
  settle(key: string, entry: IdempotencyEntry): Promise<void>;
  /** Makes a claimed key free again. */
  release(key: string): Promise<void>;
}

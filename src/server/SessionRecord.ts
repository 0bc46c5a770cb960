import type { SessionReply } from '../protocol/SessionReply.ts';
import type { MadeSession } from './createClinkSession.ts';

/**
 * What is kept of one idempotency key, as JSON. `fingerprint` is that of the body the key was first used with. Of a session
 * that was told of, only what a browser may see is kept.
 */
export type SessionRecord = { readonly fingerprint: string } & (
  | {
      readonly state: 'running';
      /** Tells this run from every other. */
      readonly run: string;
      /** Milliseconds since the epoch. Whoever runs it has died if it still runs then. */
      readonly until: number;
    }
  /** Clink made the session, and the merchant has yet to be told of it. */
  | { readonly state: 'untold'; readonly made: MadeSession }
  | { readonly state: 'complete'; readonly reply: SessionReply }
  /** Clink may or may not have made a session. */
  | { readonly state: 'unknown' }
);

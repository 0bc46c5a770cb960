import type { ClinkEnvironment } from '../protocol/environment.ts';

/** A session as the checkout uses it: every field checked, the return address filled. */
export interface CheckoutSession {
  /** `sess_…` */
  readonly sessionId: string;
  /** `pk_…` */
  readonly publishKey: string;
  /** Which of Clink's two worlds the session lives in. */
  readonly environment: ClinkEnvironment;
  /** Milliseconds since the epoch by this browser's clock; `null` when it is not known. */
  readonly expiresAt: number | null;
  /** Where the shopper goes afterwards, with the session's id in place of the placeholder. */
  readonly returnUrl: string;
}

/**
 * How far a session has come, remembered beyond the component that showed it: `submitted` and `accepted` may have
 * moved money, so such a session is never dropped for a new one.
 */
export type SessionProgress = 'open' | 'submitted' | 'accepted' | 'paid';

import type { ClinkEnvironment } from './environment.ts';
import type { SessionStatus } from './SessionStatus.ts';

/**
 * What the merchant's endpoint answers to a `SessionRequest`, bare or in Clink's envelope `{ code, msg, data }`.
 * Nothing else may leave the server: Clink's `tokenValue` is a secret.
 */
export interface SessionReply {
  /** `sess_…` */
  readonly sessionId: string;
  /** `pk_…`; may be given to the checkout as an option instead. */
  readonly publishKey?: string | undefined;
  /** May be given to the checkout as an option instead. */
  readonly environment?: ClinkEnvironment | undefined;
  /** ISO 8601 date-time; milliseconds or seconds since the epoch are understood too. */
  readonly expireTime?: string | number | undefined;
  /** Replaces the page's `returnUrl`, with the placeholder or filled already. */
  readonly returnUrl?: string | undefined;
  /**
   * What Clink said of the payment, where this is a session that the order was given before. At `paid` and `processing`
   * nothing more is to be paid: a payment was made, or is under way. At `unknown`, a word that nobody knows, the session may
   * be paid: the form stays, and no other session takes its place. Absent for a new session.
   */
  readonly paymentStatus?: SessionStatus['paymentStatus'] | 'unknown' | undefined;
}

import type { FailureCode } from '../ledger/records.ts';

/** What the page offers as the reason of a failed payment. */
export const DECLINE_CODES: readonly FailureCode[] = [
  'card_declined',
  'insufficient_funds',
  'authentication_failed',
  'payment_failed',
  'payment_cancelled',
];

import { CheckoutProblem } from './CheckoutProblem.ts';

// Each of them has Clink deliver the event again.

/** 409, to come back after so many milliseconds. */
export function eventInProgress(milliseconds: number): CheckoutProblem {
  return new CheckoutProblem(
    409,
    'event_in_progress',
    'Another delivery of this event is being run. Deliver it again to learn how that ended.',
    { headers: { 'Retry-After': String(Math.ceil(milliseconds / 1_000)) } },
  );
}

/** 500 */
export function eventFailed(cause: unknown): CheckoutProblem {
  return new CheckoutProblem(
    500,
    'event_failed',
    'The shop could not act on this event. Deliver it again, and it is run anew.',
    { cause },
  );
}

/** 503 */
export function storeUnavailable(cause: unknown): CheckoutProblem {
  return new CheckoutProblem(
    503,
    'store_unavailable',
    'The shop’s memory of events cannot be reached, so it is not known whether this one was run. Deliver it again.',
    { cause, headers: { 'Retry-After': '5' } },
  );
}

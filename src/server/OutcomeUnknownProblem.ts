import { CheckoutProblem } from './CheckoutProblem.ts';

/**
 * 504 `outcome_unknown`: Clink was asked for a session, and nobody knows whether it made one. The idempotency key is
 * answered with this from there on and leads to no second call; starting again needs a new key.
 */
export class OutcomeUnknownProblem extends CheckoutProblem {
  /** `reason` names the failure, for the merchant's log. */
  constructor(reason?: string) {
    super(
      504,
      'outcome_unknown',
      'It is not known whether Clink made the session, so this idempotency key is closed: a repeat with it gets the same answer and makes no session. Nothing was charged. Starting again needs a new key.',
      { cause: reason },
    );
  }
}

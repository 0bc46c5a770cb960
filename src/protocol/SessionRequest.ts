import type { CheckoutOrder } from './CheckoutOrder.ts';

/** Header with the key of one attempt: the same on every retry of it, a new one for a new attempt. */
export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

/** Query parameter in which the status of a session is asked for: `GET {endpoint}?session_id=…`. */
export const SESSION_ID_PARAMETER = 'session_id';

/** Milliseconds that is waited for a session, repeats of the request included, and for each answer of a status. */
export const ANSWER_LIMIT = 15_000;

/** Body of `POST {endpoint}`: the order, and how the session is to be used. */
export interface SessionRequest extends CheckoutOrder {
  /** Always `elements`: the form stands in the page. */
  readonly uiMode: 'elements';
  /** Still with `{ELEMENTS_SESSION_ID}` in it: Clink fills the placeholder as well. */
  readonly returnUrl: string;
}

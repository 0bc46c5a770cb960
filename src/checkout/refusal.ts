import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutState } from './state.ts';

/** What a verb answers that did not do what it is there for. */
export interface Refusal {
  readonly ok: false;
  readonly error: CheckoutError;
}

/** The answer of a verb that cannot be carried out now. */
export async function refuse(): Promise<Refusal> {
  return { ok: false, error: new CheckoutError('not_ready') };
}

/** The answer of a verb that this state has put an end to. */
export function refusalOf(state: CheckoutState): Refusal {
  if (state.status === 'failed') return { ok: false, error: state.error };
  if (state.status === 'expired') return { ok: false, error: new CheckoutError('session_expired') };
  return { ok: false, error: ('form' in state && state.form.notice) || new CheckoutError('not_ready') };
}

import { CheckoutError } from '../protocol/CheckoutError.ts';
import { callAsync } from './callAsync.ts';
import type { SubmitResult } from './Checkout.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';
import { createPending } from './createPending.ts';
import type { Pending } from './createPending.ts';
import { refusalOf, refuse } from './refusal.ts';
import { eventOfError } from './sdkEvents.ts';
import { canSubmit } from './state.ts';
import type { CheckoutState } from './state.ts';

/** The submit under way: one at a time, whoever asks and how often. */
export interface Submission {
  submit(): Promise<SubmitResult>;
  /** Has the SDK submit, once that is the state. */
  call(): void;
  /** Answers who waits, once the state tells the end. */
  settle(): void;
}

/** @param ask the SDK, which may throw, reject or never answer */
export function createSubmission(
  getState: () => CheckoutState,
  dispatch: (event: CheckoutEvent) => void,
  ask: () => void | Promise<void> | undefined,
): Submission {
  let current: Pending<SubmitResult> | null = null;
  return {
    submit: () => {
      if (current) return current.promise;
      if (!canSubmit(getState())) return refuse();
      const mine = createPending<SubmitResult>();
      current = mine;
      dispatch({ type: 'submitted' });
      return mine.promise;
    },
    call: () => {
      const mine = current;
      callAsync(ask).catch((error: unknown) => {
        // What an earlier submit failed with says nothing about this one.
        if (mine && mine === current) dispatch(eventOfError(error, 'open'));
      });
    },
    settle: () => {
      const state = getState();
      if (!current || state.status === 'submitting') return;
      const { resolve } = current;
      current = null;
      if (state.status === 'complete' || state.status === 'pending')
        resolve({ ok: true, status: state.status });
      // Left in the middle of it: nobody here will hear how it ended.
      else if (state.status === 'idle') resolve({ ok: false, error: new CheckoutError('checkout_closed') });
      else resolve(refusalOf(state));
    },
  };
}

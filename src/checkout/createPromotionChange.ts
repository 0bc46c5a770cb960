import type { PromotionCodeChange } from '../elements/ClinkElements.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { callAsync } from './callAsync.ts';
import type { PromotionResult } from './Checkout.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';
import { createPending } from './createPending.ts';
import { refusalOf, refuse } from './refusal.ts';
import { eventOfError } from './sdkEvents.ts';
import { isOpen } from './state.ts';
import type { CheckoutState } from './state.ts';

/** The change of a promotion code that is under way: one at a time. */
export interface PromotionChange {
  apply(code: string): Promise<PromotionResult>;
  clear(): Promise<PromotionResult>;
  /** Answers who waits, where this event has ended the change. */
  settle(event: CheckoutEvent): void;
}

/** Milliseconds that Clink may take to answer. */
const LIMIT = 15_000;

/** @param ask the SDK, which may throw, reject or never answer */
export function createPromotionChange(
  getState: () => CheckoutState,
  dispatch: (event: CheckoutEvent) => void,
  ask: (change: PromotionCodeChange) => void | Promise<void> | undefined,
): PromotionChange {
  let end: ((result: PromotionResult) => void) | null = null;

  function change(event: CheckoutEvent, asked: PromotionCodeChange): Promise<PromotionResult> {
    if (end || getState().status !== 'ready') return refuse();
    const { promise, resolve } = createPending<PromotionResult>();
    const timer = setTimeout(() => {
      dispatch({ type: 'promotionRejected', error: new CheckoutError('timeout', { phase: 'payment' }) });
    }, LIMIT);
    const mine = (result: PromotionResult): void => {
      clearTimeout(timer);
      resolve(result);
    };
    end = mine;
    dispatch(event);
    callAsync(() => ask(asked)).catch((cause: unknown) => {
      if (mine !== end) return;
      const told = eventOfError(cause, 'open');
      // A fault without a name of its own is this code's, not the payment's.
      dispatch(told.type === 'noticed' ? { type: 'promotionRejected', error: told.error } : told);
    });
    return promise;
  }

  return {
    apply: (given) => {
      const code = given.trim();
      if (code === '') return refuse();
      return change({ type: 'promotionApplying', code }, { type: 'apply', code });
    },
    clear: () => {
      const state = getState();
      const code = 'form' in state ? (state.form.amount?.promotion?.code ?? '') : '';
      return change({ type: 'promotionClearing', code }, { type: 'clear' });
    },
    settle: (event) => {
      const state = getState();
      const status = isOpen(state) ? state.form.promotion.status : undefined;
      if (!end || status === 'applying' || status === 'clearing') return;
      const answer = end;
      end = null;
      if (event.type === 'amountChanged') answer({ ok: true, amount: event.amount });
      else answer(event.type === 'promotionRejected' ? { ok: false, error: event.error } : refusalOf(state));
    },
  };
}

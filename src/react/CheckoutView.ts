import type { CheckoutAmount } from '../checkout/amount.ts';
import type { CheckoutSession } from '../checkout/CheckoutSession.ts';
import type { PromotionState } from '../checkout/form.ts';
import type { PromotionResult, SubmitResult } from '../checkout/Checkout.ts';
import { canRenew, canSubmit, isInFlight, isResuming } from '../checkout/state.ts';
import type { CheckoutState, CheckoutStatus } from '../checkout/state.ts';
import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { Look } from './Look.ts';

/** What a page can show of a checkout, and do with it. The same object as long as nothing has changed. */
export interface CheckoutView extends CheckoutVerbs {
  /** Where the checkout stands. */
  readonly status: CheckoutStatus;
  /** The session, once it is made; `null` before, and after a failure without one. */
  readonly session: CheckoutSession | null;
  /** Why the checkout failed; `null` unless `status` is `failed`. */
  readonly error: CheckoutError | null;
  /** What went wrong last without ending the checkout, such as a declined card. */
  readonly notice: CheckoutError | null;
  /** What is to be paid, as Clink reported it last. Display only: the server decides what was paid. */
  readonly amount: CheckoutAmount | null;
  /** What the promotion code is at. */
  readonly promotion: PromotionState;
  /** Whether `submit` would be carried out now. */
  readonly canSubmit: boolean;
  /** False while a wallet button inside the frame owns submission: hide the own button then. */
  readonly submitVisible: boolean;
  /**
   * A payment is under way: keep a dialog from closing. Not while a wallet is merely chosen (`submitVisible` is false): Clink
   * tells who may submit, not that somebody does, and nobody is to be locked in for a choice.
   */
  readonly inFlight: boolean;
  /** The session ends within `expiryNotice`. */
  readonly expiresSoon: boolean;
  /** Whether `renew` would start a new session. */
  readonly renewable: boolean;
  /** Complete since before this checkout was shown, or by another tab. */
  readonly alreadyPaid: boolean;
  /** Theme, colour and corners in use. */
  readonly look: Look;
  /** Whether money may have moved when the checkout failed or ended: never say then that nothing was charged. */
  readonly outcomeUnknown: boolean;
}

/** What a page can do with a checkout. Each may be called at any time: what is not possible now changes nothing. */
export interface CheckoutVerbs {
  /** Pays. Calls while one is under way get the same promise; it never rejects. */
  readonly submit: () => Promise<SubmitResult>;
  /** Applies a promotion code; what the shopper typed into the payment fields stays. Never rejects. */
  readonly applyPromotionCode: (code: string) => Promise<PromotionResult>;
  /** Removes the promotion code that is applied. Never rejects. */
  readonly clearPromotionCode: () => Promise<PromotionResult>;
  /** Starts the phase that failed again, with the same session where there is one. */
  readonly retry: () => void;
  /** Makes a new session in place of one that ended unpaid, or that failed before anybody tried to pay. */
  readonly renew: () => void;
  /** For the element that is to hold the payment fields: `<div ref={paymentMethodRef} />`. */
  readonly paymentMethodRef: (container: HTMLElement | null) => void;
  /** For the element that is to hold the choice of currency. */
  readonly currencySelectRef: (container: HTMLElement | null) => void;
}

const NO_PROMOTION: PromotionState = { status: 'none' };

/** The state as a page reads it: every field there in every status. */
export function viewOf(state: CheckoutState, verbs: CheckoutVerbs, look: Look): CheckoutView {
  const form = 'form' in state ? state.form : undefined;
  return {
    ...verbs,
    look,
    status: state.status,
    session: 'session' in state ? state.session : null,
    error: state.status === 'failed' ? state.error : null,
    notice: form?.notice ?? null,
    amount: form?.amount ?? null,
    promotion: form?.promotion ?? NO_PROMOTION,
    canSubmit: canSubmit(state),
    submitVisible: form?.submitVisible ?? true,
    inFlight: isInFlight(state) || isResuming(state),
    expiresSoon: form?.expiresSoon ?? false,
    renewable: canRenew(state),
    alreadyPaid: state.status === 'complete' && state.alreadyPaid,
    outcomeUnknown:
      (state.status === 'failed' && state.progress !== 'open') ||
      (state.status === 'expired' && !state.renewable),
  };
}

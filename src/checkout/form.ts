import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { AppliedPromotion, CheckoutAmount } from './amount.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';

/** What the shopper sees of an open session, as the SDK reported it. */
export interface CheckoutForm {
  readonly amount: CheckoutAmount | null;
  /** The SDK's word on whether the host may submit. */
  readonly canSubmit: boolean;
  /** False while a wallet button inside the frame owns submission. */
  readonly submitVisible: boolean;
  /** Whether the page has a place for the payment fields: without them nothing can be submitted. */
  readonly fieldsShown: boolean;
  readonly promotion: PromotionState;
  /** What went wrong last without ending the checkout, such as a declined card. */
  readonly notice: CheckoutError | null;
  /** Whether the session ends soon. */
  readonly expiresSoon: boolean;
}

/**
 * What the promotion code is at. `applying` and `clearing` are under way; `applied` holds what Clink said of it, and with
 * `error` why it could not be removed; `rejected` holds the code that was tried and why: `promotion_rejected` for a code
 * that is not valid, another for one that could not be checked.
 */
export type PromotionState =
  | { readonly status: 'none' }
  | { readonly status: 'applying'; readonly code: string }
  | { readonly status: 'clearing'; readonly code: string }
  | ({ readonly status: 'applied'; readonly error?: CheckoutError } & AppliedPromotion)
  | { readonly status: 'rejected'; readonly code: string; readonly error: CheckoutError };

export const EMPTY_FORM: CheckoutForm = {
  amount: null,
  canSubmit: false,
  submitVisible: true,
  fieldsShown: true,
  promotion: { status: 'none' },
  notice: null,
  expiresSoon: false,
};

/** While a promotion is being worked out the amount on the button may be the wrong one. */
export function isPricing(form: CheckoutForm): boolean {
  return form.promotion.status === 'applying' || form.promotion.status === 'clearing';
}

/** The form after an event; the same object where it has nothing to do with it. */
export function nextForm(form: CheckoutForm, event: CheckoutEvent): CheckoutForm {
  switch (event.type) {
    case 'canSubmitChanged':
      return form.canSubmit === event.canSubmit ? form : { ...form, canSubmit: event.canSubmit };
    case 'submitVisibleChanged':
      return form.submitVisible === event.submitVisible
        ? form
        : { ...form, submitVisible: event.submitVisible };
    case 'fieldsChanged':
      return form.fieldsShown === event.fieldsShown ? form : { ...form, fieldsShown: event.fieldsShown };
    case 'amountChanged':
      return { ...form, amount: event.amount, promotion: settlePromotion(form.promotion, event.amount) };
    case 'promotionApplying':
      return { ...form, promotion: { status: 'applying', code: event.code } };
    case 'promotionClearing':
      return { ...form, promotion: { status: 'clearing', code: event.code } };
    case 'promotionRejected':
      return rejectPromotion(form, event.error);
    case 'noticed':
      return { ...form, notice: event.error };
    case 'expiring':
      return form.expiresSoon ? form : { ...form, expiresSoon: true };
    default:
      return form;
  }
}

/** An amount that changes for another reason, such as the currency, does not answer for a code. */
function settlePromotion(promotion: PromotionState, { promotion: applied }: CheckoutAmount): PromotionState {
  switch (promotion.status) {
    case 'applying':
      if (applied?.code.toUpperCase() !== promotion.code.toUpperCase()) return promotion;
      break;
    case 'clearing':
      if (applied) return promotion;
      break;
    case 'rejected':
      if (!applied) return promotion;
      break;
    case 'none':
    case 'applied':
      break;
    default:
      promotion satisfies never;
  }
  return applied ? { status: 'applied', ...applied } : { status: 'none' };
}

function rejectPromotion(form: CheckoutForm, error: CheckoutError): CheckoutForm {
  const { promotion, amount } = form;
  // A refused removal leaves the code applied, a refused code leaves the one before it in force.
  if (promotion.status === 'clearing' && amount?.promotion) {
    return { ...form, promotion: { status: 'applied', ...amount.promotion, error } };
  }
  const code = promotion.status === 'applying' ? promotion.code : '';
  return { ...form, promotion: { status: 'rejected', code, error } };
}

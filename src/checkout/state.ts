import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { AppliedPromotion, CheckoutAmount } from './amount.ts';
import type { CheckoutSession, SessionProgress } from './CheckoutSession.ts';

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
 * What the promotion code is at. `applying` and `clearing` are under way; `applied` holds what Clink said of it;
 * `rejected` holds the code that was tried and why: `promotion_rejected` for a code that is not valid, another for one
 * that could not be checked.
 */
export type PromotionState =
  | { readonly status: 'none' }
  | { readonly status: 'applying'; readonly code: string }
  | { readonly status: 'clearing'; readonly code: string }
  | ({ readonly status: 'applied' } & AppliedPromotion)
  | { readonly status: 'rejected'; readonly code: string; readonly error: CheckoutError };

export type CheckoutState =
  | { readonly status: 'idle' }
  | { readonly status: 'creating' }
  | { readonly status: 'loading'; readonly session: CheckoutSession; readonly progress: SessionProgress }
  | {
      readonly status: 'mounting' | 'ready' | 'submitting' | 'pending';
      readonly session: CheckoutSession;
      /** What is known of payments of this session, from this checkout's life and from those before it. */
      readonly progress: SessionProgress;
      readonly form: CheckoutForm;
    }
  | {
      readonly status: 'complete';
      readonly session: CheckoutSession;
      readonly form: CheckoutForm;
      /** Paid before this checkout was shown, or in another tab. */
      readonly alreadyPaid: boolean;
    }
  | {
      readonly status: 'expired';
      readonly session: CheckoutSession;
      readonly form: CheckoutForm;
      /** False when a payment had been accepted: a new session could then charge twice. */
      readonly renewable: boolean;
    }
  | {
      readonly status: 'failed';
      readonly session: CheckoutSession | null;
      readonly progress: SessionProgress;
      readonly form: CheckoutForm;
      readonly error: CheckoutError;
    };

/**
 * Where a checkout stands. On the way to the form: `idle`, `creating` (the session), `loading` (Clink's script),
 * `mounting` (its fields). With the form: `ready`, `submitting`, `pending` (accepted, result unknown). Ended:
 * `complete`, `expired`, `failed`.
 */
export type CheckoutStatus = CheckoutState['status'];

export type CheckoutEvent =
  | { readonly type: 'opened' | 'closed' | 'sdkLoaded' | 'initialized' | 'submitted' | 'accepted' }
  | { readonly type: 'sessionCreated'; readonly session: CheckoutSession; readonly progress: SessionProgress }
  | { readonly type: 'canSubmitChanged'; readonly canSubmit: boolean }
  | { readonly type: 'submitVisibleChanged'; readonly submitVisible: boolean }
  | { readonly type: 'fieldsChanged'; readonly fieldsShown: boolean }
  | { readonly type: 'amountChanged'; readonly amount: CheckoutAmount }
  | { readonly type: 'promotionApplying' | 'promotionClearing'; readonly code: string }
  | { readonly type: 'promotionRejected'; readonly error: CheckoutError }
  | { readonly type: 'noticed'; readonly error: CheckoutError }
  | { readonly type: 'succeeded'; readonly alreadyPaid: boolean }
  | { readonly type: 'failed' | 'interrupted'; readonly error: CheckoutError }
  | { readonly type: 'expiring' | 'expired' | 'renewed' | 'retried' | 'reloaded' };

export const IDLE: CheckoutState = { status: 'idle' };

const EMPTY_FORM: CheckoutForm = {
  amount: null,
  canSubmit: false,
  submitVisible: true,
  fieldsShown: true,
  promotion: { status: 'none' },
  notice: null,
  expiresSoon: false,
};

/**
 * The whole life of a checkout as one pure function. An event that a status does not list gives back the same object,
 * so that late and doubled events change nothing.
 */
export function transition(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  if (event.type === 'closed') return state.status === 'idle' ? state : IDLE;
  switch (state.status) {
    case 'idle':
      return event.type === 'opened' ? { status: 'creating' } : state;
    case 'creating':
      if (event.type === 'sessionCreated') {
        const { session, progress } = event;
        if (progress === 'paid') return { status: 'complete', session, form: EMPTY_FORM, alreadyPaid: true };
        return { status: 'loading', session, progress };
      }
      if (event.type !== 'failed') return state;
      return { status: 'failed', session: null, progress: 'open', form: EMPTY_FORM, error: event.error };
    case 'loading':
      if (event.type === 'sdkLoaded') return { ...state, status: 'mounting', form: EMPTY_FORM };
      return end(state, EMPTY_FORM, event) ?? state;
    case 'mounting':
      if (event.type === 'initialized') {
        return state.progress === 'accepted' ? accept(state) : { ...state, status: 'ready' };
      }
      return open(state, event);
    case 'ready':
      if (event.type === 'submitted') {
        if (!canSubmit(state)) return state;
        return {
          ...state,
          status: 'submitting',
          progress: 'submitted',
          form: { ...state.form, notice: null },
        };
      }
      return open(state, event);
    case 'submitting':
      // The SDK's own latch says nothing about what holds once the attempt has ended.
      if (event.type === 'canSubmitChanged') return event.canSubmit ? refused(state) : state;
      if (event.type === 'noticed')
        return refused({ ...state, form: { ...state.form, notice: asRefusal(event.error) } });
      return open(state, event);
    case 'pending': {
      if (event.type === 'accepted') return state;
      const next = open(state, event);
      // The accepted payment was refused after all. Both must have been said since, in whatever order: either alone
      // could offer to pay twice.
      const isRefused =
        next.status === 'pending' && next.form.canSubmit && next.form.notice?.code === 'payment_failed';
      return isRefused ? refused(next) : next;
    }
    case 'expired':
      return event.type === 'renewed' && canRenew(state) ? { status: 'creating' } : state;
    case 'failed':
      // The session, where there is one, is found again with what has become of it meanwhile.
      if (event.type === 'retried') return { status: 'creating' };
      return event.type === 'renewed' && canRenew(state) ? { status: 'creating' } : state;
    case 'complete':
      return state;
    default:
      return state satisfies never;
  }
}

/** Whether a submit would be carried out now. */
export function canSubmit(state: CheckoutState): boolean {
  if (state.status !== 'ready') return false;
  const { form } = state;
  return form.canSubmit && form.submitVisible && form.fieldsShown && !isPricing(form);
}

/** While a promotion is being worked out the amount on the button may be the wrong one. */
function isPricing(form: CheckoutForm): boolean {
  return form.promotion.status === 'applying' || form.promotion.status === 'clearing';
}

/** Whether a new session may take the place of this one: never where a payment of this one may have gone through. */
export function canRenew(state: CheckoutState): boolean {
  if (state.status === 'expired') return state.renewable;
  if (state.status !== 'failed' || state.session === null || state.progress !== 'open') return false;
  // Whoever shows this session may be paying it.
  return state.error.code !== 'already_mounted';
}

/** Whether a payment is on its way whose form is being loaded again. */
export function isResuming(state: CheckoutState): boolean {
  return (state.status === 'loading' || state.status === 'mounting') && state.progress === 'accepted';
}

/** Whether a payment may be under way: closing, renewing and expiry by the clock wait for its end. */
export function isInFlight(state: CheckoutState): boolean {
  return state.status === 'submitting' || state.status === 'pending';
}

type OpenState = Extract<CheckoutState, { status: 'mounting' | 'ready' | 'submitting' | 'pending' }>;

/** Whether the payment fields are there, or about to be. */
export function isOpen(state: CheckoutState): state is OpenState {
  return state.status === 'mounting' || state.status === 'ready' || isInFlight(state);
}

function open(state: OpenState, event: CheckoutEvent): CheckoutState {
  if (event.type === 'accepted') return accept(state);
  if (event.type === 'reloaded')
    return { status: 'loading', session: state.session, progress: state.progress };
  // In the middle of what may be a payment: nobody has heard how it ended.
  if (event.type === 'interrupted') {
    const progress = state.progress === 'open' ? 'submitted' : state.progress;
    return { status: 'failed', session: state.session, progress, form: state.form, error: event.error };
  }
  return end(state, state.form, event) ?? updateForm(state, event);
}

/** Whatever ends a submit refuses it, by whatever name. */
function asRefusal(error: CheckoutError): CheckoutError {
  return error.code === 'unknown'
    ? new CheckoutError('payment_failed', { clinkCode: error.clinkCode })
    : error;
}

/** What was said before says nothing about what follows. */
function accept(state: OpenState): CheckoutState {
  return {
    ...state,
    status: 'pending',
    progress: 'accepted',
    form: { ...state.form, notice: null, canSubmit: false },
  };
}

/** The SDK has said that this payment came to nothing. */
function refused(state: OpenState): CheckoutState {
  return { ...state, status: 'ready', progress: 'open' };
}

function end(
  state: OpenState | Extract<CheckoutState, { status: 'loading' }>,
  form: CheckoutForm,
  event: CheckoutEvent,
): CheckoutState | null {
  const { session, progress, status } = state;
  if (event.type === 'succeeded')
    return { status: 'complete', session, form, alreadyPaid: event.alreadyPaid };
  if (event.type === 'failed') return { status: 'failed', session, progress, form, error: event.error };
  if (event.type !== 'expired') return null;
  // As the answer to a submit it says that the payment was not taken; otherwise an earlier one may have been.
  return { status: 'expired', session, form, renewable: progress === 'open' || status === 'submitting' };
}

function updateForm<S extends OpenState>(state: S, event: CheckoutEvent): S {
  const form = nextForm(state.form, event);
  return form === state.form ? state : { ...state, form };
}

function nextForm(form: CheckoutForm, event: CheckoutEvent): CheckoutForm {
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
    return { ...form, notice: error, promotion: { status: 'applied', ...amount.promotion } };
  }
  const code = promotion.status === 'applying' ? promotion.code : '';
  return { ...form, promotion: { status: 'rejected', code, error } };
}

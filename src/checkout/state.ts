import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutEvent } from './CheckoutEvent.ts';
import type { CheckoutSession, SessionProgress } from './CheckoutSession.ts';
import { EMPTY_FORM, isPricing, nextForm } from './form.ts';
import type { CheckoutForm } from './form.ts';

export type CheckoutState =
  | { readonly status: 'idle' }
  | { readonly status: 'creating' }
  | { readonly status: 'loading'; readonly session: CheckoutSession; readonly progress: SessionProgress }
  | {
      readonly status: 'mounting' | 'ready' | 'submitting' | 'pending';
      readonly session: CheckoutSession;
      /** What is known of payments of this session, from this checkout's life and from those before it. */
      readonly progress: SessionProgress;
      /** The same before the attempt that is under way, or whose end is not known: a refusal says nothing of another one. */
      readonly before?: SessionProgress;
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

export const IDLE: CheckoutState = { status: 'idle' };

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
      if (event.type === 'replaced') return { status: 'creating' };
      return open(state, event);
    case 'ready':
      if (event.type === 'submitted') {
        if (!canSubmit(state)) return state;
        return {
          ...state,
          status: 'submitting',
          progress: 'submitted',
          before: state.progress,
          form: { ...state.form, notice: null },
        };
      }
      if (event.type === 'replaced') return { status: 'creating' };
      // What failed without the word that it was refused: now the SDK takes another.
      if (event.type === 'canSubmitChanged' && event.canSubmit && state.before)
        return refused(updateForm(state, event));
      return open(state, event);
    case 'submitting':
      // The SDK's own latch says nothing about what holds once the attempt has ended.
      if (event.type === 'canSubmitChanged') return event.canSubmit ? refused(state) : state;
      if (event.type === 'noticed') {
        const next = { ...state, form: { ...state.form, notice: asRefusal(event.error) } };
        // It may be the answer that was lost, and not the payment.
        return event.error.code === 'payment_failed' ? refused(next) : { ...next, status: 'ready' };
      }
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
  return error.code === 'payment_failed'
    ? error
    : new CheckoutError('payment_failed', { clinkCode: error.clinkCode });
}

/** What was said before says nothing about what follows. */
function accept(state: OpenState): CheckoutState {
  return {
    ...state,
    status: 'pending',
    progress: 'accepted',
    before: state.before ?? (state.progress === 'accepted' ? 'open' : state.progress),
    form: { ...state.form, notice: null, canSubmit: false },
  };
}

/** The SDK has said that this payment came to nothing. Of one before it, it has said nothing. */
function refused({ before = 'open', ...state }: OpenState): CheckoutState {
  return { ...state, status: 'ready', progress: before };
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
  const known = status === 'submitting' ? (state.before ?? 'open') : progress;
  return { status: 'expired', session, form, renewable: known === 'open' };
}

function updateForm<S extends OpenState>(state: S, event: CheckoutEvent): S {
  const form = nextForm(state.form, event);
  return form === state.form ? state : { ...state, form };
}

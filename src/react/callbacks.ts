import type { CheckoutAmount } from '../checkout/amount.ts';
import type { CheckoutListener } from '../checkout/Checkout.ts';
import { isInFlight } from '../checkout/state.ts';
import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutError, CheckoutPhase } from '../protocol/CheckoutError.ts';
import { callHost } from './callHost.ts';
import type { CheckoutObserver } from './CheckoutObserver.ts';
import type { CheckoutCompletion, CheckoutDiagnostic, CheckoutLiveOptions } from './CheckoutOptions.ts';
import { navigate } from './page.ts';
import { createTimings } from './timings.ts';
import type { Timings } from './timings.ts';

/** Turns changes of state into the options' callbacks, always those of the latest render. */
export interface Callbacks extends Pick<Timings, 'time'> {
  readonly onTransition: CheckoutListener;
  /** @param span milliseconds, for what has a length of its own */
  diagnose(type: CheckoutDiagnostic['type'], detail: string, phase?: CheckoutPhase, span?: number): void;
}

const NOBODY: ReadonlySet<CheckoutObserver> = new Set();

/** @param observers told of diagnostics beside the options' callback, except in production */
export function createCallbacks(
  getOptions: () => CheckoutLiveOptions,
  observers: ReadonlySet<CheckoutObserver> = NOBODY,
): Callbacks {
  let lastStep = 0;
  let readySession: string | null = null;
  /** The session that this checkout has sent a payment for, and the one that it has told to be pending. */
  let payingSession: string | null = null;
  let pendingSession: string | null = null;

  const diagnose: Callbacks['diagnose'] = (type, detail, phase, span) => {
    const { onDiagnostic } = getOptions();
    if (!onDiagnostic && (process.env.NODE_ENV === 'production' || observers.size === 0)) return;
    const now = performance.now();
    const duration = span ?? (lastStep === 0 ? 0 : Math.round(now - lastStep));
    if (span === undefined) lastStep = now;
    const diagnostic: CheckoutDiagnostic = { type, detail, duration, phase };
    callHost(() => onDiagnostic?.(diagnostic));
    if (process.env.NODE_ENV !== 'production')
      for (const observer of observers) observer.onDiagnostic(diagnostic);
  };

  const timings = createTimings((span, duration) => diagnose('timing', span, undefined, duration));

  const onTransition: CheckoutListener = (state, previous) => {
    const options = getOptions();
    if (state.status !== previous.status) {
      diagnose('status', state.status);
      timings.onStatus(state.status, previous.status);
      announce(state, previous, options);
    }
    const amount = amountOf(state);
    if (amount && amount !== amountOf(previous)) callHost(() => options.onAmountChange?.(amount));
    const error = errorOf(state);
    if (error && error !== errorOf(previous)) {
      diagnose('error', error.code, error.phase);
      callHost(() => options.onError?.(error));
    }
  };

  function announce(state: CheckoutState, previous: CheckoutState, options: CheckoutLiveOptions): void {
    if (!('session' in state) || !state.session) return;
    const { sessionId, returnUrl } = state.session;
    const event = (alreadyPaid: boolean): CheckoutCompletion => ({ sessionId, returnUrl, alreadyPaid });
    if (isInFlight(state)) payingSession = sessionId;
    // A form that was loaded again in the middle of it tells no more than that it is paid already.
    const paidHere = payingSession === sessionId;
    if (state.status === 'ready') {
      pendingSession = null;
      if (readySession === sessionId) return;
      readySession = sessionId;
      callHost(() => options.onReady?.({ sessionId }));
    } else if (state.status === 'pending' && pendingSession !== sessionId) {
      pendingSession = sessionId;
      callHost(() => options.onPending?.(event(false)));
    } else if (state.status === 'expired') callHost(() => options.onExpire?.({ sessionId }));
    else if (state.status === 'complete' && (!state.alreadyPaid || paidHere || wasOpen(previous)))
      finish(event(state.alreadyPaid && !paidHere), options);
  }

  return { onTransition, diagnose, time: timings.time };
}

/**
 * A checkout that is found to be paid when it is opened stays where it is: sending the shopper on would make the way
 * back from the return page a trap.
 */
function wasOpen(state: CheckoutState): boolean {
  return state.status === 'ready' || isInFlight(state);
}

function finish(event: CheckoutCompletion, { onComplete }: CheckoutLiveOptions): void {
  const answer = onComplete ? callHost(() => onComplete(event)) : true;
  if (answer === true) navigate(event.returnUrl);
}

function amountOf(state: CheckoutState): CheckoutAmount | null {
  return 'form' in state ? state.form.amount : null;
}

function errorOf(state: CheckoutState): CheckoutError | null {
  if (state.status === 'failed') return state.error;
  return 'form' in state ? state.form.notice : null;
}

import type { CheckoutAmount } from '../checkout/amount.ts';
import type { CheckoutListener } from '../checkout/createCheckout.ts';
import type { CheckoutState } from '../checkout/state.ts';
import type { CheckoutError, CheckoutPhase } from '../protocol/CheckoutError.ts';
import type { CheckoutCompletion, CheckoutDiagnostic, CheckoutLiveOptions } from './CheckoutOptions.ts';
import { navigate } from './page.ts';

/** Turns changes of state into the options' callbacks, always those of the latest render. */
export interface Callbacks {
  readonly onTransition: CheckoutListener;
  diagnose(type: CheckoutDiagnostic['type'], detail: string, phase?: CheckoutPhase): void;
}

export function createCallbacks(getOptions: () => CheckoutLiveOptions): Callbacks {
  let lastStep = 0;
  let readySession: string | null = null;

  const diagnose: Callbacks['diagnose'] = (type, detail, phase) => {
    const { onDiagnostic } = getOptions();
    if (!onDiagnostic) return;
    const now = performance.now();
    const duration = lastStep === 0 ? 0 : Math.round(now - lastStep);
    lastStep = now;
    run(() => onDiagnostic({ type, detail, duration, phase }));
  };

  const onTransition: CheckoutListener = (state, previous) => {
    const options = getOptions();
    if (state.status !== previous.status) {
      diagnose('status', state.status);
      announce(state, previous, options);
    }
    const amount = amountOf(state);
    if (amount && amount !== amountOf(previous)) run(() => options.onAmountChange?.(amount));
    const error = errorOf(state);
    if (error && error !== errorOf(previous)) {
      diagnose('error', error.code, error.phase);
      run(() => options.onError?.(error));
    }
  };

  function announce(state: CheckoutState, previous: CheckoutState, options: CheckoutLiveOptions): void {
    if (!('session' in state) || !state.session) return;
    const { sessionId, returnUrl } = state.session;
    const event = (alreadyPaid: boolean): CheckoutCompletion => ({ sessionId, returnUrl, alreadyPaid });
    if (state.status === 'ready' && readySession !== sessionId) {
      readySession = sessionId;
      run(() => options.onReady?.({ sessionId }));
    } else if (state.status === 'pending') run(() => options.onPending?.(event(false)));
    else if (state.status === 'expired') run(() => options.onExpire?.({ sessionId }));
    else if (state.status === 'complete' && wasOpen(previous)) finish(event(state.alreadyPaid), options);
  }

  return { onTransition, diagnose };
}

/**
 * A checkout that is found to be paid when it is opened stays where it is: sending the shopper on would make the way
 * back from the return page a trap.
 */
function wasOpen({ status }: CheckoutState): boolean {
  return status === 'ready' || status === 'submitting' || status === 'pending';
}

function finish(event: CheckoutCompletion, { onComplete }: CheckoutLiveOptions): void {
  const answer = onComplete ? run(() => onComplete(event)) : true;
  if (answer === true) navigate(event.returnUrl);
}

/** A callback that throws is the host's error, reported as such; the checkout goes on. */
function run<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

function amountOf(state: CheckoutState): CheckoutAmount | null {
  return 'form' in state ? state.form.amount : null;
}

function errorOf(state: CheckoutState): CheckoutError | null {
  if (state.status === 'failed') return state.error;
  return 'form' in state ? state.form.notice : null;
}

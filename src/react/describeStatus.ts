import type { CheckoutError, CheckoutErrorCode } from '../protocol/CheckoutError.ts';
import type { CheckoutView } from './CheckoutView.ts';
import type { CheckoutMessages } from './messages.ts';

/** What helps: `contact` means that only the shop can. */
export type StatusAction = 'retry' | 'renew' | 'viewOrder' | 'contact';

/** What is to be said of a checkout at the moment, and the one thing the shopper can do about it. */
export interface StatusDescription {
  /** How it is meant: `progress` waits, `success` is the end, `warning` needs care, `error` went wrong. */
  readonly kind: 'progress' | 'success' | 'warning' | 'error';
  /** The sentence that the shopper reads, out of the messages in use. */
  readonly text: string;
  /** What helps; left out where there is nothing to do. */
  readonly action?: StatusAction;
}

/** `null` when there is nothing to say: the form speaks for itself. */
export function describeStatus(view: CheckoutView, messages: CheckoutMessages): StatusDescription | null {
  switch (view.status) {
    case 'idle':
    case 'creating':
    case 'loading':
    case 'mounting':
      return { kind: 'progress', text: messages.loading };
    case 'ready':
      // What else the SDK complains of says nothing of a payment, and the form stands.
      if (view.notice?.code === 'payment_failed')
        return { kind: 'error', text: refusalText(view.notice, messages) };
      return view.expiresSoon ? { kind: 'warning', text: messages.expiresSoon } : null;
    case 'submitting':
      return { kind: 'progress', text: messages.paying };
    case 'pending':
      return { kind: 'progress', text: messages.confirming, action: 'viewOrder' };
    case 'complete':
      return {
        kind: 'success',
        text: view.alreadyPaid ? messages.alreadyPaid : messages.paid,
        action: 'viewOrder',
      };
    case 'expired':
      return view.renewable
        ? { kind: 'warning', text: messages.expired, action: 'renew' }
        : { kind: 'warning', text: messages.expiredInFlight, action: 'viewOrder' };
    case 'failed':
      return view.error && describeFailure(view.error, view, messages);
    default:
      return view.status satisfies never;
  }
}

/** The bank's reason, where one is known that the shopper can act on. */
function refusalText({ clinkCode }: CheckoutError, messages: CheckoutMessages): string {
  if (clinkCode === 'insufficient_funds') return messages.insufficientFunds;
  return clinkCode === 'authentication_failed' ? messages.authenticationFailed : messages.declined;
}

function describeFailure(
  { code, retryable }: CheckoutError,
  { outcomeUnknown, renewable }: CheckoutView,
  messages: CheckoutMessages,
): StatusDescription {
  if (outcomeUnknown) return { kind: 'warning', text: messages.outcomeUnknown, action: 'viewOrder' };
  // Another part of the page shows this session, and may be paying it.
  if (code === 'already_mounted') return { kind: 'warning', text: messages.outcomeUnknown, action: 'retry' };
  // It goes on by itself, so there is nothing to press.
  if (code === 'offline') return { kind: 'warning', text: messages.offline };
  if (retryable) {
    const text = BLOCKED.has(code) ? messages.blocked : messages.failedPassing;
    return { kind: 'error', text, action: 'retry' };
  }
  // Clink does not accept this session; the next one may be in order.
  if (code === 'elements_rejected' && renewable) {
    return { kind: 'error', text: messages.failedPassing, action: 'renew' };
  }
  return { kind: 'error', text: messages.failedForGood, action: 'contact' };
}

const BLOCKED: ReadonlySet<CheckoutErrorCode> = new Set(['sdk_blocked', 'sdk_timeout', 'sdk_invalid']);

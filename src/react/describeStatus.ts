import type { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutView } from './CheckoutView.ts';
import type { CheckoutMessages } from './messages.ts';

/** What is to be said of a checkout at the moment, and the one thing the shopper can do about it. */
export interface StatusDescription {
  readonly kind: 'progress' | 'success' | 'warning' | 'error';
  readonly text: string;
  readonly action?: 'retry' | 'renew' | 'viewOrder';
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
      if (view.notice) return { kind: 'error', text: messages.declined };
      return view.expiresSoon ? { kind: 'warning', text: messages.expiresSoon } : null;
    case 'submitting':
      return { kind: 'progress', text: messages.paying };
    case 'pending':
      return { kind: 'progress', text: messages.confirmingDetail, action: 'viewOrder' };
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

function describeFailure(
  error: CheckoutError,
  { outcomeUnknown, session }: CheckoutView,
  messages: CheckoutMessages,
): StatusDescription {
  if (outcomeUnknown) {
    const text = messages.outcomeUnknown;
    return session ? { kind: 'warning', text, action: 'viewOrder' } : { kind: 'warning', text };
  }
  // It goes on by itself, so there is nothing to press.
  if (error.code === 'offline') return { kind: 'warning', text: messages.offline };
  const blocked =
    error.code === 'sdk_blocked' || error.code === 'sdk_timeout' || error.code === 'sdk_invalid';
  const text = blocked ? messages.blocked : error.retryable ? messages.failedPassing : messages.failedForGood;
  return error.retryable ? { kind: 'error', text, action: 'retry' } : { kind: 'error', text };
}

import type { ReturnState } from '../checkout/createReturn.ts';
import type { StatusDescription } from './describeStatus.ts';
import type { CheckoutMessages } from './messages.ts';

/** What helps on the return page: to ask again, or to go back and pay. */
export type ReturnAction = 'recheck' | 'retry' | 'renew';

/** What is to be said of a payment on the return page, and the one thing the shopper can do about it. */
export interface ReturnDescription extends Pick<StatusDescription, 'kind' | 'text'> {
  readonly action?: ReturnAction;
}

/** To pay again is offered where the server has said that nothing was paid, and nowhere else. */
export function describeReturn(
  { status, error }: Pick<ReturnState, 'status' | 'error'>,
  messages: CheckoutMessages,
): ReturnDescription {
  switch (status) {
    case 'reading':
    case 'confirming':
      return { kind: 'progress', text: messages.paying };
    case 'paid':
      return { kind: 'success', text: messages.paid };
    case 'processing':
      return { kind: 'progress', text: messages.unconfirmed, action: 'recheck' };
    case 'failed':
      return error?.code === 'payment_failed'
        ? { kind: 'error', text: messages.declined, action: 'retry' }
        : { kind: 'warning', text: messages.outcomeUnknown, action: 'recheck' };
    case 'expired':
      return { kind: 'warning', text: messages.expired, action: 'renew' };
    case 'invalid':
      // Whoever comes by a broken link may have paid.
      return { kind: 'warning', text: messages.outcomeUnknown };
    default:
      return status satisfies never;
  }
}

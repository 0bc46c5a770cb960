import type { CheckoutEvent } from '../checkout/CheckoutEvent.ts';
import { describeError } from './describeError.ts';
import { shortenId } from './shortenId.ts';

/** What an event says beside its name, in few words; empty where the name says all. Promotion codes stay out. */
export function describeEvent(event: CheckoutEvent): string {
  switch (event.type) {
    case 'sessionCreated': {
      const id = shortenId(event.session.sessionId);
      return event.progress === 'open' ? id : `${id}, ${event.progress} before`;
    }
    case 'canSubmitChanged':
      return event.canSubmit ? 'yes' : 'no';
    case 'submitVisibleChanged':
      return event.submitVisible ? 'yes' : 'no';
    case 'fieldsChanged':
      return event.fieldsShown ? 'shown' : 'taken off';
    case 'amountChanged':
      return `${event.amount.total} ${event.amount.currency}`;
    case 'promotionRejected':
    case 'noticed':
    case 'failed':
    case 'interrupted':
      return describeError(event.error);
    case 'succeeded':
      return event.alreadyPaid ? 'paid already' : '';
    case 'opened':
    case 'closed':
    case 'sdkLoaded':
    case 'initialized':
    case 'submitted':
    case 'accepted':
    case 'promotionApplying':
    case 'promotionClearing':
    case 'expiring':
    case 'expired':
    case 'renewed':
    case 'retried':
    case 'reloaded':
      return '';
    case 'replaced':
      return 'by another session of the tab';
    default:
      return event satisfies never;
  }
}

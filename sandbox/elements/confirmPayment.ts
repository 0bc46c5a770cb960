import type { Ledger } from '../ledger/ledger.ts';
import { newId } from '../ledger/newId.ts';
import {
  deferResult,
  failPayment,
  isUndecided,
  requireAction,
  startPayment,
  succeedPayment,
} from '../ledger/payments.ts';
import type { SessionRecord } from '../ledger/records.ts';
import { checkExpiry, checkNumber, checkSecurityCode, digitsOf } from './card.ts';
import { ElementsError } from './ElementsError.ts';
import type { PaymentDetails } from './SessionView.ts';
import { behaviourOf } from './testCards.ts';
import { offeredMethods } from './viewSession.ts';

/**
 * Starts an attempt to pay an open session; its result is in the ledger. While a payment is processing nothing is
 * started; an attempt that only waited for the shopper gives way. Throws an `ElementsError`.
 */
export function confirmPayment(
  ledger: Ledger,
  session: SessionRecord,
  details: PaymentDetails,
  attemptId: string,
): void {
  if (session.paymentStatus === 'processing') return;
  if (!offeredMethods(session).includes(details.method)) {
    throw new ElementsError(422, 'PaymentError', 'method_not_available');
  }
  if (details.method === 'CARD') checkCard(details, ledger.now());

  const previous = session.paymentId === null ? undefined : ledger.payments.get(session.paymentId);
  if (previous !== undefined && isUndecided(previous)) failPayment(ledger, previous, 'payment_cancelled');

  const ordered = ledger.nextDecline;
  if (ordered !== null) {
    ledger.nextDecline = null;
    const card = details.method === 'CARD' ? { cardLast4: digitsOf(details.number).slice(-4) } : {};
    return failPayment(
      ledger,
      startPayment(ledger, session, details.method, { ...card, attemptId }),
      ordered,
    );
  }

  switch (details.method) {
    case 'CARD':
      return payByCard(ledger, session, digitsOf(details.number), attemptId);
    case 'GOOGLEPAY':
      return succeedPayment(ledger, startPayment(ledger, session, 'GOOGLEPAY', { attemptId }));
    case 'CASHAPP': {
      const payment = startPayment(ledger, session, 'CASHAPP', { attemptId });
      // `.invalid` can never be anybody's address: a phone that scans the code goes nowhere.
      const content = `https://cashapp.invalid/pay/${payment.id}`;
      return requireAction(ledger, payment, { type: 'qr_code', content });
    }
    default:
      return details satisfies never;
  }
}

function payByCard(ledger: Ledger, session: SessionRecord, digits: string, attemptId: string): void {
  const payment = startPayment(ledger, session, 'CARD', { cardLast4: digits.slice(-4), attemptId });
  const behaviour = behaviourOf(digits);
  switch (behaviour.type) {
    case 'succeeds':
      return succeedPayment(ledger, payment);
    case 'fails':
      return failPayment(ledger, payment, behaviour.code);
    case 'challenges':
      return requireAction(ledger, payment, { type: 'challenge', challengeId: newId('chal') });
    case 'settles':
      return deferResult(ledger, payment, ledger.settings.pendingDelayMs, behaviour.failureCode);
    default:
      return behaviour satisfies never;
  }
}

function checkCard(card: Extract<PaymentDetails, { method: 'CARD' }>, now: number): void {
  const problem =
    checkNumber(card.number) ?? checkExpiry(card.expiry, now) ?? checkSecurityCode(card.securityCode);
  if (problem !== null) throw new ElementsError(422, 'PaymentError', 'card_details_invalid');
}

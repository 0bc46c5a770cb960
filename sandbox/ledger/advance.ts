import type { Ledger } from './ledger.ts';
import { failPayment, isUndecided, succeedPayment } from './payments.ts';
import type { SessionRecord } from './records.ts';
import { sessionResource } from './resources.ts';

/**
 * Brings the ledger up to its clock: results that are due arrive, sessions whose time is over expire. Nothing else
 * depends on time passing, so a test that moves the clock sees exactly what a waiting shopper would.
 */
export function advance(ledger: Ledger): void {
  const now = ledger.now();
  for (const payment of ledger.payments.values()) {
    if (payment.settlement === null || payment.settlement.at > now) continue;
    if (payment.settlement.failureCode === null) succeedPayment(ledger, payment);
    else failPayment(ledger, payment, payment.settlement.failureCode);
  }
  for (const session of ledger.sessions.values()) {
    // Money may be on its way while a payment is processing: such a session waits for the result.
    if (session.status === 'open' && session.paymentStatus === 'unpaid' && session.expireTime <= now) {
      expireSession(ledger, session);
    }
  }
}

function expireSession(ledger: Ledger, session: SessionRecord): void {
  session.status = 'expired';
  for (const payment of ledger.payments.values()) {
    if (payment.sessionId === session.id && isUndecided(payment)) {
      failPayment(ledger, payment, 'session_expired');
    }
  }
  ledger.record('session.expired', sessionResource(ledger, session));
}

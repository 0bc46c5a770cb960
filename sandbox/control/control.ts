import { advance } from '../ledger/advance.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { failPayment, isUndecided, succeedPayment } from '../ledger/payments.ts';
import type { FailureCode, PaymentRecord, SessionRecord } from '../ledger/records.ts';
import type { Settings } from '../ledger/settings.ts';
import { takeSnapshot, type LedgerSnapshot } from './takeSnapshot.ts';

/** Hands on the sandbox from outside any checkout. Ids that are not in the ledger throw a `RangeError`. */
export interface Control {
  snapshot(): LedgerSnapshot;
  /** Forgets everything but the faults; settings return to what they were at the start. */
  reset(): void;
  /** Ends a session's time. One whose payment is processing still waits for the result. */
  expireSession(sessionId: string): void;
  /** ms since the epoch */
  setExpireTime(sessionId: string, expireTime: number): void;
  /** Lets a payment that is under way succeed. Takes its own id or its session's. */
  settlePayment(id: string): void;
  /** Lets a payment that is under way fail. @default code 'payment_failed' */
  failPayment(id: string, code?: FailureCode): void;
  /** Throws a `TypeError` on a setting that does not exist. */
  configure(settings: Partial<Settings>): void;
}

export function createControl(ledger: Ledger): Control {
  const sessionOf = (id: string): SessionRecord =>
    ledger.sessions.get(id) ?? missing('There is no session with this id.');
  const paymentOf = (id: string): PaymentRecord => {
    const paymentId = ledger.sessions.get(id)?.paymentId ?? id;
    const payment = ledger.payments.get(paymentId);
    return payment !== undefined && isUndecided(payment)
      ? payment
      : missing('No payment with this id, or of the session with this id, is under way.');
  };
  return {
    snapshot() {
      advance(ledger);
      return takeSnapshot(ledger);
    },
    reset: () => ledger.clear(),
    expireSession(sessionId) {
      sessionOf(sessionId).expireTime = ledger.now();
      advance(ledger);
    },
    setExpireTime(sessionId, expireTime) {
      if (!Number.isFinite(expireTime)) throw new TypeError('The expiry time is ms since the epoch.');
      sessionOf(sessionId).expireTime = expireTime;
      advance(ledger);
    },
    settlePayment: (id) => succeedPayment(ledger, paymentOf(id)),
    failPayment: (id, code = 'payment_failed') => failPayment(ledger, paymentOf(id), code),
    configure: (settings) => ledger.configure(settings),
  };
}

function missing(message: string): never {
  throw new RangeError(message);
}

import type { Faults } from '../faults.ts';
import { advance } from '../ledger/advance.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { failPayment, isUndecided, succeedPayment } from '../ledger/payments.ts';
import type { DeliveryRecord, FailureCode, PaymentRecord, SessionRecord } from '../ledger/records.ts';
import type { Settings } from '../ledger/settings.ts';
import type { Webhooks } from '../webhooks.ts';
import { takeOverview, type Overview } from './takeOverview.ts';
import { takeSnapshot, type LedgerSnapshot } from './takeSnapshot.ts';

/** Hands on the sandbox from outside any checkout. Ids that are not in the ledger throw a `RangeError`. */
export interface Control {
  snapshot(): LedgerSnapshot;
  /** What the page of the sandbox shows: the latest of everything. */
  overview(): Overview;
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
  /** Lets the next payment of any session fail, whatever it is paid with. @default code 'card_declined' */
  declineNextPayment(code?: FailureCode): void;
  /** Takes back what was ordered: the rules of the faults and the decline of the next payment. */
  clearFaults(): void;
  /** Delivers an event once more. Throws a `TypeError` when there is no webhook destination. */
  sendEventAgain(eventId: string): Promise<DeliveryRecord>;
  /** Throws a `TypeError` on a setting that does not exist. */
  configure(settings: Partial<Settings>): void;
}

export function createControl(ledger: Ledger, faults: Faults, webhooks: Webhooks): Control {
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
    overview() {
      advance(ledger);
      return takeOverview(ledger, faults, webhooks);
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
    declineNextPayment(code = 'card_declined') {
      ledger.nextDecline = code;
    },
    clearFaults() {
      faults.clear();
      ledger.nextDecline = null;
    },
    sendEventAgain: (eventId) => webhooks.sendAgain(eventId),
    configure: (settings) => ledger.configure(settings),
  };
}

function missing(message: string): never {
  throw new RangeError(message);
}

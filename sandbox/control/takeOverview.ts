import type { Faults } from '../faults.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isUndecided } from '../ledger/payments.ts';
import type {
  DeliveryRecord,
  EventRecord,
  FailureCode,
  PaymentRecord,
  RequestRecord,
  SessionRecord,
} from '../ledger/records.ts';
import type { Settings } from '../ledger/settings.ts';
import { toMajor } from '../money/minorUnits.ts';
import { priceSession } from '../money/priceSession.ts';
import { bodyOf, type Webhooks } from '../webhooks.ts';
import { listFaults, type FaultLine } from './listFaults.ts';

/** The latest records, newest first, and how many there are in all. */
export interface Latest<Line> {
  readonly total: number;
  readonly lines: readonly Line[];
}

/** Major units of `currency`. */
export interface Amount {
  readonly value: number;
  readonly currency: string;
}

export type SessionLine = Pick<
  SessionRecord,
  'id' | 'created' | 'expireTime' | 'status' | 'paymentStatus' | 'uiMode'
> & {
  readonly total: Amount;
  readonly merchantReferenceId: string | null;
};

export type PaymentLine = Pick<
  PaymentRecord,
  'id' | 'sessionId' | 'created' | 'method' | 'cardLast4' | 'status' | 'failureCode'
> & {
  readonly amount: Amount;
  /** Whether the result is still to come. */
  readonly isUndecided: boolean;
};

export type EventLine = Pick<EventRecord, 'id' | 'type' | 'created'> & {
  /** As it is sent. */
  readonly body: string;
  readonly attempts: number;
  readonly isUnderWay: boolean;
  readonly last: Pick<DeliveryRecord, 'url' | 'at' | 'result'> | null;
};

/** What the page of the sandbox shows. Plain JSON, without tokens and without what grows for ever. */
export interface Overview {
  readonly settings: Pick<Settings, 'webhookUrl' | 'pendingDelayMs'>;
  readonly nextDecline: FailureCode | null;
  readonly faults: readonly FaultLine[];
  readonly sessions: Latest<SessionLine>;
  readonly payments: Latest<PaymentLine>;
  readonly events: Latest<EventLine>;
  /** Of the REST API alone. */
  readonly requests: Latest<RequestRecord>;
}

const LINES = 30;

export function takeOverview(ledger: Ledger, faults: Faults, webhooks: Webhooks): Overview {
  const { webhookUrl, pendingDelayMs, taxPercent } = ledger.settings;
  return {
    settings: { webhookUrl, pendingDelayMs },
    nextDecline: ledger.nextDecline,
    faults: listFaults(faults),
    sessions: latest([...ledger.sessions.values()], (session) => {
      const { id, created, expireTime, status, paymentStatus, uiMode, fields } = session;
      const { total: minor, currency } = priceSession(session, taxPercent);
      const total = { value: toMajor(minor, currency), currency };
      const merchantReferenceId = fields.merchantReferenceId ?? null;
      return { id, created, expireTime, status, paymentStatus, uiMode, total, merchantReferenceId };
    }),
    payments: latest([...ledger.payments.values()], (payment) => {
      const { id, sessionId, created, method, cardLast4, status, failureCode, currency } = payment;
      const amount = { value: toMajor(payment.amountMinor, currency), currency };
      const undecided = isUndecided(payment);
      return {
        id,
        sessionId,
        created,
        method,
        cardLast4,
        status,
        failureCode,
        amount,
        isUndecided: undecided,
      };
    }),
    events: latest(ledger.events, (event) => {
      const { id, type, created } = event;
      const tries = ledger.deliveries.filter(({ eventId }) => eventId === id);
      const last = tries.at(-1);
      return {
        id,
        type,
        created,
        body: bodyOf(ledger, event),
        attempts: tries.length,
        isUnderWay: webhooks.isUnderWay(id),
        last: last === undefined ? null : { url: last.url, at: last.at, result: last.result },
      };
    }),
    requests: latest(
      ledger.requests.filter(({ path }) => path.startsWith('/api/')),
      (request) => request,
    ),
  };
}

function latest<Entry, Line>(all: readonly Entry[], lineOf: (entry: Entry) => Line): Latest<Line> {
  return { total: all.length, lines: all.slice(-LINES).reverse().map(lineOf) };
}

import type { SandboxKeys } from '../keys.ts';
import { advance } from '../ledger/advance.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { newId } from '../ledger/newId.ts';
import { failPayment, succeedPayment } from '../ledger/payments.ts';
import type { InstanceRecord, PaymentRecord, SessionRecord } from '../ledger/records.ts';
import { admitPromotion, admitSession, changeableSession, expired, openSession } from './admitSession.ts';
import { confirmPayment } from './confirmPayment.ts';
import { ElementsError } from './ElementsError.ts';
import { readDetails, readString, type ElementsBody } from './readBody.ts';
import { offeredCurrencies, viewSession } from './viewSession.ts';

/** One call of the elements API. Throws an `ElementsError`. */
export type ElementsCall = (body: ElementsBody, merchantOrigin: string | null) => unknown;

/** Every call of the elements API by name. */
export function elementsCalls(ledger: Ledger, keys: SandboxKeys): ReadonlyMap<string, ElementsCall> {
  const instanceOf = (body: ElementsBody): InstanceRecord => {
    const token = readString(body, 'token');
    for (const instance of ledger.instances.values()) {
      if (instance.token === token && instance.destroyed === null) return instance;
    }
    throw new ElementsError(401, 'ClinkApiError', 'token_invalid');
  };
  const sessionOf = (body: ElementsBody): SessionRecord => {
    const session = ledger.sessions.get(instanceOf(body).sessionId);
    if (session === undefined) throw new ElementsError(404, 'ClinkApiError', 'session_not_found');
    return session;
  };
  const view = (session: SessionRecord) => {
    advance(ledger);
    return viewSession(ledger, session);
  };

  return new Map<string, ElementsCall>([
    [
      'load',
      (body, merchantOrigin) => {
        const session = admitSession(ledger, keys, body);
        if (merchantOrigin === null || merchantOrigin === 'null') {
          throw new ElementsError(400, 'ClinkApiError', 'origin_missing');
        }
        const instance: InstanceRecord = {
          id: newId('inst'),
          token: newId('etok'),
          sessionId: session.id,
          merchantOrigin,
          created: ledger.now(),
          destroyed: null,
        };
        ledger.instances.set(instance.id, instance);
        return { instanceId: instance.id, token: instance.token, view: view(session) };
      },
    ],
    [
      // A frame knows only its instance's id before its page has introduced itself.
      'origin',
      (body) => {
        const instance = ledger.instances.get(readString(body, 'instanceId'));
        if (instance === undefined || instance.destroyed !== null) {
          throw new ElementsError(404, 'ClinkApiError', 'token_invalid');
        }
        return { merchantOrigin: instance.merchantOrigin };
      },
    ],
    [
      'destroy',
      (body) => {
        instanceOf(body).destroyed = ledger.now();
        return {};
      },
    ],
    [
      'session',
      (body) => {
        const session = sessionOf(body);
        if (session.status === 'expired') throw expired();
        return view(session);
      },
    ],
    [
      'currency',
      (body) => {
        const session = changeableSession(sessionOf(body));
        const currency = offeredCurrencies(session).find((code) => code === body['currency']);
        if (currency === undefined) throw new ElementsError(422, 'ClinkApiError', 'currency_not_available');
        session.paymentCurrency = currency;
        return view(session);
      },
    ],
    [
      'promotion',
      (body) => {
        const session = openSession(sessionOf(body));
        if (session.paymentStatus === 'processing')
          throw new ElementsError(409, 'PromoCodeError', 'payment_in_progress');
        session.promotionCode =
          body['code'] === null ? null : admitPromotion(session, readString(body, 'code'));
        return view(session);
      },
    ],
    [
      'confirm',
      (body) => {
        const session = sessionOf(body);
        const attemptId = readString(body, 'attemptId');
        // A browser repeats a request whose connection broke by itself: it is still the same attempt.
        for (const payment of ledger.payments.values()) {
          if (payment.sessionId === session.id && payment.attemptId === attemptId) return view(session);
        }
        confirmPayment(ledger, openSession(session), readDetails(body), attemptId);
        return view(session);
      },
    ],
    [
      // The QR code's own page would do this: the shopper pays, or turns back.
      'scan',
      (body) => {
        const session = sessionOf(body);
        const payment = session.paymentId === null ? undefined : ledger.payments.get(session.paymentId);
        if (payment?.action?.type !== 'qr_code')
          throw new ElementsError(409, 'ClinkApiError', 'request_invalid');
        settle(ledger, payment, body['result'] === 'paid' ? null : 'payment_cancelled');
        return view(session);
      },
    ],
    [
      // Authorised by the challenge's id alone: the bank's page knows nothing of instances.
      'challenge',
      (body) => {
        const challengeId = readString(body, 'challengeId');
        for (const payment of ledger.payments.values()) {
          if (payment.action?.type !== 'challenge' || payment.action.challengeId !== challengeId) continue;
          settle(ledger, payment, body['result'] === 'authenticated' ? null : 'authentication_failed');
        }
        return {};
      },
    ],
  ]);
}

function settle(ledger: Ledger, payment: PaymentRecord, failureCode: PaymentRecord['failureCode']): void {
  if (failureCode === null) succeedPayment(ledger, payment);
  else failPayment(ledger, payment, failureCode);
}

import { environmentOfKey } from '../../src/protocol/environment.ts';
import type { SandboxKeys } from '../keys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SessionRecord } from '../ledger/records.ts';
import { findPromotion } from '../money/promotions.ts';
import { ElementsError } from './ElementsError.ts';
import { readString, type ElementsBody } from './readBody.ts';

/** The session of a `loadClinkElements` that may go on. Throws an `ElementsError`. */
export function admitSession(ledger: Ledger, keys: SandboxKeys, body: ElementsBody): SessionRecord {
  const publishKey = readString(body, 'publishKey');
  if (body['environment'] !== 'sandbox' || environmentOfKey(publishKey) === 'production') {
    throw new ElementsError(400, 'ClinkApiError', 'environment_mismatch');
  }
  if (publishKey !== keys.publishKey) throw new ElementsError(401, 'ClinkApiError', 'publish_key_invalid');
  const session = ledger.sessions.get(readString(body, 'sessionId'));
  if (session === undefined) throw new ElementsError(404, 'ClinkApiError', 'session_not_found');
  if (session.uiMode !== 'elements') {
    throw new ElementsError(422, 'SessionNotSupportedError', 'session_not_supported');
  }
  return openSession(session);
}

/** The code to put on a session. Throws an `ElementsError`. */
export function admitPromotion(session: SessionRecord, code: string): string {
  if (session.fields.allowPromotionCodes !== true) {
    throw new ElementsError(422, 'PromoCodeError', 'promotion_codes_not_allowed');
  }
  const promotion = findPromotion(code);
  if (promotion === undefined) throw new ElementsError(422, 'PromoCodeError', 'promotion_code_invalid');
  if (promotion.state === 'expired') throw new ElementsError(422, 'PromoCodeError', 'promotion_code_expired');
  return promotion.code;
}

/** A session that can be paid. Throws an `ElementsError`. */
export function openSession(session: SessionRecord): SessionRecord {
  if (session.status === 'expired') throw expired();
  if (session.status === 'completed')
    throw new ElementsError(409, 'SessionCompleteError', 'session_complete');
  return session;
}

/** A session whose price may change. Throws an `ElementsError`. */
export function changeableSession(session: SessionRecord): SessionRecord {
  if (openSession(session).paymentStatus === 'processing') {
    throw new ElementsError(409, 'ClinkApiError', 'payment_in_progress');
  }
  return session;
}

/** The refusal of a session whose time is over. */
export function expired(): ElementsError {
  return new ElementsError(410, 'SessionExpiredError', 'session_expired');
}

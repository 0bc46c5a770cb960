import type { Ledger } from '../ledger/ledger.ts';
import { newId } from '../ledger/newId.ts';
import type { SessionRecord } from '../ledger/records.ts';
import { resolveCustomer } from '../ledger/resolveCustomer.ts';
import { RestError } from './envelope.ts';
import type { Fields } from './fieldReaders.ts';
import { readSessionFields, SESSION_ID_PLACEHOLDER } from './sessionFields.ts';

/**
 * Makes a session from the body of `POST checkout/session`. There is no idempotency: two calls make two sessions.
 * Throws a `RestError`, and then nothing has been made.
 */
export function createSession(ledger: Ledger, fields: Fields): SessionRecord {
  const { order, returnUrl, ...checked } = readSessionFields(fields);
  const customer = resolveCustomer(ledger, order);
  if (typeof customer === 'string') throw new RestError(customer);

  const id = newId('sess');
  const created = ledger.now();
  const session: SessionRecord = {
    id,
    tokenValue: newId('tok'),
    customerId: customer.id,
    fields: order,
    uiMode: checked.uiMode,
    returnUrl: returnUrl === null ? null : returnUrl.replace(SESSION_ID_PLACEHOLDER, id),
    originalMinor: checked.originalMinor,
    originalCurrency: checked.originalCurrency,
    items: checked.items,
    created,
    expireTime: created + ledger.settings.sessionLifetimeMs,
    status: 'open',
    paymentStatus: 'unpaid',
    paymentCurrency: checked.originalCurrency,
    promotionCode: checked.promotionCode,
    orderId: null,
    paymentId: null,
  };
  ledger.sessions.set(id, session);
  return session;
}

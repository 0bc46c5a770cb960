import { toMajor } from '../money/minorUnits.ts';
import { priceSession } from '../money/priceSession.ts';
import type { Ledger } from './ledger.ts';
import type { OrderRecord, SessionRecord } from './records.ts';

/** A session as `GET checkout/session/{id}` and webhooks show it, without its secret token. Major units, ISO 8601. */
export function sessionResource(ledger: Ledger, session: SessionRecord): Readonly<Record<string, unknown>> {
  const customer = ledger.customers.get(session.customerId);
  const price = priceSession(session, ledger.settings.taxPercent);
  return {
    sessionId: session.id,
    status: session.status,
    paymentStatus: session.paymentStatus,
    amountSubtotal: toMajor(session.originalMinor, session.originalCurrency),
    amountTotal: toMajor(price.total, price.currency),
    originalCurrency: session.originalCurrency,
    paymentCurrency: session.paymentCurrency,
    subscriptionId: null,
    invoiceId: null,
    orderId: session.orderId,
    merchantReferenceId: session.fields.merchantReferenceId ?? null,
    locale: null,
    uiMode: session.uiMode,
    returnUrl: session.returnUrl,
    created: new Date(session.created).toISOString(),
    expire: new Date(session.expireTime).toISOString(),
    price: session.fields.priceId === undefined ? null : { priceId: session.fields.priceId },
    product: session.fields.productId === undefined ? null : { productId: session.fields.productId },
    customer: {
      customerId: session.customerId,
      email: customer?.email ?? null,
      referenceCustomerId: customer?.referenceId ?? null,
    },
    priceDataList: session.fields.priceDataList ?? null,
  };
}

/** An order as webhooks show it. Major units, ISO 8601. */
export function orderResource(order: OrderRecord): Readonly<Record<string, unknown>> {
  return {
    orderId: order.id,
    sessionId: order.sessionId,
    status: order.status,
    customerId: order.customerId,
    merchantReferenceId: order.merchantReferenceId,
    amountTotal: toMajor(order.amountMinor, order.currency),
    paymentCurrency: order.currency,
    created: new Date(order.created).toISOString(),
  };
}

import type { PaymentMethodType } from '../../src/protocol/CheckoutOrder.ts';
import { priceSession } from '../money/priceSession.ts';
import type { Ledger } from './ledger.ts';
import { newId } from './newId.ts';
import type { FailureCode, OrderRecord, PaymentAction, PaymentRecord, SessionRecord } from './records.ts';
import { orderResource, sessionResource } from './resources.ts';

/** Starts an attempt to pay a session, and with it an order. */
export function startPayment(
  ledger: Ledger,
  session: SessionRecord,
  method: PaymentMethodType,
  details: { readonly cardLast4?: string; readonly attemptId?: string } = {},
): PaymentRecord {
  const price = priceSession(session, ledger.settings.taxPercent);
  const payment: PaymentRecord = {
    id: newId('pay'),
    sessionId: session.id,
    orderId: newId('order'),
    method,
    cardLast4: details.cardLast4 ?? null,
    attemptId: details.attemptId ?? null,
    amountMinor: price.total,
    currency: price.currency,
    created: ledger.now(),
    status: 'processing',
    action: null,
    failureCode: null,
    settlement: null,
  };
  const order: OrderRecord = {
    id: payment.orderId,
    sessionId: session.id,
    paymentId: payment.id,
    customerId: session.customerId,
    merchantReferenceId: session.fields.merchantReferenceId ?? null,
    amountMinor: price.total,
    currency: price.currency,
    created: ledger.now(),
    status: 'created',
  };
  ledger.payments.set(payment.id, payment);
  ledger.orders.set(order.id, order);
  session.paymentId = payment.id;
  session.orderId = order.id;
  ledger.record('order.created', orderResource(order));
  return payment;
}

/** Asks the shopper for something. A QR code counts as processing: it may be paid without this page. */
export function requireAction(ledger: Ledger, payment: PaymentRecord, action: PaymentAction): void {
  payment.status = 'requires_action';
  payment.action = action;
  if (action.type === 'qr_code') sessionOf(ledger, payment).paymentStatus = 'processing';
  moveOrder(ledger, payment, 'next_action', 'order.next_action');
}

/** Leaves the result open until `delayMs` have passed. */
export function deferResult(
  ledger: Ledger,
  payment: PaymentRecord,
  delayMs: number,
  failureCode: FailureCode | null,
): void {
  payment.settlement = { at: ledger.now() + delayMs, failureCode };
  sessionOf(ledger, payment).paymentStatus = 'processing';
}

/** The payment is made and its session complete. A payment that is decided already stays as it is. */
export function succeedPayment(ledger: Ledger, payment: PaymentRecord): void {
  if (!isUndecided(payment)) return;
  const session = sessionOf(ledger, payment);
  decide(payment, 'succeeded', null);
  session.status = 'completed';
  session.paymentStatus = 'paid';
  session.orderId = payment.orderId;
  moveOrder(ledger, payment, 'succeeded', 'order.succeeded');
  ledger.record('session.complete', sessionResource(ledger, session));
}

/** The payment is not made; its session takes the next attempt. A decided payment stays as it is. */
export function failPayment(ledger: Ledger, payment: PaymentRecord, failureCode: FailureCode): void {
  if (!isUndecided(payment)) return;
  decide(payment, 'failed', failureCode);
  sessionOf(ledger, payment).paymentStatus = 'unpaid';
  moveOrder(ledger, payment, 'failed', 'order.failed');
}

/** Whether the result is still to come. */
export function isUndecided(payment: PaymentRecord): boolean {
  return payment.status === 'processing' || payment.status === 'requires_action';
}

function decide(
  payment: PaymentRecord,
  status: 'succeeded' | 'failed',
  failureCode: FailureCode | null,
): void {
  payment.status = status;
  payment.failureCode = failureCode;
  payment.action = null;
  payment.settlement = null;
}

function moveOrder(
  ledger: Ledger,
  payment: PaymentRecord,
  status: OrderRecord['status'],
  event: 'order.next_action' | 'order.succeeded' | 'order.failed',
): void {
  const order = ledger.orders.get(payment.orderId);
  if (order === undefined) return;
  order.status = status;
  ledger.record(event, orderResource(order));
}

function sessionOf(ledger: Ledger, payment: PaymentRecord): SessionRecord {
  const session = ledger.sessions.get(payment.sessionId);
  if (session === undefined) throw new Error('A payment in the ledger belongs to no session.');
  return session;
}

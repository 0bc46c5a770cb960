import type { ClinkOrder, PaymentMethodType } from '../../src/protocol/CheckoutOrder.ts';
import type { CurrencyCode } from '../money/currencies.ts';

export interface CustomerRecord {
  readonly id: string;
  email: string | null;
  referenceId: string | null;
  /** ms since the epoch, as every time in the ledger */
  readonly created: number;
}

/** One line of `priceDataList`. */
export interface SessionItem {
  readonly name: string;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly currency: CurrencyCode;
  readonly imageUrl: string | null;
}

export interface SessionRecord {
  readonly id: string;
  /** `tokenValue` of the REST API: for the merchant's server only. */
  readonly tokenValue: string;
  readonly customerId: string;
  /** The fields of the create call as they were accepted. */
  readonly fields: ClinkOrder;
  readonly uiMode: 'elements' | 'hostedPage';
  /** With the session's id in place of the placeholder. */
  readonly returnUrl: string | null;
  readonly originalMinor: number;
  readonly originalCurrency: CurrencyCode;
  readonly items: readonly SessionItem[];
  readonly created: number;
  expireTime: number;
  status: 'open' | 'completed' | 'expired';
  paymentStatus: 'unpaid' | 'processing' | 'paid';
  paymentCurrency: CurrencyCode;
  promotionCode: string | null;
  orderId: string | null;
  /** The latest attempt. */
  paymentId: string | null;
}

export const FAILURE_CODES = [
  'card_declined',
  'insufficient_funds',
  'authentication_failed',
  'test_card_unknown',
  'payment_failed',
  'payment_cancelled',
  'session_expired',
] as const;

/** Why an attempt to pay failed. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** What the shopper has to do before an attempt can go on. */
export type PaymentAction =
  | { readonly type: 'challenge'; readonly challengeId: string }
  | { readonly type: 'qr_code'; readonly content: string };

/** One attempt to pay a session. Card numbers are not kept, only their last four digits. */
export interface PaymentRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly orderId: string;
  readonly method: PaymentMethodType;
  readonly cardLast4: string | null;
  /** The frame's own id of the attempt: a browser may repeat a request whose connection broke. */
  readonly attemptId: string | null;
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
  readonly created: number;
  status: 'requires_action' | 'processing' | 'succeeded' | 'failed';
  action: PaymentAction | null;
  failureCode: FailureCode | null;
  /** A result that arrives by itself. */
  settlement: { readonly at: number; readonly failureCode: FailureCode | null } | null;
}

export interface OrderRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly paymentId: string;
  readonly customerId: string;
  readonly merchantReferenceId: string | null;
  readonly amountMinor: number;
  readonly currency: CurrencyCode;
  readonly created: number;
  status: 'created' | 'next_action' | 'succeeded' | 'failed';
}

export type EventType =
  | 'session.complete'
  | 'session.expired'
  | 'order.created'
  | 'order.next_action'
  | 'order.succeeded'
  | 'order.failed';

/** Something that webhooks tell. `resource` is the record as it was at that moment. */
export interface EventRecord {
  readonly id: string;
  readonly type: EventType;
  readonly created: number;
  readonly resource: Readonly<Record<string, unknown>>;
}

/** One try to deliver an event. */
export interface DeliveryRecord {
  readonly eventId: string;
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
  readonly at: number;
  readonly result: { readonly status: number } | { readonly error: string };
}

/** One `loadClinkElements` of a page. */
export interface InstanceRecord {
  readonly id: string;
  /** What the page and its frames prove themselves with; worth nothing outside this instance. */
  readonly token: string;
  readonly sessionId: string;
  /** Origin of the page that loaded it, as its browser stated it. */
  readonly merchantOrigin: string;
  readonly created: number;
  destroyed: number | null;
}

/** One request the sandbox served; neither headers nor bodies are kept. */
export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** HTTP status, or how the connection was dropped. */
  readonly outcome: number | 'dropped before' | 'dropped after';
  /** What was ordered to happen to it. */
  readonly fault: {
    readonly delayMs?: number;
    readonly status?: number;
    readonly drop?: 'before' | 'after';
  } | null;
  /** What the REST API refused it with, which it also does under HTTP 200. */
  readonly refusal: string | null;
}

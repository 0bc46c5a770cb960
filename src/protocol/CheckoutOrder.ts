/** Ways to pay that Clink knows (`paymentMethodType` of its create-session call). */
export const PAYMENT_METHOD_TYPES = [
  'CARD',
  'CASHAPP',
  'WECHAT',
  'KAKAO',
  'PIX',
  'ALIPAY',
  'UPI',
  'PAYPAL',
  'GOOGLEPAY',
  'APPLEPAY',
  'QRIS',
  'GCASH',
] as const;

/** A way to pay that Clink knows, as it spells it. */
export type PaymentMethodType = (typeof PAYMENT_METHOD_TYPES)[number];

/** A one-time item that is not configured in Clink's dashboard. */
export interface PriceData {
  /** What the shopper reads. */
  readonly name: string;
  /** Whole number, at least 1. @default 1 */
  readonly quantity?: number | undefined;
  /** Price of one, in the currency's major unit (`4.99`), greater than 0. */
  readonly unitAmount: number;
  /** ISO 4217. @default the order's `originalCurrency` */
  readonly currency?: string | undefined;
  /** Address of a picture. */
  readonly imageUrl?: string | undefined;
}

/**
 * The create-session fields of Clink's REST API (`POST checkout/session`), as its documentation gives them.
 * `uiMode` and `returnUrl` are absent: the library sets the one and takes the other as an option.
 */
export interface ClinkOrder {
  /** Amount in the currency's major unit (`4.99`, `500` yen), greater than 0. Clink requires it. */
  readonly originalAmount?: number | undefined;
  /** ISO 4217, three letters (`USD`). Clink requires it. */
  readonly originalCurrency?: string | undefined;
  /** Clink's customer. At least one of the three customer fields is required, and this one is primary. */
  readonly customerId?: string | undefined;
  /** A customer who is not known yet may be created. Given with others, all must name the same customer. */
  readonly customerEmail?: string | undefined;
  /** The merchant's own id of the customer. */
  readonly referenceCustomerId?: string | undefined;
  /** For tracking only: not unique, and **not an idempotency key**. Two calls make two sessions. */
  readonly merchantReferenceId?: string | undefined;
  /** A price configured in the dashboard. */
  readonly priceId?: string | undefined;
  /** A product configured in the dashboard. */
  readonly productId?: string | undefined;
  /** One-time items without a configured product. */
  readonly priceDataList?: readonly PriceData[] | undefined;
  /** Where the hosted page goes after a payment. Not used by the embedded checkout. */
  readonly successUrl?: string | undefined;
  /** Where the hosted page goes when the shopper gives up. Not used by the embedded checkout. */
  readonly cancelUrl?: string | undefined;
  /** The method shown as chosen. */
  readonly paymentMethodType?: PaymentMethodType | undefined;
  /** Methods that are not offered. */
  readonly paymentMethodTypeBlackList?: readonly PaymentMethodType[] | undefined;
  /**
   * Opens the QR flow at once. Clink ignores it unless `paymentMethodType` has the same value and the session
   * offers the method.
   */
  readonly directPaymentQrCodePaymentMethodType?: 'CASHAPP' | 'QRIS' | undefined;
  /** Lets the shopper enter promotion codes. @default false */
  readonly allowPromotionCodes?: boolean | undefined;
  /** A promotion code that is filled in beforehand. Clink ignores it without `allowPromotionCodes: true`. */
  readonly promotionCode?: string | undefined;
  /** Whether the promotion is shown. When false, `promotionCode` is required. @default true */
  readonly showPromotionCode?: boolean | undefined;
  /** Offer the local currency only. */
  readonly localPriceOnly?: boolean | undefined;
  /** At most 20 entries, keys of at most 40 and values of at most 500 characters. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Phases of a subscription. Passed on as given. */
  readonly scheduledPhases?: readonly unknown[] | undefined;
  /** Instruments brought along from another processor. Passed on as given. */
  readonly historicalPaymentInstrumentImport?: unknown;
}

/**
 * What the shopper is about to pay for, as the page tells it to the merchant's endpoint: Clink's create-session
 * fields plus any field of the merchant's own (`cartId`). The endpoint decides the price; figures given here are
 * wishes. Content that differs is a different checkout, so put something in that is unique to this purchase.
 */
export interface CheckoutOrder extends ClinkOrder {
  readonly [merchantField: string]: unknown;
}

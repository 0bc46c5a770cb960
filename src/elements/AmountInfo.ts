/**
 * Payload of `amount-change`. Clink's documentation names what it holds (total, currency, product display, discount,
 * tax, `enablePromotionCode`, `promotionCodeInfo`) but not every field's spelling; the assumed ones are here and
 * nowhere else. All amounts are in the currency's major unit.
 */
export interface AmountInfo {
  /** What the shopper pays. */
  readonly totalAmount: number | string;
  /** ISO 4217 */
  readonly currency: string;
  /** Before discount and tax. */
  readonly subtotalAmount?: number | string | null;
  /** What is taken off, positive. */
  readonly discountAmount?: number | string | null;
  /** Tax in the total. */
  readonly taxAmount?: number | string | null;
  /** What is bought. */
  readonly products?: readonly AmountProduct[] | null;
  /** Whether the shopper may enter a promotion code. */
  readonly enablePromotionCode?: boolean | null;
  /** The promotion code in force. */
  readonly promotionCodeInfo?: AmountPromotion | null;
}

/** One product in an `AmountInfo`. */
export interface AmountProduct {
  /** The product's name. */
  readonly name: string;
  /** How many; 1 when left out. */
  readonly quantity?: number | null;
  /** Price of one. */
  readonly unitAmount?: number | string | null;
  /** The product's picture. */
  readonly imageUrl?: string | null;
  /** Wording for a trial, such as "7 days free". */
  readonly trialLabel?: string | null;
  /** Wording for a recurring charge, such as "per month". */
  readonly recurringLabel?: string | null;
}

/** The promotion code in an `AmountInfo`. */
export interface AmountPromotion {
  /** The code. */
  readonly code: string;
  /** What it takes off, positive. */
  readonly discountAmount?: number | string | null;
  /** Wording for how long it counts, such as "for 3 months". */
  readonly durationLabel?: string | null;
  /** Its terms, as text. */
  readonly terms?: string | null;
}

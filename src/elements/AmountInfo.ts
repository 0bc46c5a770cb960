/**
 * Payload of `amount-change`. Clink's documentation names what it holds (total, currency, product display, discount,
 * tax, `enablePromotionCode`, `promotionCodeInfo`) but not every field's spelling; the assumed ones are here and
 * nowhere else. All amounts are in the currency's major unit.
 */
export interface AmountInfo {
  readonly totalAmount: number | string;
  /** ISO 4217 */
  readonly currency: string;
  readonly subtotalAmount?: number | string | null;
  readonly discountAmount?: number | string | null;
  readonly taxAmount?: number | string | null;
  readonly products?: readonly AmountProduct[] | null;
  readonly enablePromotionCode?: boolean | null;
  readonly promotionCodeInfo?: AmountPromotion | null;
}

export interface AmountProduct {
  readonly name: string;
  readonly quantity?: number | null;
  readonly unitAmount?: number | string | null;
  readonly imageUrl?: string | null;
  /** Wording for a trial, such as "7 days free". */
  readonly trialLabel?: string | null;
  /** Wording for a recurring charge, such as "per month". */
  readonly recurringLabel?: string | null;
}

export interface AmountPromotion {
  readonly code: string;
  readonly discountAmount?: number | string | null;
  readonly durationLabel?: string | null;
  readonly terms?: string | null;
}

import type { AmountInfo, AmountProduct, AmountPromotion } from '../elements/AmountInfo.ts';
import { readOwn, readOwnText } from '../protocol/readOwn.ts';

/** What is to be paid, as the SDK last reported it. Amounts are in the currency's major unit, never to be summed up. */
export interface CheckoutAmount {
  /** What the shopper pays, discount and tax included. Major unit. */
  readonly total: number;
  /** ISO 4217, upper case */
  readonly currency: string;
  /** Before discount and tax. Major unit, `null` when it was not reported. */
  readonly subtotal: number | null;
  /** Positive: what is taken off. */
  readonly discount: number | null;
  /** Major unit, `null` when it was not reported. */
  readonly tax: number | null;
  /** What is bought, in Clink's order; empty when it was not reported. */
  readonly lines: readonly AmountLine[];
  /** Whether the shopper may enter a promotion code. */
  readonly acceptsPromotionCode: boolean;
  /** The promotion code in force, `null` without one. */
  readonly promotion: AppliedPromotion | null;
}

/** One product of the order, as Clink reported it. */
export interface AmountLine {
  /** The product's name, as text: never HTML. */
  readonly name: string;
  /** How many. 1 when it was not reported. */
  readonly quantity: number;
  /** Price of one, `null` when it was not reported. */
  readonly unitAmount: number | null;
  /** The product's picture, `null` when there is none. */
  readonly imageUrl: string | null;
  /** Clink's wording for a trial, such as "7 days free"; `null` without one. */
  readonly trial: string | null;
  /** Clink's wording for a recurring charge, such as "per month"; `null` for a single one. */
  readonly recurring: string | null;
}

/** A promotion code that Clink has accepted. */
export interface AppliedPromotion {
  /** The code, as Clink writes it. */
  readonly code: string;
  /** What it takes off, positive, in the currency's major unit; `null` when it was not reported. */
  readonly discount: number | null;
  /** Clink's wording for how long it counts, such as "for 3 months"; `null` when it was not reported. */
  readonly duration: string | null;
  /** Clink's terms of the promotion; `null` when there are none. */
  readonly terms: string | null;
}

/** Reads the payload of `amount-change`; `null` when it has no total or currency that could be shown. */
export function readAmount(info: unknown): CheckoutAmount | null {
  const total = readNumber(info, 'totalAmount');
  const currency = text(info, 'currency')?.toUpperCase();
  if (total === null || total < 0 || !currency || !/^[A-Z]{3}$/.test(currency)) return null;
  const products = field(info, 'products');
  const promotion = field(info, 'promotionCodeInfo');
  return {
    total,
    currency,
    subtotal: readNumber(info, 'subtotalAmount'),
    discount: readNumber(info, 'discountAmount'),
    tax: readNumber(info, 'taxAmount'),
    lines: Array.isArray(products) ? products.flatMap(readLine) : [],
    acceptsPromotionCode: field(info, 'enablePromotionCode') === true,
    promotion: readPromotion(promotion),
  };
}

function readLine(product: unknown): AmountLine[] {
  const name = text(product, 'name');
  if (!name) return [];
  return [
    {
      name,
      quantity: readNumber(product, 'quantity') ?? 1,
      unitAmount: readNumber(product, 'unitAmount'),
      imageUrl: text(product, 'imageUrl'),
      trial: text(product, 'trialLabel'),
      recurring: text(product, 'recurringLabel'),
    },
  ];
}

function readPromotion(promotion: unknown): AppliedPromotion | null {
  const code = text(promotion, 'code');
  if (!code) return null;
  return {
    code,
    discount: readNumber(promotion, 'discountAmount'),
    duration: text(promotion, 'durationLabel'),
    terms: text(promotion, 'terms'),
  };
}

/** Spellings are those of the SDK's types, so that a correction there is found here. */
type Field = keyof AmountInfo | keyof AmountProduct | keyof AmountPromotion;

function field(value: unknown, key: Field): unknown {
  return readOwn(value, key);
}

function text(value: unknown, key: Field): string | null {
  return readOwnText(value, key) ?? null;
}

function readNumber(value: unknown, key: Field): number | null {
  const found = field(value, key);
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

import type { AmountInfo, AmountProduct } from '../../src/elements/AmountInfo.ts';
import type { SessionRecord } from '../ledger/records.ts';
import type { CurrencyCode } from './currencies.ts';
import { convert, share, toMajor } from './minorUnits.ts';
import { findPromotion, type Promotion } from './promotions.ts';

/** What a session costs now, in minor units of `currency`. */
export interface SessionPrice {
  readonly currency: CurrencyCode;
  readonly subtotal: number;
  readonly discount: number;
  readonly tax: number;
  readonly total: number;
}

/** Prices a session in its payment currency. `taxPercent` is laid on what is left after the discount. */
export function priceSession(session: SessionRecord, taxPercent: number): SessionPrice {
  const currency = session.paymentCurrency;
  const subtotal = convert(session.originalMinor, session.originalCurrency, currency);
  const promotion = session.promotionCode === null ? undefined : findPromotion(session.promotionCode);
  const discount =
    promotion === undefined ? 0 : Math.min(subtotal, discountOf(promotion, subtotal, currency));
  const tax = share(subtotal - discount, Math.round(taxPercent * 100));
  return { currency, subtotal, discount, tax, total: subtotal - discount + tax };
}

/** The same as the payload of `amount-change`: major units. */
export function amountInfoOf(session: SessionRecord, taxPercent: number): AmountInfo {
  const price = priceSession(session, taxPercent);
  const promotion = session.promotionCode === null ? undefined : findPromotion(session.promotionCode);
  return {
    totalAmount: toMajor(price.total, price.currency),
    currency: price.currency,
    subtotalAmount: toMajor(price.subtotal, price.currency),
    discountAmount: toMajor(price.discount, price.currency),
    taxAmount: toMajor(price.tax, price.currency),
    products: productsOf(session),
    enablePromotionCode:
      session.fields.allowPromotionCodes === true && session.fields.showPromotionCode !== false,
    promotionCodeInfo:
      promotion === undefined
        ? null
        : {
            code: promotion.code,
            discountAmount: toMajor(price.discount, price.currency),
            durationLabel: promotion.durationLabel,
            terms: promotion.terms,
          },
  };
}

function discountOf(promotion: Promotion, subtotal: number, currency: CurrencyCode): number {
  return promotion.discount.type === 'percent'
    ? share(subtotal, promotion.discount.basisPoints)
    : convert(promotion.discount.usdMinor, 'USD', currency);
}

function productsOf(session: SessionRecord): AmountProduct[] {
  return session.items.map((item) => ({
    name: item.name,
    quantity: item.quantity,
    unitAmount: toMajor(
      convert(item.unitMinor, item.currency, session.paymentCurrency),
      session.paymentCurrency,
    ),
    imageUrl: item.imageUrl,
    trialLabel: null,
    recurringLabel: null,
  }));
}

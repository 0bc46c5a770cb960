import { PAYMENT_METHOD_TYPES } from '../../src/protocol/CheckoutOrder.ts';
import type { ClinkOrder, PriceData } from '../../src/protocol/CheckoutOrder.ts';
import type { SessionItem } from '../ledger/records.ts';
import { isCurrencyCode, type CurrencyCode } from '../money/currencies.ts';
import { toMinor } from '../money/minorUnits.ts';
import { findPromotion } from '../money/promotions.ts';
import { RestError } from './envelope.ts';
import {
  isObject,
  readBoolean,
  readList,
  readMetadata,
  readOneOf,
  readPositive,
  readText,
  readUrl,
  refuse,
  type Fields,
} from './fieldReaders.ts';

/** A create call that keeps every rule. */
export interface SessionFields {
  readonly order: ClinkOrder;
  readonly uiMode: 'elements' | 'hostedPage';
  /** Still with the placeholder. */
  readonly returnUrl: string | null;
  readonly originalMinor: number;
  readonly originalCurrency: CurrencyCode;
  readonly items: readonly SessionItem[];
  /** The code to start with; `null` too where Clink ignores the one given. */
  readonly promotionCode: string | null;
}

/** `{ELEMENTS_SESSION_ID}`, also as `URL` writes it. */
export const SESSION_ID_PLACEHOLDER = /\{ELEMENTS_SESSION_ID\}|%7BELEMENTS_SESSION_ID%7D/gi;

/** Checks the fields of `POST checkout/session`. Throws a `RestError` for the first rule that is broken. */
export function readSessionFields(fields: Fields): SessionFields {
  const originalAmount = readPositive(fields, 'originalAmount') ?? refuse('originalAmount', 'is required');
  const originalCurrency =
    readCurrency(fields, 'originalCurrency') ?? refuse('originalCurrency', 'is required');
  const originalMinor = readMinor('originalAmount', originalAmount, originalCurrency);

  const uiMode = readOneOf(fields, 'uiMode', ['elements', 'hostedPage']) ?? 'hostedPage';
  const returnUrl = readUrl(fields, 'returnUrl') ?? null;
  if (uiMode === 'elements') {
    if (returnUrl === null) refuse('returnUrl', 'is required when uiMode is elements');
    if (returnUrl.search(SESSION_ID_PLACEHOLDER) < 0)
      refuse('returnUrl', 'must contain {ELEMENTS_SESSION_ID}');
  }

  const blackList = readList(fields, 'paymentMethodTypeBlackList')?.map(
    (entry) =>
      PAYMENT_METHOD_TYPES.find((method) => method === entry) ??
      refuse('paymentMethodTypeBlackList', 'names no method'),
  );
  const priceDataList = readList(fields, 'priceDataList')?.map(readPriceData);
  const allowPromotionCodes = readBoolean(fields, 'allowPromotionCodes');
  const promotionCode = readText(fields, 'promotionCode');
  const showPromotionCode = readBoolean(fields, 'showPromotionCode');
  if (showPromotionCode === false && promotionCode === undefined) {
    refuse('promotionCode', 'is required when showPromotionCode is false');
  }
  // Without allowPromotionCodes a promotion code does nothing, and no error says so: as at Clink.
  const effectiveCode = allowPromotionCodes === true ? promotionCode : undefined;
  if (effectiveCode !== undefined && findPromotion(effectiveCode)?.state !== 'active') {
    throw new RestError('PROMOTION_CODE_INVALID');
  }

  return {
    order: {
      originalAmount,
      originalCurrency,
      customerId: readText(fields, 'customerId'),
      customerEmail: readText(fields, 'customerEmail'),
      referenceCustomerId: readText(fields, 'referenceCustomerId'),
      merchantReferenceId: readText(fields, 'merchantReferenceId'),
      priceId: readText(fields, 'priceId'),
      productId: readText(fields, 'productId'),
      priceDataList,
      successUrl: readUrl(fields, 'successUrl'),
      cancelUrl: readUrl(fields, 'cancelUrl'),
      paymentMethodType: readOneOf(fields, 'paymentMethodType', PAYMENT_METHOD_TYPES),
      paymentMethodTypeBlackList: blackList,
      directPaymentQrCodePaymentMethodType: readOneOf(fields, 'directPaymentQrCodePaymentMethodType', [
        'CASHAPP',
        'QRIS',
      ]),
      allowPromotionCodes,
      promotionCode,
      showPromotionCode,
      localPriceOnly: readBoolean(fields, 'localPriceOnly'),
      metadata: readMetadata(fields, 'metadata'),
    },
    uiMode,
    returnUrl,
    originalMinor,
    originalCurrency,
    items: (priceDataList ?? []).map((price) => itemOf(price, originalCurrency)),
    promotionCode: effectiveCode === undefined ? null : (findPromotion(effectiveCode)?.code ?? null),
  };
}

function readCurrency(fields: Fields, name: string): CurrencyCode | undefined {
  const code = readText(fields, name);
  if (code === undefined || isCurrencyCode(code)) return code;
  if (!/^[A-Z]{3}$/.test(code)) refuse(name, 'must be three capital letters (ISO 4217)');
  throw new RestError('CURRENCY_NOT_SUPPORTED', `${name} is not a currency of the sandbox`);
}

function readMinor(name: string, major: number, currency: CurrencyCode): number {
  const minor = toMinor(major, currency);
  return minor === null || minor === 0 ? refuse(name, `is not an amount of ${currency}`) : minor;
}

function readPriceData(entry: unknown): PriceData {
  if (!isObject(entry)) return refuse('priceDataList', 'must hold objects');
  const quantity = readPositive(entry, 'quantity');
  if (quantity !== undefined && !Number.isInteger(quantity)) refuse('quantity', 'must be a whole number');
  return {
    name: readText(entry, 'name') ?? refuse('priceDataList', 'needs a name in every entry'),
    quantity,
    unitAmount:
      readPositive(entry, 'unitAmount') ?? refuse('priceDataList', 'needs a unitAmount in every entry'),
    currency: readCurrency(entry, 'currency'),
    imageUrl: readUrl(entry, 'imageUrl'),
  };
}

function itemOf(price: PriceData, originalCurrency: CurrencyCode): SessionItem {
  const currency = isCurrencyCode(price.currency) ? price.currency : originalCurrency;
  return {
    name: price.name,
    quantity: price.quantity ?? 1,
    unitMinor: readMinor('unitAmount', price.unitAmount, currency),
    currency,
    imageUrl: price.imageUrl ?? null,
  };
}

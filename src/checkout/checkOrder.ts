import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { CheckoutOrder, PriceData } from '../protocol/CheckoutOrder.ts';
import { isRecord } from '../protocol/isRecord.ts';

/**
 * Judges what can be known of an order in the browser, by the rules of Clink's create-session call. In production the
 * server alone judges the fields, as it has to anyway, and a warning is the name of its field.
 *
 * @returns warnings about fields that Clink would silently ignore
 * @throws CheckoutError `invalid_order` naming the field; nothing has been sent then
 */
export function checkOrder(order: CheckoutOrder): readonly string[] {
  if (!isRecord(order)) {
    throw new CheckoutError('invalid_order', {
      message:
        process.env.NODE_ENV === 'production'
          ? undefined
          : 'There is no order: pass an object, such as `{ cartId }`.',
    });
  }
  if (process.env.NODE_ENV !== 'production') checkFields(order);
  return warningsFor(order);
}

function checkFields(order: CheckoutOrder): void {
  const { originalAmount, originalCurrency, priceDataList, metadata } = order;
  if (originalAmount !== undefined)
    demand(isPositive(originalAmount), 'originalAmount', 'a number greater than 0');
  if (originalCurrency !== undefined) {
    demand(
      isCurrency(originalCurrency),
      'originalCurrency',
      'an ISO 4217 code of three letters, such as USD',
    );
  }
  for (const field of ['customerId', 'customerEmail', 'referenceCustomerId'] as const) {
    if (order[field] !== undefined) {
      demand(typeof order[field] === 'string' && order[field] !== '', field, 'a text that is not empty');
    }
  }
  if (order.showPromotionCode === false) {
    demand(!!order.promotionCode, 'promotionCode', 'given when showPromotionCode is false');
  }
  if (priceDataList !== undefined) checkPrices(priceDataList);
  if (metadata !== undefined) checkMetadata(metadata);
}

function checkPrices(prices: readonly PriceData[]): void {
  demand(Array.isArray(prices), 'priceDataList', 'a list');
  for (const price of prices) {
    demand(isRecord(price as unknown), 'priceDataList[]', 'an object');
    const { name, quantity, unitAmount, currency } = price;
    demand(typeof name === 'string' && name !== '', 'priceDataList[].name', 'a text that is not empty');
    demand(
      quantity === undefined || (Number.isInteger(quantity) && quantity >= 1),
      'priceDataList[].quantity',
      'a whole number of at least 1',
    );
    demand(isPositive(unitAmount), 'priceDataList[].unitAmount', 'a number greater than 0');
    demand(currency === undefined || isCurrency(currency), 'priceDataList[].currency', 'an ISO 4217 code');
  }
}

function checkMetadata(metadata: Readonly<Record<string, string>>): void {
  demand(isRecord(metadata), 'metadata', 'an object');
  const entries = Object.entries(metadata);
  demand(entries.length <= 20, 'metadata', 'of at most 20 entries');
  for (const [key, value] of entries) {
    const fits = key.length <= 40 && typeof value === 'string' && value.length <= 500;
    demand(fits, 'metadata', 'of keys up to 40 and texts up to 500 characters');
  }
}

function warningsFor(order: CheckoutOrder): readonly string[] {
  const warnings: string[] = [];
  if (order.promotionCode !== undefined && order.allowPromotionCodes !== true) {
    warnings.push(
      process.env.NODE_ENV === 'production'
        ? 'promotionCode'
        : 'promotionCode has no effect without allowPromotionCodes: true.',
    );
  }
  const direct = order.directPaymentQrCodePaymentMethodType;
  if (direct !== undefined && direct !== order.paymentMethodType) {
    warnings.push(
      process.env.NODE_ENV === 'production'
        ? 'directPaymentQrCodePaymentMethodType'
        : 'directPaymentQrCodePaymentMethodType has no effect unless paymentMethodType has the same value.',
    );
  }
  return warnings;
}

function demand(met: boolean, field: string, rule: string): asserts met {
  if (!met) {
    throw new CheckoutError('invalid_order', {
      message: `The order was not sent: \`${field}\` must be ${rule}. Correct it and try again.`,
    });
  }
}

function isPositive(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) > 0;
}

function isCurrency(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z]{3}$/.test(value);
}

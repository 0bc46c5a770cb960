import type { AmountInfo } from '../elements/AmountInfo.ts';
import { roundAmount } from './roundAmount.ts';

/**
 * What Clink reports as `amount-change`, in the currency's major unit. What is left out follows from what is given: the
 * subtotal from the products, the total from subtotal, discount and tax. Without products it is 24 USD.
 *
 * @throws TypeError for a currency that is no ISO 4217 code, or a total below zero: Clink sends neither
 */
export function createAmountInfo(given: Partial<AmountInfo> = {}): AmountInfo {
  const { currency = 'USD', products, discountAmount, taxAmount } = given;
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new TypeError('createAmountInfo: `currency` must be an ISO 4217 code in capitals, such as "USD".');
  }
  const round = (amount: number): number => roundAmount(amount, currency);
  const lines = products?.map(({ quantity, unitAmount }) => (quantity ?? 1) * Number(unitAmount ?? 0));
  const sum = lines && round(lines.reduce((total, line) => total + line, 0));
  const subtotal = given.subtotalAmount ?? sum;
  const total =
    given.totalAmount ?? round(Number(subtotal ?? 24) - Number(discountAmount ?? 0) + Number(taxAmount ?? 0));
  if (!(Number(total) >= 0)) {
    throw new TypeError('createAmountInfo: the total must be a number of 0 or more. Give `totalAmount`.');
  }
  return {
    currency,
    enablePromotionCode: true,
    ...(subtotal !== undefined && { subtotalAmount: subtotal }),
    ...given,
    totalAmount: total,
  };
}

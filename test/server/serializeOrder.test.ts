// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { ClinkOrder } from '../../src/server/index.ts';
import { CheckoutProblem } from '../../src/server/index.ts';
import { serializeOrder } from '../../src/server/serializeOrder.ts';
import { RETURN_URL } from './createTestHandler.ts';

const MINIMAL = { originalAmount: 4.99, originalCurrency: 'USD', customerEmail: 'ada@shop.example' };

const FULL: Required<ClinkOrder> = {
  ...MINIMAL,
  customerId: 'cus_1',
  referenceCustomerId: 'u_1',
  merchantReferenceId: 'o_1',
  priceId: 'price_1',
  productId: 'prod_1',
  priceDataList: [
    { name: 'Beans', quantity: 2, unitAmount: 12.5, currency: 'USD', imageUrl: 'https://a.example/b.png' },
  ],
  successUrl: 'https://a.example/yes',
  cancelUrl: 'https://a.example/no',
  paymentMethodType: 'CASHAPP',
  paymentMethodTypeBlackList: ['PIX', 'UPI'],
  directPaymentQrCodePaymentMethodType: 'CASHAPP',
  allowPromotionCodes: true,
  promotionCode: 'SAVE10',
  showPromotionCode: true,
  localPriceOnly: false,
  metadata: { cart: 'c_1' },
  scheduledPhases: [{ any: 'thing' }],
  historicalPaymentInstrumentImport: { any: 'thing' },
};

function causeOf(order: unknown, extraFields: readonly string[] = []): unknown {
  try {
    serializeOrder(order, RETURN_URL, extraFields);
  } catch (error) {
    return error instanceof CheckoutProblem && error.code === 'invalid_order_resolved' ? error.cause : error;
  }
  return 'sent';
}

describe('serializeOrder', () => {
  it.each([
    ['the least Clink takes', MINIMAL],
    ['every field there is', FULL],
  ])('passes on %s', (_case, order) => {
    expect(JSON.parse(serializeOrder(order, RETURN_URL, []))).toEqual({
      ...order,
      uiMode: 'elements',
      returnUrl: RETURN_URL,
    });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['no amount', { originalAmount: undefined }, /originalAmount is missing/],
    ['an amount of zero', { originalAmount: 0 }, /originalAmount must be >0/],
    ['a negative amount', { originalAmount: -1 }, /originalAmount must be >0/],
    ['an amount that is no number', { originalAmount: Number.NaN }, /originalAmount must be/],
    ['an amount without end', { originalAmount: Infinity }, /originalAmount must be/],
    ['an amount as text', { originalAmount: '4.99' }, /originalAmount must be number/],
    ['no currency', { originalCurrency: undefined }, /originalCurrency is missing/],
    ['a currency that is none', { originalCurrency: 'DOLLAR' }, /originalCurrency must be an ISO 4217 code/],
    ['an empty customer', { customerId: '' }, /customerId must be/],
    ['an item without a name', { priceDataList: [{ unitAmount: 1 }] }, /priceDataList\.0\.name is missing/],
    [
      'half an item',
      { priceDataList: [{ name: 'x', unitAmount: 1, quantity: 0.5 }] },
      /priceDataList\.0\.quantity/,
    ],
    ['a method nobody has', { paymentMethodType: 'BARTER' }, /paymentMethodType must be/],
    ['an address that is none', { successUrl: 'canary' }, /successUrl must be/],
    [
      'too much metadata',
      { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [i, 'x'])) },
      /metadata must be <=20/,
    ],
    ['metadata with a key of every object', { metadata: { constructor: 'x' } }, /metadata must not have/],
    ['metadata that is too long', { metadata: { note: 'x'.repeat(501) } }, /metadata\.note must be <=500/],
    ['a hidden promotion without its code', { showPromotionCode: false }, /needs promotionCode/],
    ['a wish of the browser', { cartId: 'canary' }, /cartId is no field of Clink’s/],
  ])('refuses %s, and names the field without its value', (_case, fields, reason) => {
    const cause = causeOf({ ...MINIMAL, ...fields });
    expect(cause).toMatch(reason);
    expect(cause).not.toMatch(/canary|BARTER|DOLLAR/);
  });

  it('passes a field on that the merchant knows to be new', () => {
    const order = { ...MINIMAL, installments: 3 };
    expect(causeOf(order)).toMatch(/installments is no field/);
    expect(causeOf(order, ['installments'])).toBe('sent');
    expect(JSON.parse(serializeOrder(order, RETURN_URL, ['installments']))).toMatchObject({
      installments: 3,
    });
  });
});

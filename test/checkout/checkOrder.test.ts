// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkOrder } from '../../src/checkout/checkOrder.ts';
import type { CheckoutOrder } from '../../src/protocol/CheckoutOrder.ts';

describe('an order', () => {
  const full: CheckoutOrder = {
    originalAmount: 4.99,
    originalCurrency: 'USD',
    customerEmail: 'a@example.com',
    priceDataList: [{ name: 'Mug', quantity: 2, unitAmount: 2.495, currency: 'USD' }],
    allowPromotionCodes: true,
    promotionCode: 'A',
    paymentMethodType: 'CASHAPP',
    directPaymentQrCodePaymentMethodType: 'CASHAPP',
    metadata: { campaign: 'autumn' },
    cartId: 'c_1',
  };

  it('of Clink’s fields and the merchant’s own passes without a word', () => {
    expect(checkOrder(full)).toEqual([]);
  });

  it('that leaves everything to the server passes', () => {
    expect(checkOrder({ cartId: 'c_1' })).toEqual([]);
  });

  it.each([
    ['originalAmount', { originalAmount: 0 }],
    ['originalAmount', { originalAmount: -4 }],
    ['originalAmount', { originalAmount: NaN }],
    ['originalAmount', { originalAmount: Infinity }],
    ['originalAmount', { originalAmount: '4.99' }],
    ['originalCurrency', { originalCurrency: 'US' }],
    ['originalCurrency', { originalCurrency: 'DOLLAR' }],
    ['originalCurrency', { originalCurrency: '€' }],
    ['customerId', { customerId: '' }],
    ['promotionCode', { showPromotionCode: false }],
    ['priceDataList[].quantity', { priceDataList: [{ name: 'A', unitAmount: 1, quantity: 1.5 }] }],
    ['priceDataList[].unitAmount', { priceDataList: [{ name: 'A', unitAmount: 0 }] }],
    ['priceDataList[].name', { priceDataList: [{ name: '', unitAmount: 1 }] }],
    ['metadata', { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, 'v'])) }],
    ['metadata', { metadata: { ['k'.repeat(41)]: 'v' } }],
    ['metadata', { metadata: { k: 'v'.repeat(501) } }],
  ])('is refused with the name of the field: %s', (field, order) => {
    expect(() => checkOrder(order as CheckoutOrder)).toThrow(`\`${field}\``);
    expect(() => checkOrder(order as CheckoutOrder)).toThrow(
      expect.objectContaining({ code: 'invalid_order' }),
    );
  });

  it.each([
    [{ promotionCode: 'A' }, 'allowPromotionCodes'],
    [{ promotionCode: 'A', allowPromotionCodes: false }, 'allowPromotionCodes'],
    [{ directPaymentQrCodePaymentMethodType: 'CASHAPP' as const }, 'paymentMethodType'],
    [
      { directPaymentQrCodePaymentMethodType: 'CASHAPP' as const, paymentMethodType: 'CARD' as const },
      'paymentMethodType',
    ],
  ])('with a field that Clink ignores is only warned of: %j', (order, reason) => {
    expect(checkOrder(order)).toEqual([expect.stringContaining(reason)]);
  });
});

describe('in production', () => {
  beforeEach(() => vi.stubEnv('NODE_ENV', 'production'));

  it('the fields of an order are left to the server to judge', () => {
    expect(checkOrder({ originalAmount: -4, priceDataList: [{ name: '', unitAmount: 0 }] })).toEqual([]);
  });

  it('what is no order is refused all the same', () => {
    expect(() => checkOrder(undefined as unknown as CheckoutOrder)).toThrow(
      expect.objectContaining({ code: 'invalid_order' }),
    );
  });

  it('a warning is the name of its field', () => {
    expect(checkOrder({ promotionCode: 'A', directPaymentQrCodePaymentMethodType: 'CASHAPP' })).toEqual([
      'promotionCode',
      'directPaymentQrCodePaymentMethodType',
    ]);
  });
});

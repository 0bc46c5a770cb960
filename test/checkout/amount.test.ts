// @vitest-environment node
import { expect, it } from 'vitest';
import { readAmount } from '../../src/checkout/amount.ts';
import { formatAmount } from '../../src/react/formatAmount.ts';

it('an amount is read with its lines and its promotion', () => {
  expect(
    readAmount({
      totalAmount: 21.6,
      currency: 'usd',
      subtotalAmount: '24',
      discountAmount: 2.4,
      taxAmount: null,
      enablePromotionCode: true,
      products: [
        { name: 'Mug', quantity: 2, unitAmount: 12, imageUrl: 'https://shop.example/mug.svg' },
        { quantity: 1 },
      ],
      promotionCodeInfo: { code: 'WELCOME10', discountAmount: 2.4, durationLabel: 'Once' },
    }),
  ).toEqual({
    total: 21.6,
    currency: 'USD',
    subtotal: 24,
    discount: 2.4,
    tax: null,
    acceptsPromotionCode: true,
    lines: [
      {
        name: 'Mug',
        quantity: 2,
        unitAmount: 12,
        imageUrl: 'https://shop.example/mug.svg',
        trial: null,
        recurring: null,
      },
    ],
    promotion: { code: 'WELCOME10', discount: 2.4, duration: 'Once', terms: null },
  });
});

it.each([
  undefined,
  null,
  'text',
  {},
  { totalAmount: NaN, currency: 'USD' },
  { totalAmount: -1, currency: 'USD' },
  { totalAmount: '', currency: 'USD' },
  { totalAmount: 1, currency: 'dollars' },
  { totalAmount: 1 },
  JSON.parse('{"__proto__":{"totalAmount":1,"currency":"USD"}}'),
])('what cannot be shown is not read: %j (case 54)', (info) => {
  expect(readAmount(info)).toBeNull();
});

it.each([
  [24, 'USD', 'en-US', '$24.00'],
  [2400, 'JPY', 'en-US', '¥2,400'],
  [1.234, 'KWD', 'en-US', 'KWD\u00a01.234'],
  [1e15, 'USD', 'en-US', '$1,000,000,000,000,000.00'],
  [24, 'EUR', 'de-DE', '24,00\u00a0€'],
])('%d %s in %s is written %s (case 54)', (amount, currency, locale, text) => {
  expect(formatAmount(amount, currency, locale)).toBe(text);
});

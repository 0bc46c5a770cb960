import { describe, expect, it } from 'vitest';
import { formatAmount } from '../../src/react/formatAmount.ts';

describe('formatAmount', () => {
  it.each([
    [48, 'USD', 'en', '$48.00'],
    [500, 'JPY', 'en', '¥500'],
    [1.5, 'KWD', 'en', 'KWD 1.500'],
    [48, 'USD', 'de', '48,00 $'],
    [48, 'USD', 'en_US', '$48.00'],
    [48, 'USD', 'no locale at all', '$48.00'],
  ])('%s %s in %s has the currency’s own digits', (amount, currency, locale, expected) => {
    expect(formatAmount(amount, currency, locale).replaceAll('\u00a0', ' ')).toBe(expected);
  });

  it.each([
    [48, 'ar'],
    [-48, 'ar'],
    [48, 'ar-SA'],
    [-48, 'ar-EG'],
  ])('keeps the sign of US$ on its side in a right-to-left language: %s in %s', (amount, locale) => {
    const text = formatAmount(amount, 'USD', locale);
    expect(text).toContain('\u2066US$\u2069');
    expect(text.replaceAll(/[\u2066\u2069]/g, '')).toBe(
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' }).format(amount),
    );
  });
});

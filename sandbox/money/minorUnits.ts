import { CURRENCIES, type CurrencyCode } from './currencies.ts';

/**
 * An amount of the major unit (`4.99`) in minor units (`499`); `null` when the currency has no such amount
 * (`0.005` dollars, half a yen) or it is too large to be exact.
 */
export function toMinor(major: number, currency: CurrencyCode): number | null {
  const scaled = major * 10 ** CURRENCIES[currency].digits;
  const minor = Math.round(scaled);
  // 4.99 * 100 is 499.00000000000006: the distance allowed is what binary fractions cost, not part of a cent.
  return Number.isSafeInteger(minor) && Math.abs(scaled - minor) < 1e-6 * Math.max(1, Math.abs(scaled) / 1e6)
    ? minor
    : null;
}

/** Minor units (`499`) as an amount of the major unit (`4.99`). */
export function toMajor(minor: number, currency: CurrencyCode): number {
  return minor / 10 ** CURRENCIES[currency].digits;
}

/** Minor units of one currency in minor units of another, halves rounded up. */
export function convert(minor: number, from: CurrencyCode, to: CurrencyCode): number {
  if (from === to) return minor;
  const source = CURRENCIES[from];
  const target = CURRENCIES[to];
  return divide(
    BigInt(minor) * target.perDollar * 10n ** BigInt(target.digits),
    source.perDollar * 10n ** BigInt(source.digits),
  );
}

/** A share of an amount, given in hundredths of a percent, halves rounded up. */
export function share(minor: number, basisPoints: number): number {
  return divide(BigInt(minor) * BigInt(basisPoints), 10_000n);
}

// All amounts here are positive, so adding half the divisor rounds halves up.
function divide(dividend: bigint, divisor: bigint): number {
  return Number((dividend + divisor / 2n) / divisor);
}

/** The currencies in which the sandbox can charge. */
export type CurrencyCode = 'USD' | 'EUR' | 'GBP' | 'JPY' | 'KWD' | 'BRL';

export interface Currency {
  readonly code: CurrencyCode;
  /** Digits after the decimal point: minor units are the major unit divided by 10 to this power. */
  readonly digits: number;
  /** Millionths of this currency's major unit for one US dollar. Fixed, so that figures in tests stay put. */
  readonly perDollar: bigint;
}

export const CURRENCIES: Readonly<Record<CurrencyCode, Currency>> = {
  USD: { code: 'USD', digits: 2, perDollar: 1_000_000n },
  EUR: { code: 'EUR', digits: 2, perDollar: 920_000n },
  GBP: { code: 'GBP', digits: 2, perDollar: 790_000n },
  JPY: { code: 'JPY', digits: 0, perDollar: 155_000_000n },
  KWD: { code: 'KWD', digits: 3, perDollar: 307_000n },
  BRL: { code: 'BRL', digits: 2, perDollar: 5_400_000n },
};

/** In the order in which they are offered. */
export const CURRENCY_CODES = Object.keys(CURRENCIES) as readonly CurrencyCode[];

/** Whether the sandbox can charge in a currency. */
export function isCurrencyCode(value: unknown): value is CurrencyCode {
  return typeof value === 'string' && Object.hasOwn(CURRENCIES, value);
}

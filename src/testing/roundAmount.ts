/** An amount in major units with as many digits as its currency has: none for yen, three for dinar. */
export function roundAmount(amount: number, currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Number(amount.toFixed(maximumFractionDigits));
}

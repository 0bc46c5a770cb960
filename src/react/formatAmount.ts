const formats = new Map<string, Intl.NumberFormat>();

/** An amount in the currency's major unit, with the currency's own digits (none for JPY, three for KWD). */
export function formatAmount(amount: number, currency: string, locale: string | undefined): string {
  const key = `${locale ?? ''} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(key, format);
  }
  return format.format(amount);
}

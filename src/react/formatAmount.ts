const formats = new Map<string, Intl.NumberFormat>();

/** An amount in the currency's major unit, with the currency's own digits (none for JPY, three for KWD). */
export function formatAmount(amount: number, currency: string, locale: string | undefined): string {
  const key = `${locale ?? ''} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormat(currency, locale);
    formats.set(key, format);
  }
  return format.format(amount);
}

/** A locale that is none, such as `en_US` from a server, costs the right notation but never the page. */
function createFormat(currency: string, locale: string | undefined): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale?.replaceAll('_', '-'), { style: 'currency', currency });
  } catch {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency });
  }
}

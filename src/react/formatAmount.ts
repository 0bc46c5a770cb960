/** An amount in the currency's major unit, with the currency's own digits (none for JPY, three for KWD). */
export function formatAmount(amount: number, currency: string, locale: string | undefined): string {
  const style: Intl.NumberFormatOptions = { style: 'currency', currency };
  try {
    // A right-to-left notation holds its mark; after it the sign of `US$` would change sides.
    return amount
      .toLocaleString(locale?.replaceAll('_', '-'), style)
      .replace(/(\u200f[^A-Z\u200f]*)([A-Z]+\$)/, '$1\u2066$2\u2069');
  } catch {
    // A locale that is none costs the right notation but never the page.
    return amount.toLocaleString(undefined, style);
  }
}

import { quantiles } from './quantiles.ts';

/** The median with `digits` after the point; a dash for what was not measured. */
export function median(values: readonly (number | null)[], digits = 0): string {
  const known = quantiles(values);
  return known ? known.median.toFixed(digits) : '–';
}

/** The median and, in brackets, the middle half. */
export function spread(values: readonly (number | null)[], digits = 2): string {
  const known = quantiles(values);
  if (!known) return '–';
  return `${known.median.toFixed(digits)} (${known.low.toFixed(digits)}–${known.high.toFixed(digits)})`;
}

/** What was seen most often. */
export function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] || '–';
}

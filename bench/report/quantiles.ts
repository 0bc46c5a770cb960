/** The middle half of some figures. */
export interface Quantiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Quartiles, between neighbours by their distance; `null` of nothing. */
export function quantiles(values: readonly (number | null)[]): Quantiles | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? NaN;
    const above = sorted[Math.ceil(place)] ?? NaN;
    return below + (above - below) * (place % 1);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** Ratios of figures of the same rounds. */
export function pairedRatios(
  figures: readonly (number | null)[],
  base: readonly (number | null)[],
): (number | null)[] {
  return figures.map((figure, round) => {
    const other = base[round] ?? null;
    return figure === null || other === null ? null : figure / other;
  });
}

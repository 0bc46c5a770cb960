import type { Amount } from '../control/takeOverview.ts';

/** `$49.90` */
export function formatAmount({ value, currency }: Amount): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
}

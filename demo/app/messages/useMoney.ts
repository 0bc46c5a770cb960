import { useMemo } from 'react';
import { CURRENCY } from '../../catalogue.ts';
import { useStore } from '../useStore.ts';
import { localeStore } from './localeStore.ts';

/** Writes an amount of cents as the shopper's language writes money. */
export function useMoney(): (cents: number) => string {
  const locale = useStore(localeStore);
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCY });
    return (cents) => format.format(cents / 100);
  }, [locale]);
}

import { useEffect, useRef } from 'react';
import type { FocusEvent, PointerEvent } from 'react';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { prefetchCheckout } from './prefetchCheckout.ts';
import { identityOf } from './sessionCache.ts';
import { useCheckoutClient } from './useCheckoutClient.ts';

/** For the link or button that leads to the checkout: `<Link to="/checkout" {...intent}>`. */
export interface CheckoutIntentProps {
  /** Hovering starts after 65 ms; a touch starts at once. */
  readonly onPointerEnter: (event: PointerEvent) => void;
  /** A hover that was shorter starts nothing. */
  readonly onPointerLeave: () => void;
  /** As hovering, for the keyboard. */
  readonly onFocus: (event: FocusEvent) => void;
  /** A focus that was shorter starts nothing. */
  readonly onBlur: () => void;
}

/** Milliseconds of hover or focus that are no accident: each intent makes a session at the merchant's server. */
const DWELL = 65;

/**
 * Prefetches the checkout when the shopper shows that they are about to open it: hovers or focuses for a moment, or
 * touches. Once for an order; when the order changes, what was prefetched is dropped, and the next intent prefetches anew.
 *
 * @param options those of the checkout, see `prefetchCheckout`; `null` when there is nothing to pay yet
 */
export function useCheckoutIntent(options: CheckoutOptions | null): CheckoutIntentProps {
  const client = useCheckoutClient(options?.queryClient);
  const identity = options && identityOf(options);
  const prefetched = useRef<{ readonly identity: string; readonly drop: () => void } | null>(null);
  const dwell = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Not when this is unmounted: that is how one goes to the checkout.
    if (prefetched.current && prefetched.current.identity !== identity) {
      prefetched.current.drop();
      prefetched.current = null;
    }
    return () => clearTimeout(dwell.current);
  }, [identity]);

  const start = (): void => {
    if (!options || identity === null) return;
    const before = prefetched.current;
    // Again with each intent: what is there is used, and what has failed or is too old is not.
    prefetched.current = { identity, drop: prefetchCheckout(client, options) };
    before?.drop();
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  const wait = (): void => {
    clearTimeout(dwell.current);
    dwell.current = setTimeout(() => latest.current(), DWELL);
  };
  const stop = (): void => clearTimeout(dwell.current);
  return {
    onPointerEnter: ({ pointerType }) => (pointerType === 'touch' ? start() : wait()),
    onPointerLeave: stop,
    onFocus: wait,
    onBlur: stop,
  };
}

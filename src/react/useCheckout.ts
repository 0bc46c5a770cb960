import { useMemo, useSyncExternalStore } from 'react';
import { useCheckoutContext } from './CheckoutProvider.tsx';
import type { CheckoutView } from './CheckoutView.ts';

/**
 * Reads the checkout of the nearest `<ClinkCheckout>` or `CheckoutProvider`, and renders again only when what the
 * selector picks has changed (by `Object.is`: pick values, or build an object from them elsewhere).
 *
 * @param selector @default the whole view
 * @throws Error outside of a provider
 */
export function useCheckout(): CheckoutView;
export function useCheckout<T>(selector: (view: CheckoutView) => T): T;
export function useCheckout<T>(selector?: (view: CheckoutView) => T): T | CheckoutView {
  const { checkout } = useCheckoutContext();
  // Selected once for each view, so that a selector which builds an object is not asked for ever.
  const [read, readServer] = useMemo(() => {
    const once = (getView: () => CheckoutView): (() => T | CheckoutView) => {
      let seen: { view: CheckoutView; selected: T | CheckoutView } | undefined;
      return () => {
        const view = getView();
        if (seen?.view !== view) seen = { view, selected: selector ? selector(view) : view };
        return seen.selected;
      };
    };
    return [once(checkout.getView), once(checkout.getServerView)];
  }, [checkout, selector]);
  return useSyncExternalStore(checkout.subscribe, read, readServer);
}

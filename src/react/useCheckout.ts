import { useCheckoutContext } from './CheckoutProvider.tsx';
import type { CheckoutView } from './CheckoutView.ts';
import { useView, wholeView } from './useView.ts';

/**
 * Reads the checkout of the nearest `<ClinkCheckout>` or `CheckoutProvider`, and renders again only when what the
 * selector picks has changed: by `Object.is`, an object that the selector builds by each of its fields.
 *
 * @param selector define it outside of the component, or memoise it. @default the whole view
 * @throws Error outside of a provider
 */
export function useCheckout(): CheckoutView;
export function useCheckout<T>(selector: (view: CheckoutView) => T): T;
export function useCheckout<T>(selector?: (view: CheckoutView) => T): T | CheckoutView {
  const { checkout } = useCheckoutContext();
  return useView<T | CheckoutView>(checkout, selector ?? wholeView);
}

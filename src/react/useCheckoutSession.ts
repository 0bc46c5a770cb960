import { useMemo } from 'react';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import type { CheckoutView } from './CheckoutView.ts';
import type { ConnectedCheckout } from './connectCheckout.ts';
import { useConnectedCheckout } from './useConnectedCheckout.ts';
import { useView, wholeView } from './useView.ts';

/** A checkout's view, and the handle by which `CheckoutProvider` hands it to parts. */
export interface CheckoutSessionResult extends CheckoutView {
  /**
   * For `<CheckoutProvider checkout={…}>`. The same object for the life of the component, as long as the identity is.
   */
  readonly checkout: ConnectedCheckout;
}

/**
 * One checkout without any markup: makes the session at the merchant's endpoint, loads Clink's SDK beside it, mounts
 * the payment fields into the elements of `paymentMethodRef` and `currencySelectRef`, and follows it to its end.
 * Nothing runs while rendering or on a server. The result stays the same object until something changes.
 *
 * @throws CheckoutError while rendering, with `throwOnError`; otherwise errors are in `error` and `notice`
 */
export function useCheckoutSession(options: CheckoutOptions): CheckoutSessionResult {
  const checkout = useConnectedCheckout(options);
  const view = useView(checkout, wholeView);
  return useMemo(() => ({ ...view, checkout }), [view, checkout]);
}

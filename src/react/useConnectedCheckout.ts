import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import type { CheckoutView } from './CheckoutView.ts';
import { connectCheckout } from './connectCheckout.ts';
import type { ConnectedCheckout } from './connectCheckout.ts';
import { identityOf } from './sessionCache.ts';
import { useCheckoutClient } from './useCheckoutClient.ts';

/** Builds the checkout of these options, keeps it supplied with the latest of them, and lives with the component. */
export function useConnectedCheckout(options: CheckoutOptions): ConnectedCheckout {
  const client = useCheckoutClient(options.queryClient);
  const identity = identityOf(options);
  // Only a changed identity makes another checkout; all else reaches it by `setOptions`.
  // oxlint-disable-next-line react/exhaustive-deps
  const checkout = useMemo(() => connectCheckout(client, identity, options), [client, identity]);
  useEffect(() => checkout.setOptions(options));
  useEffect(() => checkout.open(), [checkout]);
  return checkout;
}

/** What the checkout shows now. */
export function useCheckoutView(checkout: ConnectedCheckout): CheckoutView {
  return useSyncExternalStore(checkout.subscribe, checkout.getView, checkout.getServerView);
}

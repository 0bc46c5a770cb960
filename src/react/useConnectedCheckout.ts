import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import type { CheckoutView } from './CheckoutView.ts';
import { connectCheckout } from './connectCheckout.ts';
import type { ConnectedCheckout } from './connectCheckout.ts';
import { identityOf } from './sessionCache.ts';
import { useCheckoutClient } from './useCheckoutClient.ts';

/** The checkout of these options, supplied with the latest of them, alive as long as the component, and its view. */
export function useConnectedCheckout(options: CheckoutOptions): {
  readonly checkout: ConnectedCheckout;
  readonly view: CheckoutView;
} {
  const client = useCheckoutClient(options.queryClient);
  const identity = identityOf(options);
  const { endpoint, order, scope, publishKey, environment } = options;
  const connect = () => ({
    client,
    identity,
    own: { endpoint, order, scope, publishKey, environment },
    checkout: connectCheckout(client, identity, options),
  });
  const [current, setCurrent] = useState(connect);
  const { checkout, own } = current;
  const view = useSyncExternalStore(checkout.subscribe, checkout.getView, checkout.getServerView);
  const isAnother = current.identity !== identity || current.client !== client;
  // A payment on its way is seen to its end: its order may have been changed by what the host does on `onPending`.
  if (isAnother && !view.inFlight && !view.outcomeUnknown) setCurrent(connect);
  useEffect(() => checkout.setOptions(isAnother ? { ...options, ...own } : options));
  useEffect(() => checkout.open(), [checkout]);
  return { checkout, view };
}

import { useEffect, useState } from 'react';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import type { CheckoutView } from './CheckoutView.ts';
import { connectCheckout } from './connectCheckout.ts';
import type { ConnectedCheckout } from './connectCheckout.ts';
import { hintScript } from './sdkScript.ts';
import { identityOf } from './sessionCache.ts';
import { useCheckoutClient } from './useCheckoutClient.ts';
import { pickNothing, useView } from './useView.ts';

/**
 * The checkout of these options, supplied with the latest of them, alive as long as the component. It renders again for
 * none of the checkout's changes but an error that is to be thrown.
 *
 * @throws CheckoutError with `throwOnError`
 */
export function useConnectedCheckout(options: CheckoutOptions): ConnectedCheckout {
  const client = useCheckoutClient(options.queryClient);
  const identity = identityOf(options);
  const { endpoint, order, scope, publishKey, environment } = options;
  const connect = () => {
    hintScript(options);
    return {
      client,
      identity,
      own: { endpoint, order, scope, publishKey, environment },
      checkout: connectCheckout(client, identity, options),
    };
  };
  const [current, setCurrent] = useState(connect);
  const { checkout, own } = current;
  const isAnother = current.identity !== identity || current.client !== client;
  const mayBePaid = useView(checkout, isAnother ? pickMayBePaid : pickNothing);
  const error = useView(checkout, options.throwOnError ? pickError : pickNothing);
  // A payment on its way is seen to its end: its order may have been changed by what the host does on `onPending`.
  if (isAnother && !mayBePaid) setCurrent(connect);
  useEffect(() => checkout.setOptions(isAnother ? { ...options, ...own } : options));
  useEffect(() => checkout.open(), [checkout]);
  if (error) throw error;
  return checkout;
}

const pickMayBePaid = (view: CheckoutView): boolean => view.inFlight || view.outcomeUnknown;
const pickError = (view: CheckoutView): CheckoutView['error'] => view.error;

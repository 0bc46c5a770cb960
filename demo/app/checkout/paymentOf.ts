import type { CheckoutOptions } from 'react-clink-checkout';
import type { Cart } from '../cart/Cart.ts';
import { readSdkUrl } from './readSdkUrl.ts';

/** What a cart's checkout is made of: the same for the one that prefetches it and the one that shows it. */
export function paymentOf(cart: Cart): CheckoutOptions {
  return {
    endpoint: '/api/checkout/session',
    order: { cartId: cart.id, cart: cart.lines, customerEmail: cart.email },
    returnUrl: `${location.origin}/complete?session_id={ELEMENTS_SESSION_ID}&cart=${cart.id}`,
    sdkUrl: readSdkUrl(),
  };
}

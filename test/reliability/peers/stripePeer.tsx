import { EmbeddedCheckout, EmbeddedCheckoutProvider } from '@stripe/react-stripe-js';
import type { Stripe } from '@stripe/stripe-js';
import { useCallback } from 'react';
import manifest from '../../../package.json' with { type: 'json' };
import type { Peer } from './Peer.ts';

export const stripePeer: Peer = {
  name: 'react-stripe-js, Embedded Checkout',
  version: manifest.devDependencies['@stripe/react-stripe-js'],
  open: (books) => {
    const stripe = {
      // What react-stripe-js knows Stripe.js by.
      elements: () => {},
      createToken: () => {},
      createPaymentMethod: () => {},
      confirmCardPayment: () => {},
      createEmbeddedCheckoutPage: ({ fetchClientSecret }: { fetchClientSecret: () => Promise<string> }) =>
        books.makeInstance(fetchClientSecret, {}),
    } as unknown as Stripe;
    const stripePromise = Promise.resolve(stripe);

    /** After Stripe’s guide; the key, because another order “needs a new provider”. */
    return function StripeCheckout({ orderId }) {
      const fetchClientSecret = useCallback(() => books.makeSession(orderId), [orderId]);
      return (
        <EmbeddedCheckoutProvider key={orderId} stripe={stripePromise} options={{ fetchClientSecret }}>
          <EmbeddedCheckout />
        </EmbeddedCheckoutProvider>
      );
    };
  },
};

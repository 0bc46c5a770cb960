import { EmbeddedCheckout, EmbeddedCheckoutProvider } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import type { Stripe } from '@stripe/stripe-js';
import { postSession } from '../page/postSession.ts';
import { startReactPage } from '../page/startReactPage.tsx';

let stripe: Promise<Stripe | null> | undefined;
let secretAhead: Promise<string> | null = null;

const fetchClientSecret = async (orderId: string): Promise<string> =>
  (await postSession(orderId)).clientSecret;

/** `loadStripe` of the pure entry, so that the script begins with the checkout and not with the import. */
const startStripe = (): Promise<Stripe | null> => (stripe ??= loadStripe('pk_test_bench'));

startReactPage({
  name: 'Stripe `<EmbeddedCheckout>`',
  packageName: '@stripe/react-stripe-js',
  render: (orderId) => {
    const secret = secretAhead;
    secretAhead = null;
    return (
      <EmbeddedCheckoutProvider
        key={orderId}
        stripe={startStripe()}
        options={{ fetchClientSecret: () => secret ?? fetchClientSecret(orderId) }}
      >
        <EmbeddedCheckout />
      </EmbeddedCheckoutProvider>
    );
  },
  prefetch: (orderId) => {
    void startStripe();
    secretAhead = fetchClientSecret(orderId);
  },
});

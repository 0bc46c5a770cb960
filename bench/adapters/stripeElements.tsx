import { CheckoutElementsProvider, PaymentElement } from '@stripe/react-stripe-js/checkout';
import { loadStripe } from '@stripe/stripe-js/pure';
import type { Stripe } from '@stripe/stripe-js';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { postSession } from '../page/postSession.ts';
import { startReactPage } from '../page/startReactPage.tsx';

let stripe: Promise<Stripe | null> | undefined;
let secretAhead: Promise<string> | null = null;

const startStripe = (): Promise<Stripe | null> => (stripe ??= loadStripe('pk_test_bench'));
const fetchClientSecret = async (orderId: string): Promise<string> =>
  (await postSession(orderId)).clientSecret;

const takeSecret = (orderId: string): Promise<string> => {
  const secret = secretAhead ?? fetchClientSecret(orderId);
  secretAhead = null;
  return secret;
};

/** As Stripe's documentation has it: the secret's promise is made while rendering, and memoized. */
function StripeElementsCheckout({ orderId }: { readonly orderId: string }): ReactElement {
  const options = useMemo(() => ({ clientSecret: takeSecret(orderId) }), [orderId]);
  return (
    <CheckoutElementsProvider stripe={startStripe()} options={options}>
      <PaymentElement />
    </CheckoutElementsProvider>
  );
}

startReactPage({
  name: 'Stripe Checkout Elements',
  packageName: '@stripe/react-stripe-js',
  render: (orderId) => <StripeElementsCheckout key={orderId} orderId={orderId} />,
  prefetch: (orderId) => {
    void startStripe();
    secretAhead = fetchClientSecret(orderId);
  },
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CheckoutProvider, PaymentMethod, prefetchCheckout, useCheckoutSession } from '../../src/index.ts';
import type { CheckoutOptions } from '../../src/index.ts';
import { startReactPage } from '../page/startReactPage.tsx';

const queryClient = new QueryClient();

const optionsOf = (orderId: string): CheckoutOptions => ({
  endpoint: '/api/session',
  order: { cartId: orderId },
  returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}',
});

/** Markup of one's own: the hook, and the payment fields alone. */
function OwnCheckout({ orderId }: { readonly orderId: string }): ReactElement {
  const { checkout } = useCheckoutSession(optionsOf(orderId));
  return (
    <CheckoutProvider checkout={checkout}>
      <PaymentMethod />
    </CheckoutProvider>
  );
}

startReactPage({
  name: '`useCheckoutSession()`',
  packageName: 'react-clink-checkout',
  wrap: (checkout) => <QueryClientProvider client={queryClient}>{checkout}</QueryClientProvider>,
  render: (orderId) => <OwnCheckout key={orderId} orderId={orderId} />,
  prefetch: (orderId) => void prefetchCheckout(queryClient, optionsOf(orderId)),
});

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ClinkCheckout, prefetchCheckout } from '../../src/index.ts';
import type { CheckoutOptions } from '../../src/index.ts';
import '../../src/styles.css';
import '../page/heights.css';
import { startReactPage } from '../page/startReactPage.tsx';

const queryClient = new QueryClient();

const optionsOf = (orderId: string): CheckoutOptions => ({
  endpoint: '/api/session',
  order: { cartId: orderId },
  returnUrl: '/complete?session_id={ELEMENTS_SESSION_ID}',
});

startReactPage({
  name: '`<ClinkCheckout>`',
  packageName: 'react-clink-checkout',
  wrap: (checkout) => <QueryClientProvider client={queryClient}>{checkout}</QueryClientProvider>,
  render: (orderId) => <ClinkCheckout key={orderId} {...optionsOf(orderId)} />,
  prefetch: (orderId) => void prefetchCheckout(queryClient, optionsOf(orderId)),
});

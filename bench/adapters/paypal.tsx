import {
  PayPalCardFieldsProvider,
  PayPalCardNumberField,
  PayPalProvider,
  usePayPalCardFieldsOneTimePaymentSession,
} from '@paypal/react-paypal-js/sdk-v6';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { postSession } from '../page/postSession.ts';
import { startReactPage } from '../page/startReactPage.tsx';

const fetchToken = async (orderId: string): Promise<string> => (await postSession(orderId)).clientToken;

/** One field stands for the form, so that one frame is opened as by everybody else. */
function CardForm(): ReactElement {
  usePayPalCardFieldsOneTimePaymentSession();
  return <PayPalCardNumberField />;
}

/** As the package's README has it: the token's promise is made while rendering, and memoized. */
function PayPalCheckout({ orderId }: { readonly orderId: string }): ReactElement {
  const clientToken = useMemo(() => fetchToken(orderId), [orderId]);
  return (
    <PayPalProvider environment="sandbox" clientToken={clientToken} components={['card-fields']}>
      <PayPalCardFieldsProvider>
        <CardForm />
      </PayPalCardFieldsProvider>
    </PayPalProvider>
  );
}

startReactPage({
  name: 'PayPal card fields (SDK 6)',
  packageName: '@paypal/react-paypal-js',
  render: (orderId) => <PayPalCheckout key={orderId} orderId={orderId} />,
});

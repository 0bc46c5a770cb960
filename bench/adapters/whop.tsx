import { WhopCheckoutEmbed } from '@whop/checkout/react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { postSession } from '../page/postSession.ts';
import { startReactPage } from '../page/startReactPage.tsx';

let ahead: Promise<string> | null = null;

const fetchConfiguration = async (orderId: string): Promise<string> =>
  (await postSession(orderId)).checkoutConfigurationId;

/** The embed takes a configuration's id that the merchant's server has made. */
function WhopCheckout({ orderId }: { readonly orderId: string }): ReactElement | null {
  const [sessionId, setSessionId] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    const configuration = ahead ?? fetchConfiguration(orderId);
    ahead = null;
    void configuration.then((id) => isHere && setSessionId(id));
    return () => {
      isHere = false;
    };
  }, [orderId]);
  if (!sessionId) return null;
  return <WhopCheckoutEmbed sessionId={sessionId} returnUrl="https://shop.test/complete" />;
}

startReactPage({
  name: 'Whop `<WhopCheckoutEmbed>`',
  packageName: '@whop/checkout',
  render: (orderId) => <WhopCheckout key={orderId} orderId={orderId} />,
  prefetch: (orderId) => {
    ahead = fetchConfiguration(orderId);
  },
});

// One thing of each entry, in use: what an editor resolves in a strict project that checks its libraries, too.
import type { ReactNode } from 'react';
import {
  CheckoutProvider,
  ClinkCheckout,
  PayButton,
  useCheckout,
  useCheckoutSession,
} from 'react-clink-checkout';
import type { CheckoutError, CheckoutOptions } from 'react-clink-checkout';
import { messages } from 'react-clink-checkout/locales/de';
import { createCheckoutHandler } from 'react-clink-checkout/server';
import { createPostgresStore } from 'react-clink-checkout/server/postgres';
import { createRedisStore } from 'react-clink-checkout/server/redis';
import { createFakeClink, signWebhook } from 'react-clink-checkout/testing';
import 'react-clink-checkout/styles.css';

const options: CheckoutOptions = {
  endpoint: '/api/checkout',
  order: { cartId: 'mug' },
  returnUrl: '/complete',
  onError: (error: CheckoutError) => console.error(error.code),
};

export function Whole(): ReactNode {
  return <ClinkCheckout {...options} messages={messages} layout="split" />;
}

export function Parts(): ReactNode {
  const { checkout } = useCheckoutSession(options);
  return (
    <CheckoutProvider checkout={checkout}>
      <Status />
      <PayButton />
    </CheckoutProvider>
  );
}

function Status(): ReactNode {
  return useCheckout((view) => view.status);
}

const handler = createCheckoutHandler({
  secretKey: 'sk_test_1',
  publishKey: 'pk_test_1',
  environment: 'sandbox',
  resolveOrder: () => ({ originalAmount: 24, originalCurrency: 'USD', customerEmail: 'ada@shop.example' }),
  authorize: () => true,
});
export const answer: (request: Request) => Promise<Response> = handler;
export const used = [createPostgresStore, createRedisStore, createFakeClink, signWebhook];

// @ts-expect-error -- types that resolved to `any` would let this pass
export const wrong = <ClinkCheckout endpoint={1} />;

import { createCheckoutHandler } from 'react-clink-checkout/server';

const { env } = process;

/** The endpoint of every shop here: one mug, one shopper. */
export const checkoutHandler = createCheckoutHandler({
  secretKey: env.CLINK_SECRET_KEY ?? '',
  publishKey: env.CLINK_PUBLISH_KEY ?? '',
  environment: 'sandbox',
  apiUrl: env.CLINK_API_URL,
  resolveOrder: () => ({
    originalAmount: 24,
    originalCurrency: 'USD',
    customerEmail: 'ada@shop.example',
  }),
  identifyCaller: () => 'ada',
  authorize: () => true,
  onError: (error) => console.error(error),
});

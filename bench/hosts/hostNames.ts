/** The merchant's own host: the page, its scripts and its session endpoint. */
export const SHOP_HOST = 'shop.test';

/** The payment services' hosts, and which file of `bench/stubs` each serves as its SDK. */
export const SDK_HOSTS: Readonly<Record<string, string | null>> = {
  'cdn.jsdelivr.net': 'clink',
  'js.stripe.com': 'stripe',
  'www.sandbox.paypal.com': 'paypal',
  'www.paypal.com': 'paypal',
  // Its package opens the frame itself: no script.
  'whop.com': null,
};

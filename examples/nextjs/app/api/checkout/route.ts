import { CheckoutProblem, createCheckoutHandler } from 'react-clink-checkout/server';
import { requireShopper, shop } from '../../../shop';
import type { Order } from '../../../shop';

const handler = createCheckoutHandler({
  secretKey: process.env.CLINK_SECRET_KEY ?? '',
  publishKey: process.env.CLINK_PUBLISH_KEY ?? '',
  environment: process.env.CLINK_ENVIRONMENT === 'production' ? 'production' : 'sandbox',
  apiUrl: process.env.CLINK_API_URL,
  // The browser says which cart; the server says what it costs.
  resolveOrder({ cartId }) {
    const cart = shop.carts.get(String(cartId));
    if (!cart) throw new CheckoutProblem(422, 'unknown_cart', 'This cart is no longer here.');
    return { originalAmount: cart.total, originalCurrency: 'USD', customerEmail: 'ada@shop.example' };
  },
  onSessionCreated({ sessionId, input }, request) {
    if (shop.orders.has(sessionId)) return;
    shop.orders.set(sessionId, {
      cartId: String(input.cartId),
      shopper: requireShopper(request),
      isPaid: false,
    });
  },
  // Another tab, another device: the session that this shopper was given for the cart last.
  findSession({ cartId }, request) {
    const shopper = requireShopper(request);
    const isThisOrder = (order: Order): boolean => order.cartId === cartId && order.shopper === shopper;
    return [...shop.orders].findLast(([, order]) => isThisOrder(order))?.[0];
  },
  identifyCaller: requireShopper,
  authorize: (sessionId, request) => shop.orders.get(sessionId)?.shopper === requireShopper(request),
  onError: (error) => console.error(error),
});

export const GET = handler;
export const POST = handler;

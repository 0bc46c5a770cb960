import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { CheckoutProblem, createCheckoutHandler, createWebhookHandler } from 'react-clink-checkout/server';

const { env } = process;

interface Order {
  readonly cartId: string;
  readonly shopper: string;
  isPaid: boolean;
}

// In your shop these are tables: carts by their id, orders by Clink's session.
const carts = new Map<string, { readonly id: string; readonly total: number }>();
const orders = new Map<string, Order>();

/** In your shop: the signed-in customer. */
function readShopper(cookies: string | null | undefined): string | undefined {
  return /(?:^|; )shopper=([\w-]+)/.exec(cookies ?? '')?.[1];
}

function requireShopper({ headers }: Request): string {
  const shopper = readShopper(headers.get('Cookie'));
  if (shopper === undefined) throw new CheckoutProblem(401, 'unknown_shopper', 'Open the shop’s page first.');
  return shopper;
}

const checkout = createCheckoutHandler({
  secretKey: env['CLINK_SECRET_KEY'] ?? '',
  publishKey: env['CLINK_PUBLISH_KEY'] ?? '',
  environment: env['CLINK_ENVIRONMENT'] === 'production' ? 'production' : 'sandbox',
  apiUrl: env['CLINK_API_URL'],
  // The browser says which cart; the server says what it costs.
  resolveOrder({ cartId }) {
    const cart = carts.get(String(cartId));
    if (!cart) throw new CheckoutProblem(422, 'unknown_cart', 'This cart is no longer here.');
    return { originalAmount: cart.total, originalCurrency: 'USD', customerEmail: 'ada@shop.example' };
  },
  onSessionCreated({ sessionId, input }, request) {
    if (orders.has(sessionId)) return;
    orders.set(sessionId, {
      cartId: String(input['cartId']),
      shopper: requireShopper(request),
      isPaid: false,
    });
  },
  // Another tab, another device: the session that this shopper was given for the cart last.
  findSession({ cartId }, request) {
    const shopper = requireShopper(request);
    const isThisOrder = (order: Order): boolean => order.cartId === cartId && order.shopper === shopper;
    return [...orders].findLast(([, order]) => isThisOrder(order))?.[0];
  },
  identifyCaller: requireShopper,
  authorize: (sessionId, request) => orders.get(sessionId)?.shopper === requireShopper(request),
  onError: (error) => console.error(error),
});

const webhook = createWebhookHandler({
  secret: env['CLINK_WEBHOOK_SECRET'] ?? '',
  onEvent({ type, resource }) {
    const order = orders.get(String(resource['sessionId']));
    if (type !== 'session.complete' || !order || order.isPaid) return;
    order.isPaid = true;
    console.log(`Paid, to be sent: ${order.cartId}`);
  },
  onError: (error) => console.error(error),
});

const app = new Hono();
app.all('/api/checkout', (context) => checkout(context.req.raw));
app.all('/api/checkout/webhook', (context) => webhook(context.req.raw));
app.get('/api/cart', (context) => {
  const shopper = readShopper(context.req.header('Cookie')) ?? crypto.randomUUID();
  const cart = { id: crypto.randomUUID(), total: 24 };
  carts.set(cart.id, cart);
  context.header('Set-Cookie', `shopper=${shopper}; Path=/; HttpOnly; SameSite=Lax`);
  return context.json(cart);
});

serve({ fetch: app.fetch, hostname: 'localhost', port: Number(env['PORT'] ?? 3000) }, ({ port }) => {
  console.log(`Listening on http://localhost:${port}`);
});

import { Hono } from 'hono';
import {
  CheckoutProblem,
  createCheckoutHandler,
  securityHeaders,
  createWebhookHandler,
  type CheckoutHandlerOptions,
  type CheckoutOrder,
  type ClinkEnvironment,
} from '../src/server/index.ts';
import { createOrders } from './createOrders.ts';
import { priceCart } from './priceCart.ts';
import { readShopper, shopperCookie } from './shopper.ts';

/** Where the shop finds its Clink. */
export interface ShopClink {
  readonly secretKey: string;
  readonly publishKey: string;
  readonly environment: ClinkEnvironment;
  /** @default Clink's own */
  readonly apiUrl?: string;
  /** Address of the Elements SDK. @default the library's own */
  readonly sdkUrl?: string;
  /** Signing secret of the endpoint `/api/checkout/webhook`. @default there is no such endpoint */
  readonly webhookSecret?: string;
}

/** The built, or still to be built, pages. */
export interface ShopAssets {
  /** HTML for a page's path. */
  page(path: string): Promise<string>;
  /** A file by its path, or `null` when there is none. */
  file(path: string): Promise<Response | null>;
}

export interface ShopOptions {
  readonly clink: ShopClink;
  readonly assets: ShopAssets;
  /** Vite's development server puts scripts and styles into the page itself, which a strict policy forbids. @default false */
  readonly isDevelopment?: boolean;
  /** Told of everything that is answered with a 5xx. @default nothing happens */
  readonly onError?: CheckoutHandlerOptions['onError'];
}

/** Pages the browser's router knows; anything else is a 404, shown by the same app. */
const PAGES: ReadonlySet<string> = new Set(['/', '/checkout', '/complete']);

/** The merchant's server: the checkout endpoint, the one for webhooks, the pages, and the orders. */
export function createShop({ clink, assets, isDevelopment = false, onError }: ShopOptions): {
  fetch(request: Request): Promise<Response>;
} {
  const orders = createOrders();

  const checkout = createCheckoutHandler({
    secretKey: clink.secretKey,
    publishKey: clink.publishKey,
    environment: clink.environment,
    apiUrl: clink.apiUrl,
    resolveOrder: (input, request) => priceCart(input, new URL(request.url).origin),
    onSessionCreated: ({ sessionId, input }, request) => {
      orders.open(sessionId, requireShopper(request), contentOf(input));
    },
    findSession: (input, request) => orders.latestOf(requireShopper(request), contentOf(input)),
    authorize: (sessionId, request) => orders.belongsTo(sessionId, readShopper(request)),
    identifyCaller: requireShopper,
    onError,
  });

  const pageHeaders: Readonly<Record<string, string>> = isDevelopment
    ? { 'Content-Security-Policy': "frame-ancestors 'none'" }
    : securityHeaders({
        environment: clink.environment,
        sdkUrl: clink.sdkUrl,
        clinkOrigins: clink.sdkUrl ? [new URL(clink.sdkUrl).origin] : undefined,
        trustedTypes: true,
      });

  const shop = new Hono();
  shop.all('/api/checkout/session', (context) => checkout(context.req.raw));
  if (clink.webhookSecret !== undefined) {
    const webhook = createWebhookHandler({
      secret: clink.webhookSecret,
      onEvent: (event) => orders.apply(event),
      onError,
    });
    shop.all('/api/checkout/webhook', (context) => webhook(context.req.raw));
  }
  shop.get('/api/orders/:sessionId', (context) => {
    const sessionId = context.req.param('sessionId');
    return orders.belongsTo(sessionId, readShopper(context.req.raw))
      ? context.json({ state: orders.stateOf(sessionId) })
      : context.json({ code: 'not_found', msg: 'You have no such order.' }, 404);
  });
  shop.all('/api/*', (context) =>
    context.json({ code: 'not_found', msg: 'There is no such endpoint.' }, 404),
  );
  shop.get('*', async (context) => {
    const { path } = context.req;
    const file = await assets.file(path);
    if (file !== null) return file;
    const html = withSdkUrl(await assets.page(path), clink.sdkUrl);
    if (readShopper(context.req.raw) === null) context.header('Set-Cookie', shopperCookie(context.req.raw));
    context.header('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(pageHeaders)) context.header(name, value);
    return context.html(html, PAGES.has(path) ? 200 : 404);
  });

  return { fetch: async (request) => shop.fetch(request) };
}

function requireShopper(request: Request): string {
  const shopper = readShopper(request);
  if (shopper !== null) return shopper;
  throw new CheckoutProblem(
    403,
    'no_cookie',
    'The shop could not recognise this browser. Are cookies allowed?',
  );
}

/** All that the session shows of the cart, and whom its receipt goes to: what differs in one of them is another order. */
function contentOf({ cartId, cart, customerEmail }: CheckoutOrder): string {
  return JSON.stringify([cartId, cart, customerEmail]);
}

function withSdkUrl(html: string, sdkUrl = ''): string {
  const content = sdkUrl.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html.replace(
    '<meta name="clink-sdk-url" content="" />',
    () => `<meta name="clink-sdk-url" content="${content}" />`,
  );
}

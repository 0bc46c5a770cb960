import { CheckoutProblem } from 'react-clink-checkout/server';

export interface Order {
  readonly cartId: string;
  readonly shopper: string;
  isPaid: boolean;
}

interface Shop {
  /** By their id. */
  readonly carts: Map<string, { readonly id: string; readonly total: number }>;
  /** By Clink's session. */
  readonly orders: Map<string, Order>;
}

/** In your shop: tables. Next.js may load this module once for each route, so what they share is kept globally. */
export const shop: Shop = ((globalThis as { shop?: Shop }).shop ??= { carts: new Map(), orders: new Map() });

/** In your shop: the signed-in customer. */
export function readShopper(request: Request): string | undefined {
  return /(?:^|; )shopper=([\w-]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
}

export function requireShopper(request: Request): string {
  const shopper = readShopper(request);
  if (shopper === undefined) throw new CheckoutProblem(401, 'unknown_shopper', 'Open the shop’s page first.');
  return shopper;
}

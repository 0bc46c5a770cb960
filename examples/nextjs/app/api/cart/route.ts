import { readShopper, shop } from '../../../shop';

export function GET(request: Request): Response {
  const shopper = readShopper(request) ?? crypto.randomUUID();
  const cart = { id: crypto.randomUUID(), total: 24 };
  shop.carts.set(cart.id, cart);
  return Response.json(cart, {
    headers: { 'Set-Cookie': `shopper=${shopper}; Path=/; HttpOnly; SameSite=Lax` },
  });
}

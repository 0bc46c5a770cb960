import { findProduct, MAX_QUANTITY, type Product, type Sku } from '../../catalogue.ts';

export interface CartLine {
  readonly sku: Sku;
  /** 1 to `MAX_QUANTITY` */
  readonly quantity: number;
}

/** What the shopper is about to buy. `id` is unique to this purchase: it tells the checkout that an order is new. */
export interface Cart {
  readonly id: string;
  readonly lines: readonly CartLine[];
  /** Where the receipt goes; empty until the shopper says. */
  readonly email: string;
  /** What was bought last, for the page after the payment. */
  readonly bought: { readonly cartId: string; readonly lines: readonly CartLine[] } | null;
}

export function newCart(bought: Cart['bought'] = null, email = ''): Cart {
  return { id: `cart_${crypto.randomUUID()}`, lines: [], email, bought };
}

/** The cart with this many of a product; 0 takes it out. A product that was not in it goes to the end. */
export function withQuantity(cart: Cart, sku: Sku, quantity: number): Cart {
  const line = { sku, quantity: Math.min(quantity, MAX_QUANTITY) };
  const isNew = !cart.lines.some((other) => other.sku === sku);
  const lines = isNew ? [...cart.lines, line] : cart.lines.map((other) => (other.sku === sku ? line : other));
  return { ...cart, lines: lines.filter((other) => other.quantity > 0) };
}

export function quantityOf(cart: Cart, sku: Sku): number {
  return cart.lines.find((line) => line.sku === sku)?.quantity ?? 0;
}

export function countItems(cart: Cart): number {
  return cart.lines.reduce((sum, line) => sum + line.quantity, 0);
}

export function subtotalInCents(cart: Cart): number {
  return productLines(cart.lines).reduce(
    (sum, { product, quantity }) => sum + product.priceInCents * quantity,
    0,
  );
}

/** The lines with the products they stand for. */
export function productLines(
  lines: readonly CartLine[],
): readonly { readonly product: Product; readonly quantity: number }[] {
  return lines.flatMap(({ sku, quantity }) => {
    const product = findProduct(sku);
    return product === undefined ? [] : [{ product, quantity }];
  });
}

/** Checks a cart that comes from storage. */
export function readCart(stored: unknown): Cart | null {
  const { id, lines, email, bought } = (stored ?? {}) as Partial<Record<keyof Cart, unknown>>;
  if (typeof id !== 'string' || typeof email !== 'string' || !isLines(lines)) return null;
  const { cartId, lines: boughtLines } = (bought ?? {}) as {
    readonly cartId?: unknown;
    readonly lines?: unknown;
  };
  return {
    id,
    lines,
    email,
    bought: typeof cartId === 'string' && isLines(boughtLines) ? { cartId, lines: boughtLines } : null,
  };
}

function isLines(value: unknown): value is readonly CartLine[] {
  return (
    Array.isArray(value) &&
    (value as Partial<CartLine>[]).every(
      (line) =>
        findProduct(line?.sku) !== undefined && Number.isInteger(line?.quantity) && (line.quantity ?? 0) > 0,
    )
  );
}

import { CheckoutProblem, type CheckoutOrder, type ClinkOrder } from '../src/server/index.ts';
import { CURRENCY, findProduct, MAX_QUANTITY } from './catalogue.ts';

/**
 * Turns what the browser sent into the order that Clink is given. Only the products and their quantities are taken
 * from it; names, prices and the total come from the catalogue.
 *
 * @param origin of this shop, for the addresses of product pictures
 * @throws CheckoutProblem 422 for a cart that cannot be bought
 */
export function priceCart(input: CheckoutOrder, origin: string): ClinkOrder {
  const { cart, cartId, customerEmail } = input;
  if (!Array.isArray(cart) || cart.length === 0) {
    throw new CheckoutProblem(422, 'empty_cart', 'The cart is empty.');
  }
  if (typeof customerEmail !== 'string' || !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(customerEmail)) {
    throw new CheckoutProblem(422, 'invalid_email', 'A complete email address is needed for the receipt.');
  }
  const lines = (cart as unknown[]).map(readLine);
  const totalInCents = lines.reduce((sum, { product, quantity }) => sum + product.priceInCents * quantity, 0);
  return {
    originalAmount: totalInCents / 100,
    originalCurrency: CURRENCY,
    customerEmail,
    allowPromotionCodes: true,
    priceDataList: lines.map(({ product, quantity }) => ({
      name: product.name,
      quantity,
      unitAmount: product.priceInCents / 100,
      currency: CURRENCY,
      imageUrl: new URL(product.image, origin).href,
    })),
    ...(typeof cartId === 'string' ? { merchantReferenceId: cartId.slice(0, 64) } : {}),
  };
}

function readLine(line: unknown) {
  const { sku, quantity } = (line ?? {}) as { readonly sku?: unknown; readonly quantity?: unknown };
  const product = findProduct(sku);
  if (product === undefined)
    throw new CheckoutProblem(422, 'unknown_product', 'The shop does not sell this.');
  if (
    typeof quantity !== 'number' ||
    !Number.isInteger(quantity) ||
    quantity < 1 ||
    quantity > MAX_QUANTITY
  ) {
    throw new CheckoutProblem(422, 'invalid_quantity', `A quantity must be between 1 and ${MAX_QUANTITY}.`);
  }
  return { product, quantity };
}

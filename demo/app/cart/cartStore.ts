import type { Sku } from '../../catalogue.ts';
import { createStore } from '../createStore.ts';
import { newCart, readCart, withQuantity, type Cart } from './Cart.ts';

/** The cart of this tab. */
export const cartStore = createStore<Cart>({
  key: 'cart',
  storage: () => sessionStorage,
  read: readCart,
  initial: newCart,
});

export function setQuantity(sku: Sku, quantity: number): void {
  cartStore.set(withQuantity(cartStore.get(), sku, quantity));
}

export function setEmail(email: string): void {
  cartStore.set({ ...cartStore.get(), email });
}

/** Empties the cart that was paid for. The link of an old purchase leaves a new cart alone. */
export function finishPurchase(cartId: string): void {
  const cart = cartStore.get();
  if (cart.id === cartId) cartStore.set(newCart({ cartId, lines: cart.lines }, cart.email));
}

import { useRef, type ReactNode } from 'react';
import { useCheckoutIntent } from 'react-clink-checkout';
import type { Sku } from '../../catalogue.ts';
import { paymentOf } from '../checkout/paymentOf.ts';
import { useMessages } from '../messages/useMessages.ts';
import { useMoney } from '../messages/useMoney.ts';
import { Link } from '../navigation/Link.tsx';
import { useStore } from '../useStore.ts';
import { productLines, subtotalInCents } from './Cart.ts';
import { cartStore, setQuantity } from './cartStore.ts';
import { QuantityStepper } from './QuantityStepper.tsx';

export function CartPanel(): ReactNode {
  const cart = useStore(cartStore);
  const messages = useMessages().cart;
  const money = useMoney();
  const panel = useRef<HTMLElement>(null);
  // Without an address there is one more step before the payment.
  const intent = useCheckoutIntent(cart.email === '' ? null : paymentOf(cart));

  function remove(sku: Sku): void {
    setQuantity(sku, 0);
    // The button that had the focus goes with its line.
    panel.current?.focus({ preventScroll: true });
  }

  return (
    <section ref={panel} className="card cart-panel" id="cart" aria-labelledby="cart-title" tabIndex={-1}>
      <h2 id="cart-title">{messages.title}</h2>
      {cart.lines.length === 0 ? (
        <p className="cart-empty">{messages.empty}</p>
      ) : (
        <>
          <ul className="cart-lines">
            {productLines(cart.lines).map(({ product, quantity }) => (
              <li key={product.sku}>
                <img src={product.image} alt="" width="64" height="64" />
                <div className="cart-line-text">
                  <span className="cart-line-name">{product.name}</span>
                  <button
                    type="button"
                    className="text-button"
                    aria-label={messages.remove(product.name)}
                    onClick={() => remove(product.sku)}
                  >
                    {messages.removeShort}
                  </button>
                </div>
                <div className="cart-line-figures">
                  <span className="figure">{money(product.priceInCents * quantity)}</span>
                  <QuantityStepper product={product} quantity={quantity} />
                </div>
              </li>
            ))}
          </ul>
          <p className="sum">
            <span>{messages.subtotal}</span>
            <span className="figure">{money(subtotalInCents(cart))}</span>
          </p>
          <Link href="/checkout" className="button button-wide" {...intent}>
            {messages.checkout}
          </Link>
        </>
      )}
    </section>
  );
}

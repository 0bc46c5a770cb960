import type { ReactNode } from 'react';
import { subtotalInCents, type Cart } from '../cart/Cart.ts';
import { useMessages } from '../messages/useMessages.ts';
import { useMoney } from '../messages/useMoney.ts';
import { OrderLines } from './OrderLines.tsx';

/** The order at catalogue prices, before Clink has said what is to be paid. As tall as what takes its place. */
export function OrderPreview({ cart }: { readonly cart: Cart }): ReactNode {
  const messages = useMessages().cart;
  const money = useMoney();
  return (
    <div className="order-preview">
      <OrderLines lines={cart.lines} />
      <div className="order-preview-sums">
        <p>
          <span>{messages.subtotal}</span>
          <span className="figure">{money(subtotalInCents(cart))}</span>
        </p>
        <p className="order-preview-total" aria-hidden="true" />
      </div>
    </div>
  );
}

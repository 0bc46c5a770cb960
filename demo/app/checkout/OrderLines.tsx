import type { ReactNode } from 'react';
import { productLines, type CartLine } from '../cart/Cart.ts';
import { useMoney } from '../messages/useMoney.ts';

interface OrderLinesProps {
  readonly lines: readonly CartLine[];
  /** Off where the catalogue's prices may not be what was paid: another currency, a promotion. @default true */
  readonly priced?: boolean;
}

/** What is or was bought, with pictures. */
export function OrderLines({ lines, priced = true }: OrderLinesProps): ReactNode {
  const money = useMoney();
  return (
    <ul className="order-lines">
      {productLines(lines).map(({ product, quantity }) => (
        <li key={product.sku}>
          <img src={product.image} alt="" width="56" height="56" />
          <span className="order-line-name">
            {product.name}
            {quantity > 1 && <span className="order-line-quantity"> × {quantity}</span>}
          </span>
          {priced && <span className="figure">{money(product.priceInCents * quantity)}</span>}
        </li>
      ))}
    </ul>
  );
}

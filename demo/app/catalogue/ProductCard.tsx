import { useState, type ReactNode } from 'react';
import { MAX_QUANTITY, type Product } from '../../catalogue.ts';
import { quantityOf } from '../cart/Cart.ts';
import { cartStore, setQuantity } from '../cart/cartStore.ts';
import { useMessages } from '../messages/useMessages.ts';
import { useMoney } from '../messages/useMoney.ts';
import { useStore } from '../useStore.ts';

export function ProductCard({ product }: { readonly product: Product }): ReactNode {
  const { catalogue, products } = useMessages();
  const quantity = quantityOf(useStore(cartStore), product.sku);
  const money = useMoney();
  const [announcement, setAnnouncement] = useState('');
  const { name, sku } = product;

  function add(): void {
    setQuantity(sku, quantity + 1);
    setAnnouncement(catalogue.added(name, quantity + 1));
  }

  return (
    <li className="card product">
      <img src={product.image} alt="" width="480" height="480" />
      <div className="product-text">
        <h2>{name}</h2>
        <p className="figure">{money(product.priceInCents)}</p>
        <p className="product-detail">{products[sku]}</p>
      </div>
      <button
        type="button"
        className="button button-quiet"
        aria-label={catalogue.add(name)}
        disabled={quantity >= MAX_QUANTITY}
        onClick={add}
      >
        {catalogue.addShort}
      </button>
      <span role="status" className="visually-hidden">
        {announcement}
      </span>
    </li>
  );
}

import type { ReactNode } from 'react';
import { CATALOGUE } from '../../catalogue.ts';
import { CartPanel } from '../cart/CartPanel.tsx';
import { PageTitle } from '../layout/PageTitle.tsx';
import { useMessages } from '../messages/useMessages.ts';
import { ProductCard } from './ProductCard.tsx';

export function CataloguePage(): ReactNode {
  const { catalogue } = useMessages();
  return (
    <div className="page catalogue">
      <div className="catalogue-intro">
        <PageTitle className="display">{catalogue.title}</PageTitle>
        <p>{catalogue.intro}</p>
      </div>
      <div className="catalogue-body">
        <ul className="products" aria-label={catalogue.products}>
          {CATALOGUE.map((product) => (
            <ProductCard key={product.sku} product={product} />
          ))}
        </ul>
        <CartPanel />
      </div>
    </div>
  );
}

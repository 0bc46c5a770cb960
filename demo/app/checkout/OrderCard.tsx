import type { ReactNode } from 'react';
import { useMessages } from '../messages/useMessages.ts';
import { Link } from '../navigation/Link.tsx';

export function OrderCard({ children }: { readonly children: ReactNode }): ReactNode {
  const { checkout } = useMessages();
  return (
    <section className="card order" aria-labelledby="order-title">
      <div className="order-head">
        <h2 id="order-title">{checkout.order}</h2>
        <Link href="/#cart" className="text-link">
          {checkout.editCart}
        </Link>
      </div>
      {children}
    </section>
  );
}

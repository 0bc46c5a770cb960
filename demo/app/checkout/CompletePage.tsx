import type { ReactNode } from 'react';
import { useCheckoutReturn } from 'react-clink-checkout';
import { cartStore, finishPurchase } from '../cart/cartStore.ts';
import { PageTitle } from '../layout/PageTitle.tsx';
import { useMessages } from '../messages/useMessages.ts';
import { Link } from '../navigation/Link.tsx';
import { useStore } from '../useStore.ts';
import { OrderLines } from './OrderLines.tsx';
import { StatusMark } from './StatusMark.tsx';

/** Where the shopper comes back to: says what the shop's server knows of the payment. */
export function CompletePage(): ReactNode {
  const { complete, shop } = useMessages();
  const { bought } = useStore(cartStore);
  const cartId = new URLSearchParams(location.search).get('cart');
  const { status, error, recheck } = useCheckoutReturn({
    endpoint: '/api/checkout/session',
    onPaid: () => {
      if (cartId !== null) finishPurchase(cartId);
    },
  });
  const outcome = status === 'failed' && error?.code !== 'payment_failed' ? 'unavailable' : status;
  const shown = outcome === 'reading' ? 'confirming' : outcome;
  return (
    <div className="page notice complete" data-outcome={shown}>
      <div role="status" className="complete-outcome">
        <StatusMark outcome={shown} />
        <PageTitle>{complete[shown]}</PageTitle>
        <p>{complete[`${shown}Text`]}</p>
      </div>
      {shown === 'paid' && bought !== null && bought.cartId === cartId && (
        <section className="card complete-order" aria-labelledby="bought-title">
          <h2 id="bought-title">{complete.items}</h2>
          <OrderLines lines={bought.lines} priced={false} />
        </section>
      )}
      <div className="complete-actions">
        {(shown === 'processing' || shown === 'unavailable') && (
          <button type="button" className="button" onClick={recheck}>
            {complete.recheck}
          </button>
        )}
        {shown === 'failed' || shown === 'expired' ? (
          <Link href="/checkout" className="button">
            {complete.toCheckout}
          </Link>
        ) : (
          <Link href="/" className={shown === 'paid' ? 'button' : 'button button-quiet'}>
            {shop.toShop}
          </Link>
        )}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { CheckoutReturn, type CheckoutLinkProps } from 'react-clink-checkout';
import { cartStore, finishPurchase } from '../cart/cartStore.ts';
import { lookOf } from '../layout/lookOf.ts';
import { PageTitle } from '../layout/PageTitle.tsx';
import { themeStore } from '../layout/themeStore.ts';
import { CATALOGUES } from '../messages/catalogues.ts';
import { localeStore } from '../messages/localeStore.ts';
import { useMessages } from '../messages/useMessages.ts';
import { Link } from '../navigation/Link.tsx';
import { useStore } from '../useStore.ts';
import { OrderLines } from './OrderLines.tsx';

/** Where the shopper comes back to: says what the shop's server knows of the payment, in the shop's own words. */
export function CompletePage(): ReactNode {
  const { checkout, complete, shop } = useMessages();
  const { bought } = useStore(cartStore);
  const locale = useStore(localeStore);
  const theme = useStore(themeStore);
  const cartId = new URLSearchParams(location.search).get('cart');
  return (
    <div className="page notice complete">
      <PageTitle>{checkout.order}</PageTitle>
      <CheckoutReturn
        className="complete-outcome"
        endpoint="/api/checkout/session"
        locale={locale}
        messages={{ ...CATALOGUES[locale], paid: complete.paid }}
        appearance={lookOf(theme)}
        components={LINKS}
        retryHref="/checkout"
        onPaid={() => {
          if (cartId !== null) finishPurchase(cartId);
        }}
      >
        <p>{complete.paidText}</p>
        {bought !== null && bought.cartId === cartId && (
          <section className="card complete-order" aria-labelledby="bought-title">
            <h2 id="bought-title">{complete.items}</h2>
            <OrderLines lines={bought.lines} priced={false} />
          </section>
        )}
      </CheckoutReturn>
      <Link href="/" className="text-link">
        {shop.toShop}
      </Link>
    </div>
  );
}

function RetryLink({ href = '/checkout', ...props }: CheckoutLinkProps): ReactNode {
  return <Link {...props} href={href} className="button" />;
}

const LINKS = { Link: RetryLink };

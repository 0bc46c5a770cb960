import { StrictMode, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { CheckoutReturn, ClinkCheckout } from 'react-clink-checkout';
import 'react-clink-checkout/styles.css';

interface Cart {
  readonly id: string;
  readonly total: number;
}

function Checkout(): ReactNode {
  const [cart, setCart] = useState<Cart | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void fetch('/api/cart', { signal: abort.signal })
      .then((response) => response.json() as Promise<Cart>)
      .then(setCart, () => {});
    return () => abort.abort();
  }, []);
  if (cart === null) return <p>One moment …</p>;
  return (
    <>
      <h1>One still mug, {cart.total} USD</h1>
      <ClinkCheckout
        endpoint="/api/checkout"
        order={{ cartId: cart.id }}
        returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
        sdkUrl={import.meta.env['CLINK_SDK_URL']}
      />
    </>
  );
}

/** Says "paid" when the server does, and not before. */
function Complete(): ReactNode {
  return (
    <CheckoutReturn endpoint="/api/checkout" headingLevel={1} retryHref="/">
      <p>Your mug is on its way.</p>
    </CheckoutReturn>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>{location.pathname === '/complete' ? <Complete /> : <Checkout />}</StrictMode>,
  );
}

'use client';

import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ClinkCheckout } from 'react-clink-checkout';

interface Cart {
  readonly id: string;
  readonly total: number;
}

export function Checkout({ sdkUrl }: { readonly sdkUrl: string | undefined }): ReactNode {
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
        sdkUrl={sdkUrl}
      />
    </>
  );
}

import type { ReactNode } from 'react';
import { CheckoutReturn, ClinkCheckout } from 'react-clink-checkout';

/** The two pages of every shop here. Not `'use client'`: the package has to bring that along. */
export function Checkout({ sdkUrl }: { readonly sdkUrl: string | undefined }): ReactNode {
  return (
    <main>
      <h1>One still mug</h1>
      <ClinkCheckout
        endpoint="/api/checkout"
        order={{ cartId: 'mug' }}
        returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
        sdkUrl={sdkUrl}
      />
    </main>
  );
}

export function Complete(): ReactNode {
  return (
    <main>
      <CheckoutReturn endpoint="/api/checkout" headingLevel={1} retryHref="/">
        <p>Your mug is on its way.</p>
      </CheckoutReturn>
    </main>
  );
}

import type { ReactNode } from 'react';
import { CheckoutReturn } from 'react-clink-checkout';

/** Says "paid" when the server does, and not before. */
export default function Page(): ReactNode {
  return (
    <CheckoutReturn endpoint="/api/checkout" headingLevel={1} retryHref="/">
      <p>Your mug is on its way.</p>
    </CheckoutReturn>
  );
}

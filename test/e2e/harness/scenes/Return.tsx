import type { ReactElement } from 'react';
import { CheckoutReturn } from '../../../../src/index.ts';

/** The page that shoppers come back to. */
export function Return(): ReactElement {
  return (
    <main>
      <CheckoutReturn endpoint="/api/checkout/session" retryHref="/plain" />
    </main>
  );
}

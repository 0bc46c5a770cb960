import { Suspense } from 'react';
import type { ReactElement } from 'react';
import { ClinkCheckout } from '../../../../src/index.ts';
import type { PageValues } from '../readPage.ts';

/** A page that a server has rendered; React takes over its parts one by one. */
export function Served({ page }: { readonly page: PageValues }): ReactElement {
  return (
    <main>
      <h1>Served</h1>
      <Suspense fallback={<p>One moment</p>}>
        <ClinkCheckout
          endpoint="/api/checkout/session"
          order={{ cartId: 'cart-1' }}
          returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
          sdkUrl={page.sdkUrl}
          nonce={page.nonce}
          appearance="inherit"
        />
      </Suspense>
    </main>
  );
}

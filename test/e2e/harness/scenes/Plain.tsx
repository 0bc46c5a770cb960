import { useState } from 'react';
import type { ReactElement } from 'react';
import { ClinkCheckout } from '../../../../src/index.ts';
import { offer } from '../HarnessWindow.ts';
import { readPage } from '../readPage.ts';

const errors: string[] = [];

/**
 * A checkout as a shop has it, which goes on to the return page by itself. `?cart=` says which cart, `?resume` that a
 * reload is to meet the same session.
 */
export function Plain(): ReactElement {
  const [page] = useState(readPage);
  const [search] = useState(() => new URLSearchParams(location.search));
  return (
    <main>
      <p>
        Your order of <b>two</b> bags. <a href="/elsewhere">To another page</a>
      </p>
      <ClinkCheckout
        endpoint="/api/checkout/session"
        order={{ cartId: search.get('cart') ?? 'cart-1' }}
        resumeOnReload={search.has('resume')}
        returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
        sdkUrl={page.sdkUrl}
        nonce={page.nonce}
        onError={({ code }) => {
          errors.push(code);
          offer({ errors });
        }}
      />
      <p>All prices include tax.</p>
    </main>
  );
}

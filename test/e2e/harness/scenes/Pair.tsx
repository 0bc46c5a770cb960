import { useState } from 'react';
import type { ReactElement } from 'react';
import { ClinkCheckout } from '../../../../src/index.ts';
import { readPage } from '../readPage.ts';

/** Two checkouts on a page. `?carts=same`: both of one cart. */
export function Pair(): ReactElement {
  const [page] = useState(readPage);
  const [first, setFirst] = useState(true);
  const [error, setError] = useState('');
  const [carts] = useState(() =>
    new URLSearchParams(location.search).get('carts') === 'same'
      ? ['cart-1', 'cart-1']
      : ['cart-1', 'cart-2'],
  );
  return (
    <main>
      <button type="button" onClick={() => setFirst(false)}>
        Unmount the first
      </button>
      <output aria-label="Error">{error}</output>
      {['First', 'Second'].map(
        (name, place) =>
          (place > 0 || first) && (
            <ClinkCheckout
              key={name}
              aria-label={name}
              endpoint="/api/checkout/session"
              order={{ cartId: carts[place] }}
              returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
              sdkUrl={page.sdkUrl}
              nonce={page.nonce}
              onComplete={() => {}}
              onError={({ code }) => setError(`${name}: ${code}`)}
            />
          ),
      )}
    </main>
  );
}

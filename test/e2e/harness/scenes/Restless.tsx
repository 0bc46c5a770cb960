import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { ClinkCheckout } from '../../../../src/index.ts';
import { offer } from '../HarnessWindow.ts';
import { readPage } from '../readPage.ts';

/** A parent that renders again and again, and hands down new objects and functions each time. */
function Parent({
  name,
  children,
}: {
  readonly name: string;
  readonly children: (count: number) => ReactNode;
}) {
  const [count, setCount] = useState(0);
  return (
    <div>
      <button type="button" onClick={() => setCount((before) => before + 1)}>
        Render {name} again
      </button>
      {children(count)}
    </div>
  );
}

/** `<ClinkCheckout>` without a QueryClientProvider, below restless parents, with a key that can change. */
export function Restless(): ReactElement {
  const [page] = useState(readPage);
  const [mounted, setMounted] = useState(true);
  const [key, setKey] = useState(0);
  const [cartId, setCartId] = useState('cart-1');
  const [, setRendered] = useState(0);
  useEffect(() => {
    offer({
      renderAgain: (times) => {
        for (let count = 0; count < times; count += 1) flushSync(() => setRendered((before) => before + 1));
      },
    });
  }, []);
  return (
    <main>
      <button type="button" onClick={() => setMounted((before) => !before)}>
        {mounted ? 'Unmount' : 'Mount'}
      </button>
      <button type="button" onClick={() => setKey((before) => before + 1)}>
        Change the key
      </button>
      <button type="button" onClick={() => setCartId((before) => `${before}+`)}>
        Change the cart
      </button>
      <Parent name="the first parent">
        {(first) => (
          <Parent name="the second parent">
            {(second) =>
              mounted && (
                // A framework's layout that is made anew, with all that is in it.
                <section key={key} aria-label="Layout">
                  <ClinkCheckout
                    endpoint="/api/checkout/session"
                    order={{ cartId, ignored: undefined }}
                    returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
                    sdkUrl={page.sdkUrl}
                    nonce={page.nonce}
                    appearance={{ theme: 'light' }}
                    onComplete={() => first + second < 0}
                    onDiagnostic={() => {}}
                  />
                </section>
              )
            }
          </Parent>
        )}
      </Parent>
    </main>
  );
}

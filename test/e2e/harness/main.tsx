import { StrictMode, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClinkCheckout } from '../../../src/index.ts';
import '../../../src/styles.css';

const sdkUrl = document.querySelector<HTMLMetaElement>('meta[name="clink-sdk-url"]')?.content;

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

/** `<ClinkCheckout>` without a QueryClientProvider, below two restless parents, with a key that can change. */
function Harness(): ReactElement {
  const [mounted, setMounted] = useState(true);
  const [key, setKey] = useState(0);
  const [cartId, setCartId] = useState('cart-1');
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
                <ClinkCheckout
                  key={key}
                  endpoint="/api/checkout/session"
                  order={{ cartId, ignored: undefined }}
                  returnUrl={`/?session_id={ELEMENTS_SESSION_ID}`}
                  sdkUrl={sdkUrl}
                  appearance={{ theme: 'light' }}
                  onComplete={() => first + second < 0}
                  onDiagnostic={() => {}}
                />
              )
            }
          </Parent>
        )}
      </Parent>
    </main>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <Harness />
  </StrictMode>,
);

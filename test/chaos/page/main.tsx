import { StrictMode, useState } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { ClinkCheckout } from '../../../src/index.ts';
import '../../../src/styles.css';
import type { PageOptions } from './PageOptions.ts';

const meta = document.querySelector<HTMLMetaElement>('meta[name="checkout-options"]');
const options = JSON.parse(meta?.content ?? '{}') as PageOptions;
window.outcomes = [];
let started = 0;

/** A checkout, and a page around it that must stay usable whatever becomes of it. */
function Page(): ReactElement {
  const [mounted, setMounted] = useState(options.mountLater !== true);
  const [cart, setCart] = useState(1);
  const [clicks, setClicks] = useState(0);
  return (
    <main>
      <button type="button" onClick={() => setMounted(true)}>
        Mount
      </button>
      <button type="button" onClick={() => setCart((before) => before + 1)}>
        Next cart
      </button>
      <button type="button" onClick={() => setClicks((before) => before + 1)}>
        Clicked {clicks} times
      </button>
      {mounted && (
        <ClinkCheckout
          endpoint={options.endpoint ?? '/api/checkout/session'}
          order={{ cartId: `cart-${cart}` }}
          returnUrl="/?session_id={ELEMENTS_SESSION_ID}"
          sdkUrl={options.sdkUrl}
          nonce={options.nonce}
          integrity={options.integrity}
          onDiagnostic={({ type, detail }) => {
            if (type === 'status' && detail === 'creating') started = performance.now();
          }}
          onError={({ code, phase, retryable }) => {
            const milliseconds = Math.round(performance.now() - started);
            window.outcomes.push({ code, phase, retryable, milliseconds });
          }}
          // Stays on this page.
          onComplete={() => {}}
        />
      )}
    </main>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);

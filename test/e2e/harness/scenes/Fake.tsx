import { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { ClinkCheckout } from '../../../../src/index.ts';
import { createFakeClink } from '../../../../src/testing/index.ts';
import { offer } from '../HarnessWindow.ts';

/** Says whatever a test makes it say, in any order. */
const unruly = () => createFakeClink({ strict: false });
const queryClient = new QueryClient();

/** A checkout with the fake Clink, which is fast and says what it is told to. `?mounted=no`: not there at first. */
export function Fake(): ReactElement {
  const [mounted, setMounted] = useState(() => new URLSearchParams(location.search).get('mounted') !== 'no');
  // Not with the module, which is loaded with the other scenes: a new fake has the tab forget what was paid.
  const [{ endpoint }] = useState(() => createFakeClink());
  const [clink, setClink] = useState(unruly);
  useEffect(() => {
    offer({
      fake: clink,
      clearCache: () => queryClient.clear(),
      unmountNow: () => flushSync(() => setMounted(false)),
      cycle: async (times) => {
        for (let count = 0; count < times; count += 1) {
          const ready = new Promise<void>((resolve) => {
            onReady = resolve;
          });
          // One of its own for each cycle: it keeps all that was ever done with it.
          flushSync(() => setClink(unruly()));
          flushSync(() => setMounted(true));
          await ready;
          flushSync(() => setMounted(false));
        }
      },
    });
  }, [clink]);
  return (
    <main>
      {mounted && (
        <ClinkCheckout
          endpoint={endpoint}
          order={{ cartId: 'cart-1' }}
          returnUrl="/complete?session_id={ELEMENTS_SESSION_ID}"
          loadElements={clink.loadElements}
          queryClient={queryClient}
          onReady={() => onReady()}
        />
      )}
    </main>
  );
}

let onReady = (): void => {};

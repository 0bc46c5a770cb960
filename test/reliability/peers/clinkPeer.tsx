import { QueryClient } from '@tanstack/react-query';
import manifest from '../../../package.json' with { type: 'json' };
import { ClinkCheckout } from '../../../src/index.ts';
import type { ElementType } from '../../../src/index.ts';
import type { Peer } from './Peer.ts';

let pages = 0;

export const clinkPeer: Peer = {
  name: '<ClinkCheckout>',
  version: manifest.version,
  open: (books) => {
    const queryClient = new QueryClient();
    pages += 1;
    const page = pages;
    return ({ orderId }) => (
      <ClinkCheckout
        queryClient={queryClient}
        endpoint={async (request, { idempotencyKey }) => ({
          sessionId: await books.makeSession(String(request['cartId']), idempotencyKey),
          publishKey: 'pk_test_peer',
          environment: 'sandbox',
        })}
        loadElements={async () => {
          const instance = await books.makeInstance(async () => {}, {
            on: () => {},
            off: () => {},
            submit: () => {},
            promoCodeChange: () => {},
            setLocale: () => {},
            setTheme: () => {},
          });
          return {
            ...instance,
            createElement: (_: ElementType) => ({ mount: instance.mount, unmount: instance.unmount }),
          };
        }}
        order={{ cartId: `${page} ${orderId}` }}
        returnUrl="/complete/{ELEMENTS_SESSION_ID}"
      />
    );
  },
};

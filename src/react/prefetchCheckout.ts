import type { QueryClient } from '@tanstack/react-query';
import { createCallbacks } from './callbacks.ts';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { startScript } from './sdkScript.ts';
import { identityOf } from './sessionCache.ts';
import { createSessionSource } from './sessionSource.ts';

/** How many prefetches of an order are not dropped: the last one that is takes the session with it. */
const users = new WeakMap<QueryClient, Map<string, number>>();

/**
 * Makes the session and loads the SDK's script ahead of the checkout, when the shopper is about to open it: then only the
 * payment fields themselves are left to wait for. The checkout with the same options, all of them, takes over what is there
 * or under way; there is still one session. What fails is told by the checkout, which asks again with the same key. Kept for
 * five minutes after it was made. Does nothing on a server.
 *
 * `order` must change whenever what is to be paid may change, such as `{ cartId, version }`: the same order gets the
 * session, and so the price, that was there at the time of the prefetch. What is prefetched belongs to the page: where the
 * way to the checkout loads another one, `resumeOnReload` brings it along.
 *
 * @param queryClient the one that the checkout will use: its `queryClient`, or that of its `QueryClientProvider`
 * @param options those of the checkout
 * @returns the way to drop the session again, such as when the order has changed; one that a checkout has shown stays
 */
export function prefetchCheckout(queryClient: QueryClient, options: CheckoutOptions): () => void {
  if (typeof window === 'undefined') return () => {};
  const identity = identityOf(options);
  const read = (): CheckoutOptions => options;
  const callbacks = createCallbacks(read);
  const source = createSessionSource(queryClient, identity, read, callbacks);
  const counts = users.get(queryClient) ?? new Map<string, number>();
  users.set(queryClient, counts);
  const count = (change: 1 | -1): void => void counts.set(identity, (counts.get(identity) ?? 0) + change);
  count(1);
  startScript(options, callbacks);
  const made = source.make().catch(() => null);
  let isDropped = false;
  return () => {
    if (isDropped) return;
    isDropped = true;
    count(-1);
    void made.then((known) => {
      // What has failed may have made one all the same: its key stays, so that nothing makes another.
      if (known && !counts.get(identity)) source.drop(known.session);
    });
  };
}

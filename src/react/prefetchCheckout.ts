import type { QueryClient } from '@tanstack/react-query';
import { createCallbacks } from './callbacks.ts';
import type { CheckoutOptions } from './CheckoutOptions.ts';
import { startScript } from './sdkScript.ts';
import { identityOf } from './sessionCache.ts';
import { createSessionSource } from './sessionSource.ts';

/**
 * Makes the session and loads the SDK's script ahead of the checkout, when the shopper is about to open it: then only the
 * payment fields themselves are left to wait for. The checkout with the same options takes over what is there or under way;
 * there is still one session. What fails is met again, and told, by the checkout. Kept for five minutes after it was
 * made. Does nothing on a server.
 *
 * `order` must change whenever what is to be paid may change, such as `{ cartId, version }`: the same order gets the
 * session, and so the price, that was there at the time of the prefetch.
 *
 * @param queryClient the one that the checkout will use: its `queryClient`, or that of its `QueryClientProvider`
 * @param options those of the checkout
 * @returns the way to drop the session again, such as when the order has changed; one that a checkout shows stays
 */
export function prefetchCheckout(queryClient: QueryClient, options: CheckoutOptions): () => void {
  if (typeof window === 'undefined') return () => {};
  const read = (): CheckoutOptions => options;
  const callbacks = createCallbacks(read);
  const source = createSessionSource(queryClient, identityOf(options), read, callbacks);
  startScript(options, callbacks);
  const made = source.make().catch(() => null);
  return () => {
    void made.then((known) => known && source.drop(known.session));
  };
}

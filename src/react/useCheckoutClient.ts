import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';

const KEY = Symbol.for('react-clink-checkout.queryClient');

/** The client given, the nearest provider's, or one that the page's checkouts share. */
export function useCheckoutClient(given: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  return given ?? provided ?? ownClient();
}

/** On the global object, so that a hot reload meets the sessions that are there. */
function ownClient(): QueryClient {
  // On a server nothing is ever put into it, and it must not be shared between requests.
  if (typeof window === 'undefined') return new QueryClient();
  const page = globalThis as { [KEY]?: QueryClient };
  return (page[KEY] ??= new QueryClient());
}

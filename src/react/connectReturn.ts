import { createReturn } from '../checkout/createReturn.ts';
import type { ReturnStore } from '../checkout/createReturn.ts';
import { requestStatus } from '../checkout/requestStatus.ts';
import type { SessionStatus } from '../protocol/SessionStatus.ts';
import { callHost } from './callHost.ts';
import { isFirstTold } from './isFirstTold.ts';
import { isAwake, onWake } from './page.ts';
import { PAYMENT_MEMORY } from './serversWord.ts';

/** Options of `useCheckoutReturn`, and props of `CheckoutReturn`. */
export interface CheckoutReturnOptions {
  /** The merchant's endpoint, asked with `GET {endpoint}?session_id=…`, or a function that asks in its own way. */
  readonly endpoint: string | ((sessionId: string, signal: AbortSignal) => Promise<SessionStatus>);
  /** The query parameter in which `returnUrl` brings the session's id. @default "session_id" */
  readonly parameter?: string | undefined;
  /** Leaves the id in the address, see `useCheckoutReturn`. @default false */
  readonly keepParameter?: boolean | undefined;
  /** For a router that has the id elsewhere, such as in the path; then the URL is not read. */
  readonly sessionId?: string | undefined;
  /** How cookies go along to `endpoint`. @default "same-origin" */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * The server says that it is paid. Once for a session and the life of the page, also where several components ask
   * for the same one. Fulfil from the webhook, never from this: who never comes back to the page has paid as well.
   */
  readonly onPaid?: ((sessionId: string) => void) | undefined;
}

/** The return page's store, tied to a component's options. */
export interface ConnectedReturn extends Pick<ReturnStore, 'getState' | 'subscribe' | 'recheck'> {
  /** Takes the options of the latest render. */
  setOptions(options: CheckoutReturnOptions): void;
  /** Starts asking. Returns the way to leave. */
  open(sessionId: string | null): () => void;
}

/** Pure: nothing is asked before `open`. */
export function connectReturn(initial: CheckoutReturnOptions): ConnectedReturn {
  let options = initial;
  const store = createReturn({
    requestStatus: (sessionId, signal) => {
      const { endpoint, credentials } = options;
      return typeof endpoint === 'string'
        ? requestStatus(endpoint, sessionId, { credentials, signal })
        : endpoint(sessionId, signal);
    },
    isAwake,
    onWake,
    memory: PAYMENT_MEMORY,
  });
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    recheck: store.recheck,
    setOptions: (next) => {
      options = next;
    },
    open: (sessionId) => {
      const unsubscribe = store.subscribe(() => {
        const { status, sessionId: paid } = store.getState();
        const { onPaid } = options;
        if (status === 'paid' && paid !== null && onPaid && isFirstTold(paid)) callHost(() => onPaid(paid));
      });
      store.open(sessionId);
      return () => {
        store.close();
        unsubscribe();
      };
    },
  };
}

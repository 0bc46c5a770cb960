import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { createReturn, READING } from '../checkout/createReturn.ts';
import type { ReturnState } from '../checkout/createReturn.ts';
import { requestStatus } from '../checkout/requestStatus.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import type { SessionStatus } from '../protocol/SessionStatus.ts';
import { isAwake, onWake } from './page.ts';

export interface CheckoutReturnOptions {
  /** The merchant's endpoint, asked with `GET {endpoint}?session_id=…`, or a function that asks in its own way. */
  readonly endpoint: string | ((sessionId: string, signal: AbortSignal) => Promise<SessionStatus>);
  /** The query parameter in which `returnUrl` brings the session's id. @default "session_id" */
  readonly parameter?: string | undefined;
  /** For a router that has the id elsewhere, such as in the path; then the URL is not read. */
  readonly sessionId?: string | undefined;
  /** @default "same-origin" */
  readonly credentials?: RequestCredentials | undefined;
  /** The server says that it is paid. Once for each life of the page's component. */
  readonly onPaid?: ((sessionId: string) => void) | undefined;
}

export interface CheckoutReturnResult extends ReturnState {
  /** Asks again now, for a button beside `processing` and `failed`. */
  readonly recheck: () => void;
}

/**
 * What became of a payment, on the page that `returnUrl` leads to. Reads the session's id from the URL and asks the
 * merchant's server until it is settled, at most two minutes, while the page is visible and online. The browser never
 * decides that something was paid: `paid` and `expired` are the server's words.
 */
export function useCheckoutReturn(options: CheckoutReturnOptions): CheckoutReturnResult {
  const latest = useRef(options);
  const store = useMemo(
    () =>
      createReturn({
        requestStatus: (sessionId, signal) => {
          const { endpoint, credentials } = latest.current;
          return typeof endpoint === 'string'
            ? requestStatus(endpoint, sessionId, { credentials, signal })
            : endpoint(sessionId, signal);
        },
        isAwake,
        onWake,
      }),
    [],
  );
  const { parameter = SESSION_ID_PARAMETER, sessionId } = options;
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    let told = false;
    const unsubscribe = store.subscribe(() => {
      const state = store.getState();
      if (told || state.status !== 'paid' || state.sessionId === null) return;
      told = true;
      latest.current.onPaid?.(state.sessionId);
    });
    store.open(readSessionId(sessionId, parameter));
    return () => {
      store.close();
      unsubscribe();
    };
  }, [store, sessionId, parameter]);
  const state = useSyncExternalStore(store.subscribe, store.getState, () => READING);
  return useMemo(() => ({ ...state, recheck: store.recheck }), [state, store]);
}

function readSessionId(given: string | undefined, parameter: string): string | null {
  if (given !== undefined) return isSessionId(given) ? given : null;
  // Twice the same parameter is nobody's honest link.
  const found = new URLSearchParams(location.search).getAll(parameter);
  return found.length === 1 && isSessionId(found[0]) ? found[0] : null;
}

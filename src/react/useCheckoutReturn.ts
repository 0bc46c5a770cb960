import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { READING } from '../checkout/createReturn.ts';
import type { ReturnState } from '../checkout/createReturn.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import { connectReturn } from './connectReturn.ts';
import type { CheckoutReturnOptions } from './connectReturn.ts';

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
  const [store] = useState(() => connectReturn(options));
  const { parameter = SESSION_ID_PARAMETER, sessionId } = options;
  useEffect(() => store.setOptions(options));
  useEffect(() => store.open(readSessionId(sessionId, parameter)), [store, sessionId, parameter]);
  const state = useSyncExternalStore(store.subscribe, store.getState, () => READING);
  return useMemo(() => ({ ...state, recheck: store.recheck }), [state, store]);
}

function readSessionId(given: string | undefined, parameter: string): string | null {
  if (given !== undefined) return isSessionId(given) ? given : null;
  // Twice the same parameter is nobody's honest link.
  const found = new URLSearchParams(location.search).getAll(parameter);
  return found.length === 1 && isSessionId(found[0]) ? found[0] : null;
}

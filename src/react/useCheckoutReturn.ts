import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { READING } from '../checkout/createReturn.ts';
import type { ReturnState } from '../checkout/createReturn.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import { connectReturn } from './connectReturn.ts';
import type { CheckoutReturnOptions } from './connectReturn.ts';
import { takeSessionId } from './takeSessionId.ts';

/** What became of the payment, and a way to ask again. */
export interface CheckoutReturnResult extends ReturnState {
  /** Asks again now, for a button beside `processing` and `failed`. */
  readonly recheck: () => void;
}

/**
 * What became of a payment, on the page that `returnUrl` leads to. Reads the session's id from the URL and asks the
 * merchant's server until it is settled, at most two minutes, while the page is visible and online. The browser never
 * decides that something was paid: `paid` and `expired` are the server's words.
 *
 * The id is then taken out of the address, so that it is in no shared link, referrer or page statistics; other
 * parameters, the hash and the router's `history.state` stay. The tab's `sessionStorage` remembers it for the address
 * that is left: a reload shows the same result, the address in another browser is `invalid`. Where that cannot be
 * promised, without storage or when the rest of the address stands for another session of this tab already, the id
 * stays. `keepParameter` always leaves it, for a page whose own code reads it later. A `sessionId` that is given is not
 * looked for in the address, which then stays as it is.
 */
export function useCheckoutReturn(options: CheckoutReturnOptions): CheckoutReturnResult {
  const [store] = useState(() => connectReturn(options));
  const { parameter = SESSION_ID_PARAMETER, sessionId, keepParameter = false } = options;
  useEffect(() => store.setOptions(options));
  useEffect(() => {
    if (sessionId !== undefined) return store.open(isSessionId(sessionId) ? sessionId : null);
    return store.open(takeSessionId(parameter, keepParameter));
  }, [store, sessionId, parameter, keepParameter]);
  const state = useSyncExternalStore(store.subscribe, store.getState, () => READING);
  return useMemo(() => ({ ...state, recheck: store.recheck }), [state, store]);
}

import { CheckoutError } from '../protocol/CheckoutError.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import { readBody } from './readBody.ts';

/**
 * Asks the merchant's endpoint what became of a session: `GET {endpoint}?session_id=…`. What it answers is still to be
 * read.
 *
 * @throws CheckoutError with phase `return`
 */
export async function requestStatus(
  endpoint: string,
  sessionId: string,
  options: { readonly credentials?: RequestCredentials | undefined; readonly signal: AbortSignal },
): Promise<unknown> {
  const url = new URL(endpoint, location.href);
  url.searchParams.set(SESSION_ID_PARAMETER, sessionId);
  // Each question has an address of its own: a service worker that keeps answers does not heed `no-store`.
  url.searchParams.set('asked', String(Date.now()));
  const fail = (
    code: 'network_error' | 'endpoint_error' | 'invalid_response',
    status?: number,
  ): CheckoutError => new CheckoutError(code, { phase: 'return', status });
  const response = await fetch(url, {
    headers: { Accept: 'application/json' },
    credentials: options.credentials ?? 'same-origin',
    cache: 'no-store',
    signal: options.signal,
  }).catch(() => {
    throw fail('network_error');
  });
  if (!response.ok) throw fail('endpoint_error', response.status);
  const text = await readBody(response);
  try {
    return JSON.parse(text);
  } catch {
    throw fail('invalid_response', response.status);
  }
}

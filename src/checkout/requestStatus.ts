import { CheckoutError } from '../protocol/CheckoutError.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import { readSessionStatus } from '../protocol/SessionStatus.ts';
import type { SessionStatus } from '../protocol/SessionStatus.ts';
import { readBody } from './readBody.ts';

/**
 * Asks the merchant's endpoint what became of a session: `GET {endpoint}?session_id=…`.
 *
 * @throws CheckoutError with phase `return`
 */
export async function requestStatus(
  endpoint: string,
  sessionId: string,
  options: { readonly credentials?: RequestCredentials | undefined; readonly signal: AbortSignal },
): Promise<SessionStatus> {
  const url = new URL(endpoint, location.href);
  url.searchParams.set(SESSION_ID_PARAMETER, sessionId);
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
  let status: SessionStatus | null = null;
  try {
    status = readSessionStatus(JSON.parse(text));
  } catch {
    // a page instead of JSON: said below
  }
  if (status?.sessionId !== sessionId) throw fail('invalid_response', response.status);
  return status;
}

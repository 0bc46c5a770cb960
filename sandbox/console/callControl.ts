/** A refusal of the control API, in its own words, or why it was not reached. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

const TIMEOUT_MS = 15_000;

/** Asks the control API of the sandbox that this page comes from. Throws a `ControlError`. */
export async function callControl<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object = {},
): Promise<T> {
  let response: Response;
  let reply: unknown;
  try {
    response = await fetch(`/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    reply = await response.json();
  } catch {
    throw new ControlError('The sandbox did not answer. Is it still running?');
  }
  if (response.ok) return reply as T;
  const error = typeof reply === 'object' && reply !== null && 'error' in reply ? reply.error : undefined;
  throw new ControlError(typeof error === 'string' ? error : `The sandbox answered with ${response.status}.`);
}

import type { ElementsFailure } from './SessionView.ts';

/** A call to the elements API that did not work out. `failure.name` is the name of the SDK's error. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly failure: ElementsFailure;

  constructor(failure: ElementsFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

interface CallOptions {
  /** Outlives the page that asks. @default false */
  readonly keepalive?: boolean | undefined;
  /** @default the network's */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * Calls the elements API. Throws a `CallError`: with the API's own reason, or with `SessionLoadError` when the
 * network or the server is at fault and nobody knows whether the call was carried out.
 */
export async function callElements<T>(
  baseUrl: string,
  call: string,
  body: object,
  { keepalive = false, fetch = (request) => globalThis.fetch(request) }: CallOptions = {},
): Promise<T> {
  let response: Response;
  let reply: unknown;
  try {
    response = await fetch(
      new Request(new URL(`elements/${call}`, baseUrl), {
        method: 'POST',
        // Not application/json: this way a call from the merchant's page needs no preflight request.
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        credentials: 'omit',
        cache: 'no-store',
        body: JSON.stringify(body),
        keepalive,
      }),
    );
    reply = await response.json();
  } catch {
    throw new CallError(unreachable('network_error'));
  }
  if (response.ok) return reply as T;
  const failure = response.status < 500 ? failureIn(reply) : null;
  throw new CallError(failure ?? unreachable('server_error'));
}

function failureIn(reply: unknown): ElementsFailure | null {
  const error = typeof reply === 'object' && reply !== null && 'error' in reply ? reply.error : null;
  return typeof error === 'object' && error !== null && 'name' in error ? (error as ElementsFailure) : null;
}

function unreachable(code: 'network_error' | 'server_error'): ElementsFailure {
  return { name: 'SessionLoadError', code, message: 'Clink could not be reached.' };
}

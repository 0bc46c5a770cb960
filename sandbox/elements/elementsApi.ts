import type { SandboxKeys } from '../keys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { elementsCalls } from './elementsCalls.ts';
import { ElementsError } from './ElementsError.ts';
import { readBody } from './readBody.ts';

/**
 * What the SDK and its frames ask of Clink: `POST /elements/{call}` with a JSON body that carries the instance's
 * token. `pageOrigin` is told where it runs in the merchant's page: nobody can put an `Origin` header into a request
 * there. The bodies are sent as `text/plain`, so that a page of another origin needs no preflight request.
 */
export function createElementsApi(
  ledger: Ledger,
  keys: SandboxKeys,
  pageOrigin: string | null,
): (request: Request) => Promise<Response> {
  const calls = elementsCalls(ledger, keys);
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
    try {
      const call = calls.get(new URL(request.url).pathname.replace('/elements/', ''));
      if (call === undefined || request.method !== 'POST')
        throw new ElementsError(404, 'ClinkApiError', 'request_invalid');
      return Response.json(call(await readBody(request), pageOrigin ?? request.headers.get('origin')), {
        headers: CORS,
      });
    } catch (error) {
      if (!(error instanceof ElementsError)) throw error;
      return Response.json({ error: error.failure }, { status: error.status, headers: CORS });
    }
  };
}

/** Any page may ask: what it may know hangs on its token. Cookies play no part. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'cache-control': 'no-store',
};

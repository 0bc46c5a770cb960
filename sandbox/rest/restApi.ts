import type { SandboxKeys } from '../keys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { sessionResource } from '../ledger/resources.ts';
import { createSession } from './createSession.ts';
import { errorEnvelope, RestError, successEnvelope } from './envelope.ts';
import { readFields } from './fieldReaders.ts';

/** How far `X-Timestamp` may be off, either way. */
const TIMESTAMP_TOLERANCE_MS = 5 * 60 * 1000;

/**
 * Clink's REST API (`/api/checkout/session`), for merchants' servers. It sends no CORS headers, so no page of
 * another origin can use it even when it has the secret key.
 */
export function createRestApi(ledger: Ledger, keys: SandboxKeys): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await answer(ledger, keys, request);
    } catch (error) {
      if (error instanceof RestError) return errorEnvelope(error);
      throw error;
    }
  };
}

async function answer(ledger: Ledger, keys: SandboxKeys, request: Request): Promise<Response> {
  const { pathname, origin } = new URL(request.url);
  const address = /^\/api\/checkout\/session(?:\/([^/]+))?$/.exec(pathname);
  if (address === null) throw new RestError('NOT_FOUND');
  authenticate(ledger, keys, request);

  const sessionId = address[1];
  if (sessionId !== undefined) {
    if (request.method !== 'GET') throw new RestError('METHOD_NOT_ALLOWED');
    const session = ledger.sessions.get(sessionId);
    if (session === undefined) throw new RestError('SESSION_NOT_FOUND');
    return successEnvelope({ ...sessionResource(ledger, session), token: session.tokenValue });
  }

  if (request.method !== 'POST') throw new RestError('METHOD_NOT_ALLOWED');
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new RestError('PARAM_INVALID', 'Content-Type must be application/json');
  }
  const session = createSession(ledger, await readFields(request));
  return successEnvelope({
    sessionId: session.id,
    tokenValue: session.tokenValue,
    customerId: session.customerId,
    originalAmount: session.fields.originalAmount,
    originalCurrency: session.originalCurrency,
    uiMode: session.uiMode,
    returnUrl: session.returnUrl,
    url: session.uiMode === 'hostedPage' ? `${origin}/pay/${session.id}` : null,
    merchantReferenceId: session.fields.merchantReferenceId ?? null,
    expireTime: new Date(session.expireTime).toISOString(),
  });
}

function authenticate(ledger: Ledger, keys: SandboxKeys, request: Request): void {
  if (request.headers.get('x-api-key') !== keys.secretKey) throw new RestError('API_KEY_INVALID');
  const timestamp = request.headers.get('x-timestamp') ?? '';
  if (!/^\d{1,15}$/.test(timestamp) || Math.abs(ledger.now() - Number(timestamp)) > TIMESTAMP_TOLERANCE_MS) {
    throw new RestError('TIMESTAMP_INVALID', 'X-Timestamp must be ms since the epoch, at most 5 minutes off');
  }
}

import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import type { CheckoutOrder, ClinkOrder } from '../../src/protocol/CheckoutOrder.ts';
import type { SessionReply } from '../../src/protocol/SessionReply.ts';
import type { SessionRequest } from '../../src/protocol/SessionRequest.ts';
import { ConnectionDropped, type Sandbox } from '../createSandbox.ts';
import { PAGE_CLINK_URL } from './createPageClink.ts';

/** A merchant's endpoint for the `endpoint` of a checkout. */
export type PageEndpoint = (
  request: SessionRequest,
  context: { readonly idempotencyKey: string },
) => Promise<SessionReply>;

/**
 * The merchant's server, in the page. It keeps to the rules of `createCheckoutHandler`: the price is decided by
 * `resolveOrder`, an idempotency key has one session, the answer holds nothing that a browser may not know. That
 * handler itself refuses to run where there is a window, because a secret key must never be there; the sandbox's is
 * worth nothing.
 */
export function createPageEndpoint(
  sandbox: Sandbox,
  resolveOrder: (order: CheckoutOrder) => ClinkOrder,
): PageEndpoint {
  const attempts = new Map<string, Promise<SessionReply>>();
  return ({ uiMode, returnUrl, ...order }, { idempotencyKey }) => {
    const known = attempts.get(idempotencyKey);
    if (known !== undefined) return known;
    const attempt = createSession(sandbox, { ...resolveOrder(order), uiMode, returnUrl });
    attempts.set(idempotencyKey, attempt);
    attempt.catch(() => attempts.delete(idempotencyKey));
    return attempt;
  };
}

async function createSession(sandbox: Sandbox, body: object): Promise<SessionReply> {
  const { secretKey, publishKey } = sandbox.keys;
  const request = new Request(new URL('api/checkout/session', PAGE_CLINK_URL), {
    method: 'POST',
    headers: {
      'X-API-KEY': secretKey,
      'X-Timestamp': String(sandbox.ledger.now()),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const response = await sandbox.fetch(request).catch((error: unknown) => {
    throw error instanceof ConnectionDropped ? new CheckoutError('network_error') : error;
  });
  const { status } = response;
  if (!response.ok) throw new CheckoutError('endpoint_error', { status });
  const reply = (await response.json()) as { msg?: string; data?: SessionReply };
  if (!reply.data) throw new CheckoutError('endpoint_error', { message: reply.msg, retryable: false });
  const { sessionId, expireTime } = reply.data;
  return { sessionId, publishKey, environment: 'sandbox', expireTime };
}

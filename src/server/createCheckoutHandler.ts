import type {
  CheckoutHandlerOptions,
  SessionHandlerOptions,
  StatusHandlerOptions,
} from './CheckoutHandlerOptions.ts';
import { createRoute } from './createRoute.ts';
import type { Handler } from './createRoute.ts';
import { createWebhookHandler } from './createWebhookHandler.ts';
import { createSessionRoute } from './createSessionRoute.ts';
import { createStatusRoute } from './createStatusRoute.ts';

/**
 * The merchant's checkout endpoint, as a Fetch API handler for any server that speaks `Request` and `Response`.
 *
 * - `POST` makes a session of the order that `resolveOrder` returns. Answers
 *   `{ sessionId, publishKey, environment, expireTime, returnUrl }`, with `paymentStatus` where `findSession` named a session
 *   that the order has already.
 * - `GET ?session_id=…` says what became of a session, to those whom `authorize` lets know. Answers a `SessionStatus`.
 *
 * - `POST …/webhook`, where `webhook` is given, takes Clink's events: the only authority on payment.
 *
 * Where they live apart, `createSessionHandler`, `createStatusHandler` and `createWebhookHandler` are the parts.
 *
 * Errors are RFC 9457 problem documents with a `code`. The handler never rejects.
 *
 * The `Idempotency-Key` of a POST makes repeats safe: calls with the same key and body get the same session, for 24
 * hours and in all processes that share `store`. A key used with another body is refused (422). After a failure it depends
 * on what Clink may have done:
 *
 * - Surely nothing (not reached, or refused with a 4xx, or with a 503 that says when to come back): the key is free again.
 * - Perhaps a session (a timeout, a lost connection, a 408 or any other 5xx, or this process died on the way): the answer
 *   is 504 `outcome_unknown` for that key from there on, and Clink is not asked again. Starting again needs a new key,
 *   which this library's checkout takes when the shopper asks for another try and never by itself. The session that may
 *   have been made was answered to nobody, so it cannot be paid and expires.
 * - A session, but `onSessionCreated` threw: a repeat with the key calls `onSessionCreated` again, for the same session.
 *
 * @throws TypeError for a missing or contradictory option; Error in a browser, where the secret key must never be
 */
export function createCheckoutHandler(options: CheckoutHandlerOptions): Handler {
  const checkout = createRoute(options, {
    GET: createStatusRoute(options),
    POST: createSessionRoute(options),
  });
  if (!options.webhook) return checkout;
  const { store, onError, now } = options;
  const webhook = createWebhookHandler({ ...options.webhook, store, onError, now });
  return (request) => (isForWebhook(request) ? webhook(request) : checkout(request));
}

function isForWebhook({ url }: Request): boolean {
  return URL.canParse(url) && /\/webhook\/?$/.test(new URL(url).pathname);
}

/** The `POST` half of `createCheckoutHandler`. @throws as that one does */
export function createSessionHandler(options: SessionHandlerOptions): Handler {
  return createRoute(options, { POST: createSessionRoute(options) });
}

/** The `GET` half of `createCheckoutHandler`. @throws as that one does */
export function createStatusHandler(options: StatusHandlerOptions): Handler {
  return createRoute(options, { GET: createStatusRoute(options) });
}

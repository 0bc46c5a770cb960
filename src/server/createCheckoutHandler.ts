import { CheckoutProblem } from './CheckoutProblem.ts';
import type { CheckoutHandlerOptions } from './CheckoutHandlerOptions.ts';
import { checkSource, ownOrigins } from './checkSource.ts';
import { createClinkApi } from './createClinkApi.ts';
import { createMemoryIdempotencyStore } from './createMemoryIdempotencyStore.ts';
import { createClinkSession } from './createClinkSession.ts';
import { createRunOnce } from './createRunOnce.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { jsonResponse } from './jsonResponse.ts';
import { problemResponse } from './problemResponse.ts';
import { readSessionRequest } from './readSessionRequest.ts';
import { readSettings } from './readSettings.ts';
import { readStatus } from './readStatus.ts';

/**
 * The merchant's checkout endpoint, as a Fetch API handler for any server that speaks `Request` and `Response`.
 *
 * - `POST` makes a session of the order that `resolveOrder` returns. Answers
 *   `{ sessionId, publishKey, environment, expireTime, returnUrl }`.
 * - `GET ?session_id=…` says what became of a session, to those whom `authorize` lets know. Answers a `SessionStatus`.
 *
 * Errors are RFC 9457 problem documents with a `code`. The handler never rejects.
 *
 * The `Idempotency-Key` of a POST makes repeats safe: calls with the same key and body get the same session, for 24
 * hours and within this process. A key used with another body is refused (422). After a failure it depends on what Clink
 * may have done:
 *
 * - Surely nothing (not reached, or refused with a 4xx, 429 or 503): the key is free again.
 * - Perhaps a session (a timeout, a lost connection, a 408 or any other 5xx): the answer is 504 `outcome_unknown` for
 *   that key from there on, and Clink is not asked again. Starting again needs a new key, which this library's checkout
 *   takes when the shopper asks for another try and never by itself. The session that may have been made was answered to
 *   nobody, so it cannot be paid and expires.
 * - A session, but `onSessionCreated` threw: a repeat with the key calls `onSessionCreated` again, for the same session.
 *
 * @throws TypeError for a missing or contradictory option; Error in a browser, where the secret key must never be
 */
export function createCheckoutHandler(
  options: CheckoutHandlerOptions,
): (request: Request) => Promise<Response> {
  if (typeof window !== 'undefined' && typeof document !== 'undefined') {
    throw new Error(
      'createCheckoutHandler was called in a browser. It needs the secret key, so it belongs on the server only.',
    );
  }
  const settings = readSettings(options);
  const askClink = createClinkApi(settings);
  const runOnce = createRunOnce(createMemoryIdempotencyStore(settings));

  async function answerPost(request: Request): Promise<Response> {
    checkSource(request, settings.allowedOrigins);
    const asked = await readSessionRequest(request, [
      ...ownOrigins(request),
      ...settings.allowedReturnOrigins,
    ]);
    const caller = await settings.identifyCaller(request);
    const fingerprint = await fingerprintOf([asked.input, asked.returnUrl]);
    const key = JSON.stringify([caller, asked.idempotencyKey]);
    const reply = await runOnce(key, fingerprint, {
      create: () => createClinkSession(asked, request, settings, askClink),
      tell: ({ reply: { sessionId, expireTime }, order }) =>
        settings.onSessionCreated({ sessionId, expireTime, input: asked.input, order }, request),
    });
    return jsonResponse(reply);
  }

  function answer(request: Request): Promise<Response> {
    switch (request.method) {
      case 'POST':
        return answerPost(request);
      case 'GET':
        return readStatus(request, settings, askClink).then((status) => jsonResponse(status));
      default:
        throw new CheckoutProblem(
          405,
          'method_not_allowed',
          'Use POST to start a checkout, GET to ask for it.',
          {
            headers: { Allow: 'GET, POST' },
          },
        );
    }
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      const problem =
        error instanceof CheckoutProblem
          ? error
          : new CheckoutProblem(500, 'internal_error', 'The shop could not start the checkout.');
      if (problem.status >= 500) report(error, request);
      return problemResponse(problem);
    }
  };

  function report(error: unknown, request: Request): void {
    try {
      settings.onError(error, request);
    } catch {
      // The shopper still gets an answer when the merchant's log is down.
    }
  }
}

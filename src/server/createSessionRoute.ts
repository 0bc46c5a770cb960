import { report } from './answerSafely.ts';
import type { SessionHandlerOptions } from './CheckoutHandlerOptions.ts';
import { ownOrigins } from './checkSource.ts';
import { createClinkApi } from './createClinkApi.ts';
import { createClinkSession } from './createClinkSession.ts';
import { createMemoryStore } from './createMemoryStore.ts';
import type { Route } from './createRoute.ts';
import { createRunOnce } from './createRunOnce.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { jsonResponse } from './jsonResponse.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';
import { checkKey, readClinkSettings } from './readClinkSettings.ts';
import { readOrigins } from './readOrigins.ts';
import { readSessionRequest } from './readSessionRequest.ts';
import { warnUnlimited } from './warnUnlimited.ts';

/** @throws TypeError for a missing or contradictory option; Error in a browser */
export function createSessionRoute(options: SessionHandlerOptions): Route {
  const clink = readClinkSettings(options);
  const { environment, now, timeoutMs } = clink;
  const {
    publishKey,
    resolveOrder,
    findSession,
    onSessionCreated,
    identifyCaller,
    extraFields = [],
  } = options;
  checkKey('publishKey', 'pk_', publishKey, environment);
  if (typeof resolveOrder !== 'function') {
    throw new TypeError('resolveOrder is missing: the server must decide what is paid for, not the browser.');
  }
  const returnOrigins = options.allowedReturnOrigins
    ? readOrigins('allowedReturnOrigins', options.allowedReturnOrigins)
    : readOrigins('allowedOrigins', options.allowedOrigins);
  if (!options.store && environment === 'production') {
    // oxlint-disable-next-line no-console -- once, when the server starts, and a second process would charge for it
    console.warn(
      'createCheckoutHandler keeps idempotency keys in the memory of this process. With more than one process the same order can become two sessions: give `store`, such as that of react-clink-checkout/server/redis or /postgres. With one process, pass `store: createMemoryStore()`.',
    );
  }
  warnUnlimited(options);
  const store = options.store ?? createMemoryStore({ now });
  const settings = { findSession, resolveOrder, publishKey, environment, extraFields };
  const askClink = createClinkApi(clink);
  const runOnce = createRunOnce({
    store,
    now,
    leaseMs: findSession ? 3 * CALLBACK_LIMIT + 6 * timeoutMs : 2 * CALLBACK_LIMIT + 3 * timeoutMs,
    waitMs: timeoutMs,
  });

  return {
    name: 'session',
    async answer(request) {
      const asked = await readSessionRequest(request, [...ownOrigins(request), ...returnOrigins]);
      const caller = (await limitTime(identifyCaller?.(request), CALLBACK_LIMIT)) ?? '';
      const fingerprint = await fingerprintOf([asked.input, asked.returnUrl]);
      const { pathname } = new URL(request.url);
      const scope = [environment, publishKey, pathname, caller, asked.idempotencyKey];
      const key = `session:${await fingerprintOf(scope)}`;
      const reply = await runOnce(key, fingerprint, {
        create: () => createClinkSession(asked, request, settings, askClink),
        tell:
          onSessionCreated &&
          (({ reply: { sessionId, expireTime }, order }) =>
            onSessionCreated({ sessionId, expireTime, input: asked.input, order }, request)),
        onStoreError: (error) => report(options.onError, error, request),
      });
      return jsonResponse(reply);
    },
  };
}

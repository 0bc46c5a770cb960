import type { ClinkOrder } from '../protocol/CheckoutOrder.ts';
import { fillReturnUrl } from '../protocol/returnUrl.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { outcomeUnknown } from './createRunOnce.ts';
import type { ReadSessionRequest } from './readSessionRequest.ts';
import { refusalProblem } from './refusalProblem.ts';
import type { HandlerSettings } from './readSettings.ts';

/**
 * Prices the order, has Clink make a session for it, and keeps of Clink's reply only what a browser may see.
 * @throws CheckoutProblem, or whatever the merchant's callbacks throw
 */
export async function createSession(
  { input, returnUrl }: ReadSessionRequest,
  request: Request,
  settings: HandlerSettings,
  askClink: ClinkApi,
): Promise<SessionReply> {
  const order = await settings.resolveOrder(input, request);
  if (typeof order !== 'object' || order === null || Array.isArray(order)) {
    throw new TypeError('resolveOrder must return an object with the order for Clink.');
  }
  const data = await requestSession({ ...order, uiMode: 'elements', returnUrl }, askClink);
  const { sessionId, expireTime } = data;
  if (!isSessionId(sessionId)) throw outcomeUnknown('reply without a session id');
  const reply: SessionReply = {
    sessionId,
    publishKey: settings.publishKey,
    environment: settings.environment,
    expireTime: typeof expireTime === 'string' || typeof expireTime === 'number' ? expireTime : undefined,
    returnUrl: fillReturnUrl(returnUrl, sessionId),
  };
  // If this throws, the session is dropped unseen: no one outside knows its id, so no one can pay it.
  await settings.onSessionCreated({ sessionId, expireTime: reply.expireTime, input, order }, request);
  return reply;
}

async function requestSession(
  body: ClinkOrder & { readonly uiMode: 'elements'; readonly returnUrl: string },
  askClink: ClinkApi,
): Promise<{ readonly sessionId?: unknown; readonly expireTime?: unknown }> {
  const answer = await askClink('POST', 'checkout/session', body);
  switch (answer.kind) {
    case 'data':
      if (typeof answer.data !== 'object' || answer.data === null) throw outcomeUnknown('reply without data');
      return answer.data;
    case 'refused':
      throw refusalProblem(answer);
    case 'unreachable':
      throw new CheckoutProblem(502, 'clink_unreachable', 'Clink could not be reached. Nothing was sent.', {
        cause: answer.reason,
      });
    case 'lost':
      throw outcomeUnknown(answer.reason);
    default:
      answer satisfies never;
      throw new TypeError('unreachable');
  }
}

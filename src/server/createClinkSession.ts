import type { ClinkOrder } from '../protocol/CheckoutOrder.ts';
import { readOwn } from '../protocol/readOwn.ts';
import { fillReturnUrl } from '../protocol/returnUrl.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import type { SessionHandlerOptions } from './CheckoutHandlerOptions.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import { serializeOrder } from './serializeOrder.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';
import { OutcomeUnknownProblem } from './OutcomeUnknownProblem.ts';
import type { ReadSessionRequest } from './readSessionRequest.ts';
import { refusalProblem } from './refusalProblem.ts';

/** A session that exists at Clink, and what is known of it here. */
export interface MadeSession {
  /** What the browser is answered. */
  readonly reply: SessionReply;
  /** What `resolveOrder` made of the browser's order. */
  readonly order: ClinkOrder;
}

/**
 * Prices the order, has Clink make a session for it, and keeps of Clink's reply only what a browser may see.
 *
 * @throws OutcomeUnknownProblem when a session may have been made; CheckoutProblem, or whatever `resolveOrder` throws,
 * when surely none was
 */
export async function createClinkSession(
  { input, returnUrl }: ReadSessionRequest,
  request: Request,
  settings: Required<Pick<SessionHandlerOptions, 'resolveOrder' | 'publishKey' | 'environment'>> & {
    readonly extraFields: readonly string[];
  },
  askClink: ClinkApi,
): Promise<MadeSession> {
  // What comes of it later is not sent: by then the key may have been given up.
  const order = await limitTime(settings.resolveOrder(input, request), CALLBACK_LIMIT);
  const data = await postOrder(serializeOrder(order, returnUrl, settings.extraFields), askClink);
  const sessionId = readOwn(data, 'sessionId');
  const expireTime = readOwn(data, 'expireTime');
  if (!isSessionId(sessionId)) throw new OutcomeUnknownProblem('reply without a session id');
  return {
    order,
    reply: {
      sessionId,
      publishKey: settings.publishKey,
      environment: settings.environment,
      expireTime: typeof expireTime === 'string' || typeof expireTime === 'number' ? expireTime : undefined,
      returnUrl: fillReturnUrl(returnUrl, sessionId),
    },
  };
}

async function postOrder(json: string, askClink: ClinkApi): Promise<unknown> {
  const answer = await askClink('POST', 'checkout/session', json);
  switch (answer.kind) {
    case 'data':
      return answer.data;
    case 'refused':
      throw refusalProblem(answer);
    case 'unreachable':
      throw new CheckoutProblem(502, 'clink_unreachable', 'Clink could not be reached. Nothing was sent.', {
        cause: answer.reason,
      });
    case 'failed':
    case 'lost':
      throw new OutcomeUnknownProblem(answer.reason);
    default:
      answer satisfies never;
      throw new TypeError('unreachable');
  }
}

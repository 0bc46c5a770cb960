import type { ClinkOrder } from '../protocol/CheckoutOrder.ts';
import { readOwn } from '../protocol/readOwn.ts';
import { fillReturnUrl } from '../protocol/returnUrl.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import type { SessionHandlerOptions } from './CheckoutHandlerOptions.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { findEarlierSession } from './findEarlierSession.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';
import { OutcomeUnknownProblem } from './OutcomeUnknownProblem.ts';
import type { ReadSessionRequest } from './readSessionRequest.ts';
import { refusalProblem } from './refusalProblem.ts';
import { serializeOrder } from './serializeOrder.ts';

/** A session that Clink has just made, and what is known of it here. */
export interface MadeSession {
  /** What the browser is answered. */
  readonly reply: SessionReply;
  /** What `resolveOrder` made of the browser's order. */
  readonly order: ClinkOrder;
}

/** A session that the order was given before. */
export interface FoundSession {
  readonly reply: SessionReply;
  /** The merchant was told of it when it was new. */
  readonly order: null;
}

/** What a session is made with. */
export interface SessionSettings extends Pick<
  SessionHandlerOptions,
  'findSession' | 'resolveOrder' | 'publishKey' | 'environment'
> {
  readonly extraFields: readonly string[];
}

/**
 * Answers the session that the order has already, where that can be paid or may have been. Else prices the order, and has
 * Clink make a session for it. Of Clink's reply only what a browser may see is kept.
 *
 * @throws OutcomeUnknownProblem when a session may have been made; CheckoutProblem, or whatever the merchant's functions
 * throw, when surely none was
 */
export async function createClinkSession(
  { input, returnUrl }: ReadSessionRequest,
  request: Request,
  { findSession, resolveOrder, publishKey, environment, extraFields }: SessionSettings,
  askClink: ClinkApi,
): Promise<MadeSession | FoundSession> {
  const replyWith = (sessionId: string, expireTime: unknown): SessionReply => ({
    sessionId,
    publishKey,
    environment,
    expireTime: typeof expireTime === 'string' || typeof expireTime === 'number' ? expireTime : undefined,
    returnUrl: fillReturnUrl(returnUrl, sessionId),
  });

  const earlier = await findEarlierSession(findSession, input, request, askClink);
  const found = earlier && {
    reply: {
      ...replyWith(earlier.sessionId, earlier.expireTime),
      paymentStatus: earlier.paymentStatus,
    },
    order: null,
  };
  // Before the shop is asked for a price, which it may have none for once the order is paid.
  if (found && earlier.mayBePaid) return found;
  // What comes of it later is not sent: by then the key may have been given up.
  const order = await limitTime(resolveOrder(input, request), CALLBACK_LIMIT);
  const json = serializeOrder(order, returnUrl, extraFields);
  if (found && earlier.costsAs(order)) return found;

  const data = await postOrder(json, askClink);
  const sessionId = readOwn(data, 'sessionId');
  if (!isSessionId(sessionId)) throw new OutcomeUnknownProblem('reply without a session id');
  return { order, reply: replyWith(sessionId, readOwn(data, 'expireTime')) };
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

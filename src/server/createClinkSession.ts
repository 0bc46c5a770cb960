import type { ClinkOrder } from '../protocol/CheckoutOrder.ts';
import { readOwn } from '../protocol/readOwn.ts';
import { fillReturnUrl } from '../protocol/returnUrl.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { OutcomeUnknownProblem } from './OutcomeUnknownProblem.ts';
import type { ReadSessionRequest } from './readSessionRequest.ts';
import { refusalProblem } from './refusalProblem.ts';
import type { HandlerSettings } from './readSettings.ts';

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
  settings: Pick<HandlerSettings, 'resolveOrder' | 'publishKey' | 'environment'>,
  askClink: ClinkApi,
): Promise<MadeSession> {
  const order = await settings.resolveOrder(input, request);
  const data = await postOrder(serializeOrder(order, returnUrl), askClink);
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

/** Before the call, so that an order which cannot be sent is not taken for one that may have arrived. */
function serializeOrder(order: unknown, returnUrl: string): string {
  if (typeof order !== 'object' || order === null || Array.isArray(order)) {
    throw invalidOrder('resolveOrder must return an object with the order for Clink.');
  }
  try {
    return JSON.stringify({ ...order, uiMode: 'elements', returnUrl });
  } catch (cause) {
    throw invalidOrder(cause);
  }
}

function invalidOrder(cause: unknown): CheckoutProblem {
  return new CheckoutProblem(
    500,
    'invalid_order_resolved',
    'The shop’s server made an order that cannot be sent to Clink: resolveOrder must return an object that can be written as JSON, without a bigint or a cycle in it. Nothing was sent.',
    { cause },
  );
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

import type { CheckoutOrder, ClinkOrder } from '../protocol/CheckoutOrder.ts';
import { readOwn } from '../protocol/readOwn.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { askSession } from './askSession.ts';
import type { SessionHandlerOptions } from './CheckoutHandlerOptions.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';

/** A session that this order was given before, and that can be paid or may have been. */
export interface EarlierSession {
  readonly sessionId: string;
  /** As Clink gave it. */
  readonly expireTime: unknown;
  readonly paymentStatus: NonNullable<SessionReply['paymentStatus']>;
  /** Another one beside it could charge twice. */
  readonly mayBePaid: boolean;
  /**
   * Whether it was made for what this order costs. Not where Clink does not say: to charge a price that is asked no more
   * would be wrong for certain, and it is known to be unpaid.
   */
  readonly costsAs: (order: ClinkOrder) => boolean;
}

/** Half of the smallest unit of any currency, a thousandth: 0.1 + 0.2 is the same amount as 0.3. */
const SAME_AMOUNT = 0.0005;

/**
 * Has the merchant name the session that the order was given before, and Clink say what became of it.
 *
 * @returns `null` when there is none, Clink does not know it, or it expired unpaid
 * @throws TypeError when the merchant names something that is no session id; whatever `findSession` throws; CheckoutProblem
 * as `askSession` does, since a second session must not be made while nobody knows whether the first was paid
 */
export async function findEarlierSession(
  findSession: SessionHandlerOptions['findSession'],
  input: CheckoutOrder,
  request: Request,
  askClink: ClinkApi,
): Promise<EarlierSession | null> {
  const sessionId: unknown = await limitTime(findSession?.(input, request), CALLBACK_LIMIT);
  if (!sessionId) return null;
  if (!isSessionId(sessionId)) {
    throw new TypeError('findSession returned something that is no session id. Return sess_… or nothing.');
  }
  const told = await askSession(sessionId, askClink);
  if (told === null) return null;
  const { paymentStatus } = told.status;
  // As Clink spells it: a word that nobody knows may stand for paid.
  const word = readOwn(told.data, 'status');
  const isUnpaid = paymentStatus === 'unpaid' || paymentStatus === 'failed';
  if (isUnpaid && word === 'expired') return null;
  const mayBePaid = !isUnpaid || word !== 'open';
  const isClear = readOwn(told.data, 'paymentStatus') === paymentStatus && (!isUnpaid || !mayBePaid);
  return {
    sessionId,
    expireTime: readOwn(told.data, 'expire'),
    paymentStatus: isClear ? paymentStatus : 'unknown',
    mayBePaid,
    costsAs({ originalAmount = NaN, originalCurrency }) {
      const difference = Number(readOwn(told.data, 'amountSubtotal') ?? NaN) - originalAmount;
      const currency = String(readOwn(told.data, 'originalCurrency'));
      return Math.abs(difference) < SAME_AMOUNT && currency.toUpperCase() === originalCurrency?.toUpperCase();
    },
  };
}

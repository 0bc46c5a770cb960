import { readSessionStatus, type SessionStatus } from '../protocol/SessionStatus.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { refusalProblem } from './refusalProblem.ts';

/** What Clink says of a session. */
export interface ToldSession {
  /** Of this very session; words that nobody knows are read as "not known yet". */
  readonly status: SessionStatus;
  /** As it came. Holds secrets. */
  readonly data: unknown;
}

/**
 * Asks Clink what became of a session, which changes nothing there.
 *
 * @returns `null` when Clink does not know it
 * @throws CheckoutProblem 502, 503 or 504, or 422 for another refusal
 */
export async function askSession(sessionId: string, askClink: ClinkApi): Promise<ToldSession | null> {
  const answer = await askClink('GET', `checkout/session/${encodeURIComponent(sessionId)}`);
  switch (answer.kind) {
    case 'data': {
      const status = readSessionStatus(answer.data);
      if (status?.sessionId === sessionId) return { status, data: answer.data };
      throw noStatus('another session, or none');
    }
    case 'refused':
    case 'failed':
      if (/(?:^|_)SESSION_NOT_FOUND$/.test(answer.code ?? '')) return null;
      // That something else is not there, such as its order or customer, says nothing of the session itself.
      if (answer.code?.endsWith('NOT_FOUND')) throw noStatus(answer.reason);
      if (answer.kind === 'failed') {
        throw new CheckoutProblem(
          502,
          'clink_failed',
          'Clink could not say what became of this checkout, so nothing was done. Try again in a moment.',
          { cause: answer.reason },
        );
      }
      if (answer.status !== 404) throw refusalProblem(answer);
      if (answer.isClinks) return null;
      throw noStatus(answer.reason);
    case 'unreachable':
    case 'lost':
      throw new CheckoutProblem(
        504,
        'clink_unreachable',
        'Clink did not answer what became of this checkout, so nothing was done. Try again in a moment.',
        { cause: answer.reason },
      );
    default:
      answer satisfies never;
      throw new TypeError('unreachable');
  }
}

function noStatus(cause: string): CheckoutProblem {
  return new CheckoutProblem(
    502,
    'invalid_clink_reply',
    'Clink answered with something else than a status, so nothing was done.',
    { cause },
  );
}

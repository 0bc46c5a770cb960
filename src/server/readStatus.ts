import { isSessionId } from '../protocol/sessionId.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import { readSessionStatus, type SessionStatus } from '../protocol/SessionStatus.ts';
import type { StatusHandlerOptions } from './CheckoutHandlerOptions.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';
import { refusalProblem } from './refusalProblem.ts';

/**
 * Asks Clink what became of the session in the URL, for a caller who may know.
 * @throws CheckoutProblem 400, 403 (the same for a stranger's session and for none at all), 404, 502, 503 or 504
 */
export async function readStatus(
  request: Request,
  settings: Pick<StatusHandlerOptions, 'authorize'>,
  askClink: ClinkApi,
): Promise<SessionStatus> {
  const values = new URL(request.url).searchParams.getAll(SESSION_ID_PARAMETER);
  const sessionId = values[0];
  if (values.length !== 1 || !isSessionId(sessionId)) {
    throw new CheckoutProblem(
      400,
      'invalid_session_id',
      `Give one session id as ?${SESSION_ID_PARAMETER}=….`,
    );
  }
  // Strictly true: an authorize that forgets to return anything must not open the door.
  if ((await limitTime(settings.authorize(sessionId, request), CALLBACK_LIMIT)) !== true) {
    throw new CheckoutProblem(403, 'not_authorized', 'This checkout belongs to someone else.');
  }
  const answer = await askClink('GET', `checkout/session/${encodeURIComponent(sessionId)}`);
  switch (answer.kind) {
    case 'data': {
      const status = readSessionStatus(answer.data);
      if (status?.sessionId === sessionId) return status;
      throw new CheckoutProblem(
        502,
        'invalid_clink_reply',
        'Clink answered with something else than a status.',
      );
    }
    case 'refused':
    case 'failed':
      if (
        answer.code?.endsWith('NOT_FOUND') === true ||
        (answer.kind === 'refused' && answer.status === 404)
      ) {
        throw new CheckoutProblem(404, 'session_not_found', 'Clink does not know this checkout.');
      }
      throw answer.kind === 'refused' ? refusalProblem(answer) : clinkFailed(answer.reason);
    case 'unreachable':
    case 'lost':
      throw new CheckoutProblem(504, 'clink_unreachable', 'Clink did not answer. Ask again in a moment.', {
        cause: answer.reason,
      });
    default:
      answer satisfies never;
      throw new TypeError('unreachable');
  }
}

function clinkFailed(cause: string): CheckoutProblem {
  return new CheckoutProblem(502, 'clink_failed', 'Clink could not say it. Ask again in a moment.', {
    cause,
  });
}

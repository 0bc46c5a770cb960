import { isSessionId } from '../protocol/sessionId.ts';
import { SESSION_ID_PARAMETER } from '../protocol/SessionRequest.ts';
import type { SessionStatus } from '../protocol/SessionStatus.ts';
import { askSession } from './askSession.ts';
import type { StatusHandlerOptions } from './CheckoutHandlerOptions.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import type { ClinkApi } from './createClinkApi.ts';
import { CALLBACK_LIMIT, limitTime } from './limitTime.ts';

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
  const told = await askSession(sessionId, askClink);
  if (told === null)
    throw new CheckoutProblem(404, 'session_not_found', 'Clink does not know this checkout.');
  return told.status;
}

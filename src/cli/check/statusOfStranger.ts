import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

export const statusOfStranger: Check = {
  name: 'stranger',
  title: 'A stranger who asks for a session’s status is refused with 401 or 403',
  why: 'Ids of sessions are in addresses, and so in histories and logs. Whoever has one could follow what somebody else pays.',
  remedy: 'Remember which shopper a session belongs to, and answer 403 to everybody else.',
  async run({ endpoint, sessionId }) {
    const exchange = await endpoint.get(
      'the status of the session without credentials',
      `?session_id=${sessionId}`,
      { withCredentials: false },
    );
    return judgeRefusal([exchange], {
      statuses: [401, 403],
      whenTaken: { verdict: 'fault', wrong: 'It was answered.' },
    });
  },
};

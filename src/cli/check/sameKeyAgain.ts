import type { Check } from '../conformance/Check.ts';
import { judgeRepeat } from '../conformance/judgeRepeat.ts';

export const sameKeyAgain: Check = {
  name: 'repeat',
  title: 'The same order with the same key gets the same session',
  why: 'A browser repeats a request whose answer was lost. Clink does not deduplicate, so a second session is a second charge in waiting.',
  remedy: 'Keep the reply under the Idempotency-Key, for 24 hours, and answer repeats from there.',
  async run({ endpoint, sessionId }) {
    const again = await endpoint.post({ what: 'the same order with the same key', key: endpoint.firstKey });
    return judgeRepeat([again], again.sent, sessionId);
  },
};

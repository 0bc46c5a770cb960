import type { Check } from '../conformance/Check.ts';
import { describeAnswer, sessionIdOf } from '../conformance/Exchange.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

export const keyForAnotherOrder: Check = {
  name: 'reused-key',
  title: 'A key that was used for another order is refused with 422',
  why: 'Answered with the old session, the shopper pays for what was in the cart before; answered with a new one, the key protects nothing.',
  remedy: 'Keep a fingerprint of the body beside the key, and answer 422 where it differs.',
  async run({ endpoint, sessionId }) {
    const exchange = await endpoint.post({
      what: 'another order with the same key',
      key: endpoint.firstKey,
      body: JSON.stringify({ ...endpoint.body, checkedWith: 'another order' }),
    });
    if (sessionId !== null && sessionIdOf(exchange) === sessionId) {
      return {
        verdict: 'warning',
        sent: exchange.sent,
        came: describeAnswer(exchange),
        wrong: 'The other order was answered with the first one’s session.',
      };
    }
    return judgeRefusal([exchange], {
      statuses: [422],
      whenTaken: { verdict: 'fault', wrong: 'The other order got a session of its own under the same key.' },
    });
  },
};

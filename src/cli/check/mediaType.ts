import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

export const mediaType: Check = {
  name: 'media-type',
  title: 'A body that is not said to be JSON is refused with 415',
  why: 'A form of another site can send text/plain without the browser asking first (no preflight).',
  remedy: 'Take application/json only.',
  async run({ endpoint }) {
    const exchange = await endpoint.post({
      what: 'a good order as text/plain',
      headers: { 'Content-Type': 'text/plain' },
    });
    return judgeRefusal([exchange], {
      statuses: [415],
      whenTaken: { verdict: 'fault', wrong: 'It was taken all the same.' },
    });
  },
};

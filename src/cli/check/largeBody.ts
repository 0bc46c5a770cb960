import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

const KILOBYTES = 40;

export const largeBody: Check = {
  name: 'large-body',
  title: 'A body of 40 KB is refused with a 4xx',
  why: 'No order is that large. What is read without a limit fills the memory of the server, and is kept with the key.',
  remedy: 'Limit the body to 32 KB, counted while it is read, and answer 413.',
  async run({ endpoint }) {
    const body = JSON.stringify({ ...endpoint.body, note: 'x'.repeat(KILOBYTES * 1024) });
    return judgeRefusal([await endpoint.post({ what: `an order of ${KILOBYTES} KB`, body })], {
      statuses: [400, 413, 422],
      whenTaken: { verdict: 'warning', wrong: 'It was taken all the same.' },
    });
  },
};

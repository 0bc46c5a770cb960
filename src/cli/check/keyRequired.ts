import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

export const keyRequired: Check = {
  name: 'key-required',
  title: 'An order without a usable Idempotency-Key is refused with 400',
  why: 'Without a key a repeat cannot be told from a new order, so the lost answer of one request becomes a second session.',
  remedy: 'Require the header: 8 to 128 letters, digits or . _ : -.',
  async run({ endpoint }) {
    const missing = await endpoint.post({ what: 'a good order without a key', key: null });
    const bad = await endpoint.post({
      what: 'a good order with a key of 300 characters',
      key: 'k'.repeat(300),
    });
    return judgeRefusal([missing, bad], {
      statuses: [400],
      whenTaken: { verdict: 'warning', wrong: 'It was taken all the same.' },
    });
  },
};

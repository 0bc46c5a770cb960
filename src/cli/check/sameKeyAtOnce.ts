import type { Check } from '../conformance/Check.ts';
import { judgeRepeat } from '../conformance/judgeRepeat.ts';

const AT_ONCE = 20;

export const sameKeyAtOnce: Check = {
  name: 'burst',
  title: 'The same order with the same key, 20 at once, gets one session',
  why: 'A retry, or a request that was sent twice, comes before the first answer is there. An endpoint that looks first and writes later makes a session for each.',
  remedy:
    'Claim the key in one atomic step before Clink is called (a unique constraint, SET NX), and let the others wait for the result.',
  async run({ endpoint }) {
    const key = `check-${crypto.randomUUID()}`;
    const what = 'a good order with one new key';
    const all = await Promise.all(Array.from({ length: AT_ONCE }, () => endpoint.post({ what, key })));
    return judgeRepeat(all, `POST ${what}, ${AT_ONCE} at once`);
  },
};

import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

const LEVELS = 3_000;

export const deepBody: Check = {
  name: 'deep-body',
  title: 'A body of 3,000 levels is refused with a 4xx',
  why: 'Code that walks such a body level by level runs out of stack, at the sender’s pleasure.',
  remedy: 'Limit the depth, 16 levels are plenty, before anything else walks the body.',
  async run({ endpoint }) {
    const body = JSON.stringify({ ...endpoint.body, deep: 0 }).replace(
      '"deep":0',
      `"deep":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`,
    );
    return judgeRefusal([await endpoint.post({ what: `an order of ${LEVELS} levels`, body })], {
      statuses: [400, 413, 415, 422],
      whenTaken: { verdict: 'warning', wrong: 'It was taken all the same.' },
    });
  },
};

import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

const METHODS = ['PUT', 'DELETE', 'PATCH'];

export const otherMethods: Check = {
  name: 'methods',
  title: 'Methods other than GET and POST are refused with 405',
  why: 'A route that answers every method alike makes sessions for requests that nobody meant as an order.',
  remedy: 'Answer 405 with Allow: GET, POST.',
  async run({ endpoint }) {
    const exchanges = [];
    for (const method of METHODS) exchanges.push(await endpoint.post({ what: 'a good order', method }));
    return judgeRefusal(exchanges, {
      statuses: [405],
      whenTaken: { verdict: 'fault', wrong: 'It was answered.' },
    });
  },
};

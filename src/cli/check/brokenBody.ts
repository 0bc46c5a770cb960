import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

const BODIES: Readonly<Record<string, string>> = {
  'an empty body': '',
  'half of a JSON text': '{"uiMode":"elements","ret',
  'a list': '[]',
  'a bare null': 'null',
};

export const brokenBody: Check = {
  name: 'broken-body',
  title: 'A body that is no JSON object is refused with a 4xx',
  why: 'A 5xx wakes somebody up, and is retried, for what only the sender can mend.',
  remedy: 'Catch what the JSON parser throws, see that the root is an object, and answer 400.',
  async run({ endpoint }) {
    const exchanges = [];
    for (const [what, body] of Object.entries(BODIES)) exchanges.push(await endpoint.post({ what, body }));
    return judgeRefusal(exchanges, {
      statuses: [400, 413, 415, 422],
      whenTaken: { verdict: 'fault', wrong: 'It was taken for an order.' },
    });
  },
};

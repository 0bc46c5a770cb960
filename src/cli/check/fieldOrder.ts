import type { Check } from '../conformance/Check.ts';
import { judgeRepeat } from '../conformance/judgeRepeat.ts';

export const fieldOrder: Check = {
  name: 'field-order',
  title: 'The order of the fields makes no difference',
  why: 'The same order, written by another version of the page, would be refused or charged anew.',
  remedy: 'Compare bodies by content: sort the fields before hashing, or compare what was parsed.',
  async run({ endpoint, sessionId }) {
    const body = JSON.stringify(reversed(endpoint.body));
    const again = await endpoint.post({
      what: 'the same order with its fields in another order, and the same key',
      key: endpoint.firstKey,
      body,
    });
    return judgeRepeat([again], again.sent, sessionId);
  },
};

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, reversed(inner)])
      .toReversed(),
  );
}

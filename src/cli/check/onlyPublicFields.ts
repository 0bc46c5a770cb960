import type { Check } from '../conformance/Check.ts';
import { describeAnswer, outcomeOf, payloadOf } from '../conformance/Exchange.ts';
import { namesOf } from '../conformance/namesOf.ts';

const PUBLIC: ReadonlySet<string> = new Set([
  'sessionId',
  'publishKey',
  'environment',
  'expireTime',
  'returnUrl',
  'paymentStatus',
]);

const ENVELOPE: ReadonlySet<string> = new Set(['code', 'msg', 'data']);

export const onlyPublicFields: Check = {
  name: 'public-fields',
  title: 'A session is answered with browser-safe fields only',
  why: 'What Clink answers to a server holds secrets, such as tokenValue, and the customer’s data. Whatever is answered to a browser, anybody can read.',
  remedy: 'Build the reply field by field; never pass Clink’s reply on.',
  isPassive: true,
  run({ first }) {
    const base = { sent: first.sent, came: describeAnswer(first) };
    if (!['session', 'other'].includes(outcomeOf(first))) return { ...base, verdict: 'ok' };
    const payload = payloadOf(first);
    const outer = payload === first.json ? [] : unknownFields(first.json, ENVELOPE);
    const fields = [...outer, ...unknownFields(payload, PUBLIC)];
    if (fields.length === 0) return { ...base, verdict: 'ok' };
    return { ...base, verdict: 'fault', wrong: `These do not belong in it: ${namesOf(fields)}.` };
  },
};

function unknownFields(value: unknown, known: ReadonlySet<string>): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((field) => !known.has(field));
}

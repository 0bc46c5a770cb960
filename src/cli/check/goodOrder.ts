import { environmentOfKey, holdsSecret } from '../../protocol/environment.ts';
import { readOwn } from '../../protocol/readOwn.ts';
import { fillReturnUrl } from '../../protocol/returnUrl.ts';
import type { Check } from '../conformance/Check.ts';
import { describeAnswer, outcomeOf, payloadOf } from '../conformance/Exchange.ts';

export const goodOrder: Check = {
  name: 'good-order',
  title: 'A good order is answered with a session that a browser can use',
  why: 'The checkout reads sessionId, publishKey, environment, expireTime and returnUrl, and stops at a reply it cannot use.',
  remedy: 'Answer 200 with { sessionId, publishKey, environment, expireTime, returnUrl } as JSON.',
  isPassive: true,
  run({ first }) {
    const { sent } = first;
    const came = describeAnswer(first);
    if (outcomeOf(first) !== 'session')
      return { verdict: 'fault', sent, came, wrong: 'There is no session in it.' };
    const wrong = complaints(payloadOf(first));
    return wrong.length === 0
      ? { verdict: 'ok', sent, came }
      : { verdict: 'fault', sent, came, wrong: wrong.join(' ') };
  },
};

function complaints(reply: unknown): string[] {
  return [
    keyComplaint(readOwn(reply, 'publishKey'), readOwn(reply, 'environment')),
    timeComplaint(readOwn(reply, 'expireTime')),
    returnComplaint(readOwn(reply, 'returnUrl'), String(readOwn(reply, 'sessionId'))),
  ].filter((text) => text !== null);
}

/** Both may be absent: the page can give them to the checkout itself. */
function keyComplaint(key: unknown, environment: unknown): string | null {
  if (environment !== undefined && environment !== 'sandbox' && environment !== 'production') {
    return 'environment must be "sandbox" or "production".';
  }
  if (key === undefined) return null;
  if (typeof key !== 'string' || !key.startsWith('pk_') || holdsSecret(key)) {
    return 'publishKey is no key of the form pk_….';
  }
  const belongsTo = environmentOfKey(key);
  const fits = belongsTo === null || environment === undefined || belongsTo === environment;
  return fits ? null : `publishKey is a ${belongsTo} key, but environment is another one.`;
}

function timeComplaint(time: unknown): string | null {
  if (time === undefined || time === null) return null;
  const isTime =
    typeof time === 'number' ? time > 0 : typeof time === 'string' && time !== '' && isDate(time);
  return isTime
    ? null
    : 'expireTime is neither an ISO 8601 date-time nor a number of milliseconds or seconds.';
}

function isDate(text: string): boolean {
  return Number.isFinite(Number(text)) || !Number.isNaN(Date.parse(text));
}

function returnComplaint(url: unknown, sessionId: string): string | null {
  if (url === undefined) return null;
  if (typeof url !== 'string') return 'returnUrl is no text.';
  // The checkout fills what is not filled yet.
  return fillReturnUrl(url, sessionId).includes(sessionId)
    ? null
    : 'returnUrl holds neither the session’s id nor the placeholder {ELEMENTS_SESSION_ID}.';
}

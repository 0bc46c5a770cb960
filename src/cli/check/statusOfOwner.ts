import { readOwn } from '../../protocol/readOwn.ts';
import { readSessionStatus } from '../../protocol/SessionStatus.ts';
import type { Check } from '../conformance/Check.ts';
import { describeAnswer, payloadOf } from '../conformance/Exchange.ts';
import { RATE_LIMITED } from '../conformance/judgeRefusal.ts';
import { namesOf } from '../conformance/namesOf.ts';

const KNOWN: ReadonlySet<string> = new Set(['sessionId', 'status', 'paymentStatus']);
const STATUSES: readonly unknown[] = ['open', 'complete', 'completed', 'expired'];
const PAYMENT_STATUSES: readonly unknown[] = ['unpaid', 'processing', 'paid', 'failed'];

export const statusOfOwner: Check = {
  name: 'owner',
  title: 'The shopper who started the session is told its status',
  why: 'The page after the payment shows what the endpoint says, and nothing else counts as paid.',
  remedy: 'Answer 200 with { sessionId, status, paymentStatus }, from Clink or from the webhook.',
  needsCredentials: true,
  async run({ endpoint, sessionId }) {
    const exchange = await endpoint.get('the status of the session', `?session_id=${sessionId}`, {
      withCredentials: true,
    });
    const base = { sent: exchange.sent, came: exchange.status === 200 ? '200' : describeAnswer(exchange) };
    if (exchange.status === 429) return { ...base, verdict: 'warning', wrong: RATE_LIMITED };
    const status = readSessionStatus(exchange.json);
    if (exchange.status !== 200 || status?.sessionId !== sessionId) {
      return { ...base, verdict: 'fault', wrong: 'It is not the status of this session.' };
    }
    const payload = payloadOf(exchange);
    if (!STATUSES.includes(readOwn(payload, 'status'))) {
      return { ...base, verdict: 'fault', wrong: 'status must be open, complete or expired.' };
    }
    if (!PAYMENT_STATUSES.includes(readOwn(payload, 'paymentStatus'))) {
      return {
        ...base,
        verdict: 'fault',
        wrong: 'paymentStatus must be unpaid, processing, paid or failed.',
      };
    }
    const more = Object.keys(payload as object).filter((field) => !KNOWN.has(field));
    if (more.length === 0) return { ...base, verdict: 'ok' };
    return {
      ...base,
      verdict: more.some((field) => /token|secret|key/i.test(field)) ? 'fault' : 'warning',
      wrong: `Nothing reads these fields: ${namesOf(more)}.`,
    };
  },
};

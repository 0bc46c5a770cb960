import type { Finding } from './Check.ts';
import { RATE_LIMITED } from './judgeRefusal.ts';
import { describeAnswer, outcomeOf, sessionIdOf } from './Exchange.ts';
import type { Exchange } from './Exchange.ts';

/** Whether these answers to one key and body all speak of `expected`, or without it of one session. */
export function judgeRepeat(
  exchanges: readonly Exchange[],
  sent: string,
  expected: string | null = null,
): Finding {
  const ids = new Set(exchanges.map(sessionIdOf).filter((id) => id !== null));
  const answers = [...new Set(exchanges.map(describeAnswer))].join(', ');
  const isAnother = expected !== null && ids.size > 0 && !ids.has(expected);
  if (ids.size > 1 || isAnother) {
    const came = isAnother ? 'another session' : `${ids.size} different sessions`;
    return { verdict: 'fault', sent, came, wrong: 'The same attempt became more than one session.' };
  }
  if (ids.size === 0 && exchanges.every(({ status }) => status === 429)) {
    return { verdict: 'warning', sent, came: answers, wrong: RATE_LIMITED };
  }
  const broken = exchanges.find((exchange) => !isFine(exchange));
  if (broken || ids.size === 0) {
    const wrong = 'An attempt that is repeated must be answered with its session, not with an error.';
    return { verdict: 'fault', sent, came: broken ? describeAnswer(broken) : answers, wrong };
  }
  return { verdict: 'ok', sent, came: answers };
}

/** Besides the session: "it is being made" and "not so fast", after which the checkout asks again. */
function isFine(exchange: Exchange): boolean {
  return outcomeOf(exchange) === 'session' || exchange.status === 409 || exchange.status === 429;
}

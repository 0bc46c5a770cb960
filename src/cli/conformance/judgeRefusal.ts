import type { Finding, Verdict } from './Check.ts';
import { describeAnswer, outcomeOf } from './Exchange.ts';
import type { Exchange } from './Exchange.ts';

/** What should become of a request that must be refused. */
export interface RefusalRule {
  /** Any of these is right. */
  readonly statuses: readonly number[];
  /** Where it is not refused at all. */
  readonly whenTaken: { readonly verdict: Verdict; readonly wrong: string };
}

/** What is said of a check whose request was answered with 429. */
export const RATE_LIMITED = 'It was rate-limited, so this cannot be judged.';

const ORDER: readonly Verdict[] = ['ok', 'warning', 'fault'];

/** The worst of what came of these requests. A refusal with another 4xx is a warning; a 5xx or no answer a fault. */
export function judgeRefusal(exchanges: readonly Exchange[], rule: RefusalRule): Finding {
  const findings = exchanges.map((exchange) => judge(exchange, rule));
  const worst = ORDER.findLast((verdict) => findings.some((finding) => finding.verdict === verdict));
  const found = findings.find(({ verdict }) => verdict === worst);
  return found ?? { verdict: 'ok', sent: 'nothing', came: 'nothing' };
}

function judge(exchange: Exchange, { statuses, whenTaken }: RefusalRule): Finding {
  const { sent, status } = exchange;
  const came = describeAnswer(exchange);
  const outcome = outcomeOf(exchange);
  switch (outcome) {
    case 'refused':
      if (statuses.includes(status)) return { verdict: 'ok', sent, came };
      return {
        verdict: 'warning',
        sent,
        came,
        wrong: status === 429 ? RATE_LIMITED : `Expected was ${list(statuses)}.`,
      };
    case 'session':
    case 'other':
      return { ...whenTaken, sent, came };
    case 'failed':
      return { verdict: 'fault', sent, came, wrong: 'It failed where it should have refused.' };
    case 'redirected':
    case 'silent':
      return { verdict: 'fault', sent, came, wrong: 'It did not answer.' };
    default:
      outcome satisfies never;
      throw new TypeError('unreachable');
  }
}

function list(statuses: readonly number[]): string {
  if (statuses.length > 3) return 'a 4xx';
  return statuses.join(' or ');
}

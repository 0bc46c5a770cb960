import { CHECKS } from '../check/checks.ts';
import { readOwn } from '../../protocol/readOwn.ts';
import type { CheckContext, Finding } from './Check.ts';
import type { CheckOptions } from './CheckOptions.ts';
import { createEndpoint } from './createEndpoint.ts';
import { outcomeOf, payloadOf, sessionIdOf } from './Exchange.ts';

/** One check and what it found; `why` and `remedy` only where something is wrong. */
export interface Result extends Finding {
  readonly name: string;
  readonly title: string;
  readonly why?: string;
  readonly remedy?: string;
}

export interface Report {
  readonly faults: number;
  readonly warnings: number;
  readonly requests: number;
  readonly results: readonly Result[];
  /** Why not everything was checked; `null` where it was. */
  readonly stopped: string | null;
}

/** Sends a good order, and, where it is answered with a session, everything else. Never rejects for what is answered. */
export async function runChecks(options: CheckOptions): Promise<Report> {
  const endpoint = createEndpoint(options);
  const first = await endpoint.post({ what: 'a good order', key: endpoint.firstKey });
  const context: CheckContext = { endpoint, first, sessionId: sessionIdOf(first) };
  const stopped = whyStopped(context, options);
  const hasCredentials = Object.keys(options.headers).length > 0;

  const results: Result[] = [];
  for (const { name, title, why, remedy, isPassive, needsCredentials, run } of CHECKS) {
    if (stopped !== null && !isPassive) continue;
    if (needsCredentials && !hasCredentials) continue;
    const finding = await run(context);
    results.push({ name, title, ...finding, ...(finding.verdict === 'ok' ? {} : { why, remedy }) });
  }
  return {
    faults: results.filter(({ verdict }) => verdict === 'fault').length,
    warnings: results.filter(({ verdict }) => verdict === 'warning').length,
    requests: endpoint.countRequests(),
    results,
    stopped,
  };
}

function whyStopped({ first }: CheckContext, { production }: CheckOptions): string | null {
  if (outcomeOf(first) !== 'session') {
    return 'The good order got no session, so nothing else can be judged. Does it need --order, --header or --return-url?';
  }
  if (readOwn(payloadOf(first), 'environment') === 'production' && !production) {
    return 'The endpoint makes sessions in Clink’s production, so the check ends after the first one. Check a sandbox instead, or give --production.';
  }
  return null;
}

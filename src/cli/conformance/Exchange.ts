import { readClinkCode } from '../../protocol/readClinkCode.ts';
import { readOwn } from '../../protocol/readOwn.ts';
import { isSessionId } from '../../protocol/sessionId.ts';

/** One request, and what came of it. */
export interface Exchange {
  /** In words, without any value: `POST a good order`. */
  readonly sent: string;
  /** HTTP's; 0 where no answer came. */
  readonly status: number;
  readonly headers: Headers;
  /** At most 256 KB of the body. */
  readonly text: string;
  /** The body; undefined where it is no JSON. */
  readonly json: unknown;
  /** Why there is no answer. */
  readonly failure?: string | undefined;
}

/** What an answer amounts to, whichever of the accepted forms it has. */
export type Outcome = 'session' | 'refused' | 'failed' | 'redirected' | 'silent' | 'other';

export function outcomeOf(exchange: Exchange): Outcome {
  const { status, json } = exchange;
  if (status === 0) return 'silent';
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  if (status >= 300) return 'redirected';
  if (isRefusal(json)) return 'refused';
  return sessionIdOf(exchange) === null ? 'other' : 'session';
}

/** A refusal can come under HTTP 200, with a number that is no success or with an `error`. */
function isRefusal(json: unknown): boolean {
  const code = readOwn(json, 'code');
  return (code !== undefined && ![200, 0, '200'].includes(code as number)) || readOwn(json, 'error') != null;
}

/** The payload: bare, or in Clink's envelope `{ code, msg, data }`. */
export function payloadOf({ json }: Exchange): unknown {
  return readOwn(json, 'data') ?? json;
}

export function sessionIdOf(exchange: Exchange): string | null {
  const id = readOwn(payloadOf(exchange), 'sessionId');
  return isSessionId(id) ? id : null;
}

/** An answer in a few words, with nothing of its values: `422 idempotency_key_reused`. */
export function describeAnswer(exchange: Exchange): string {
  const { status, failure, json } = exchange;
  const outcome = outcomeOf(exchange);
  switch (outcome) {
    case 'silent':
      return failure ?? 'no answer';
    case 'session':
      return `${status} with a session`;
    case 'redirected':
      return `${status}, a redirect`;
    case 'refused':
    case 'failed':
      return [status, readClinkCode(json) ?? 'without a code'].join(' ');
    case 'other':
      return `${status} without a session`;
    default:
      outcome satisfies never;
      throw new TypeError('unreachable');
  }
}

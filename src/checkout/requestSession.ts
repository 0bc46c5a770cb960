import { onRefusal, refusedBy } from '../elements/onRefusal.ts';
import { CheckoutError } from '../protocol/CheckoutError.ts';
import { CLINK_REFUSALS } from '../protocol/clinkRefusals.ts';
import { holdsSecret } from '../protocol/environment.ts';
import { readClinkCode } from '../protocol/readClinkCode.ts';
import { readOwn } from '../protocol/readOwn.ts';
import { readRetryAfter } from '../protocol/readRetryAfter.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { ANSWER_LIMIT, IDEMPOTENCY_KEY_HEADER } from '../protocol/SessionRequest.ts';
import type { SessionRequest } from '../protocol/SessionRequest.ts';
import { readBody } from './readBody.ts';
import type { ReplyTime } from './readSession.ts';

/** An endpoint of the merchant's own making, instead of a URL. */
export type SessionEndpoint = (
  request: SessionRequest,
  context: {
    /** One for an attempt, the same when it is tried again: pass it on to the server. */
    readonly idempotencyKey: string;
    /** Aborted after 15 s. */
    readonly signal: AbortSignal;
  },
) => SessionReply | Promise<SessionReply>;

export interface EndpointOptions {
  /** A URL, which is posted to as JSON, or a function. */
  readonly endpoint: string | SessionEndpoint;
  /** @default "same-origin" */
  readonly credentials?: RequestCredentials | undefined;
}

/** Milliseconds. */
const PAUSES = [400, 1200];
const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Asks the merchant's endpoint for a session. Passing failures are tried again up to twice with the same idempotency
 * key, so that an endpoint which honours it makes one session whatever was lost on the way.
 *
 * @throws CheckoutError with phase `session`
 */
export async function requestSession(
  { endpoint, credentials = 'same-origin' }: EndpointOptions,
  request: SessionRequest,
  idempotencyKey: string,
): Promise<{ readonly reply: unknown; readonly time: ReplyTime }> {
  const body = serialize(request);
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = Date.now() + ANSWER_LIMIT;
  const ended = new AbortController();
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = (error: CheckoutError): void => {
      reject(error);
      abort.abort();
    };
    timer = setTimeout(() => giveUp(new CheckoutError('timeout')), ANSWER_LIMIT);
    if (typeof endpoint === 'function') return;
    onRefusal(
      () => endpoint,
      /^(?:connect|default)-src/,
      (directive) => giveUp(refusedBy(directive, 'session')),
      ended.signal,
    );
  });
  const ask = async (): Promise<{ reply: unknown; time: ReplyTime }> => {
    if (typeof endpoint === 'function') {
      const reply = await callEndpoint(() => endpoint(request, { idempotencyKey, signal: abort.signal }));
      return { reply, time: { received: Date.now() } };
    }
    return post(endpoint, credentials, body, idempotencyKey, abort.signal, deadline);
  };
  try {
    return await Promise.race([ask(), givenUp]);
  } finally {
    clearTimeout(timer);
    ended.abort();
  }
}

function serialize(request: SessionRequest): string {
  let body: string;
  try {
    body = JSON.stringify(request);
  } catch {
    throw new CheckoutError('invalid_order', {
      message:
        process.env.NODE_ENV === 'production'
          ? undefined
          : 'The order was not sent: it cannot be written as JSON (a cycle or a bigint in it?).',
    });
  }
  if (holdsSecret(body)) throw new CheckoutError('secret_key_exposed');
  return body;
}

async function callEndpoint(call: () => SessionReply | Promise<SessionReply>): Promise<unknown> {
  let text: string | undefined;
  try {
    // Read once and as data: a function may answer anything, such as an object whose fields throw.
    text = JSON.stringify(await call());
  } catch (cause) {
    throw cause instanceof CheckoutError ? cause : new CheckoutError('endpoint_error', { cause });
  }
  if (text === undefined) return undefined;
  if (holdsSecret(text)) throw new CheckoutError('secret_key_exposed');
  const reply: unknown = JSON.parse(text);
  refuseError(reply, undefined);
  return reply;
}

async function post(
  url: string,
  credentials: RequestCredentials,
  body: string,
  idempotencyKey: string,
  signal: AbortSignal,
  deadline: number,
): Promise<{ reply: unknown; time: ReplyTime }> {
  for (let attempt = 0; ; attempt += 1) {
    let asked = 0;
    try {
      const headers = {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        [IDEMPOTENCY_KEY_HEADER]: idempotencyKey,
      };
      const response = await send(url, { method: 'POST', headers, body, credentials, signal });
      const received = Date.now();
      asked = readRetryAfter(response.headers, received) ?? 0;
      const text = await readBody(response);
      if (holdsSecret(text)) throw new CheckoutError('secret_key_exposed');
      const reply = parse(text, response);
      refuseError(reply, response);
      const server = Date.parse(response.headers.get('Date') ?? '');
      return { reply, time: { received, server: Number.isFinite(server) ? server : undefined } };
    } catch (error) {
      const pause = PAUSES[attempt];
      if (pause === undefined || signal.aborted || !isPassing(error)) throw error;
      const wait = Math.max(pause * (0.75 + Math.random() / 2), asked);
      // Who is to come back after the limit is told the answer, and not that there was none.
      if (Date.now() + wait >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      // Given up meanwhile.
      if (signal.aborted) throw error;
    }
  }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  if (!navigator.onLine) throw new CheckoutError('offline');
  try {
    return await fetch(url, { ...init, cache: 'no-store' });
  } catch {
    throw new CheckoutError(navigator.onLine ? 'network_error' : 'offline');
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof CheckoutError)) return false;
  // The same key would only be told the same again.
  if (error.clinkCode === 'outcome_unknown') return false;
  const { code, status, retryable } = error;
  if (status === 409) return code === 'endpoint_error' && retryable;
  return code === 'network_error' || (status !== undefined && RETRIED.has(status));
}

/** A reply of success must be JSON; one of failure speaks by its status whatever its body is. */
function parse(text: string, response: Response): unknown {
  const type = response.headers.get('Content-Type') ?? '';
  try {
    if (/[/+]json\b/i.test(type)) return JSON.parse(text);
  } catch {
    // said below
  }
  if (!response.ok) return undefined;
  throw new CheckoutError('invalid_response', { status: response.status });
}

/**
 * Throws for every form in which an endpoint may say no: a status, Clink's `{ code, msg }` (under HTTP 200 as well),
 * `{ error: { code, message } }`, or problem details with a `code`.
 */
function refuseError(reply: unknown, response: Response | undefined): void {
  const envelope = readOwn(reply, 'code');
  const inner = readOwn(reply, 'error');
  const accepted = envelope === undefined || envelope === 200 || envelope === 0 || envelope === '200';
  if ((response?.ok ?? true) && accepted && inner == null) return;
  const clinkCode = readClinkCode(reply);
  const status = response?.status;
  const code = CLINK_REFUSALS.get(clinkCode ?? '') ?? 'endpoint_error';
  // Under HTTP 200 the envelope's number is the one that tells.
  const told = typeof envelope === 'number' && response?.ok ? envelope : status;
  // A conflict that says when to come back is another request with this key, still under way.
  const isUnderWay = status === 409 && response?.headers.has('Retry-After') === true;
  const retryable = code === 'endpoint_error' && told !== undefined && (isUnderWay || RETRIED.has(told));
  throw new CheckoutError(code, { status, clinkCode, retryable });
}

import { readRetryAfter } from '../protocol/readRetryAfter.ts';
import { readCappedText } from './readCappedText.ts';
import { readClinkAnswer, type ClinkAnswer } from './readClinkAnswer.ts';
import { limitTime } from './limitTime.ts';
import type { ClinkSettings } from './readClinkSettings.ts';

/** Calls Clink; never rejects. `path` is below the API's address, without a leading slash; `json` is the body's text. */
export type ClinkApi = (method: 'GET' | 'POST', path: string, json?: string) => Promise<ClinkAnswer>;

const MAX_REPLY_BYTES = 256 * 1024;

// Failures before the first byte of the request was sent: name lookup, connection, TLS handshake.
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w+_CERT|\w+_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+)$/;

// A network that goes away can break a connection that stood as well as one that was to be made.
const SENT_UNLESS_CONNECTING = /^(?:EHOSTUNREACH|ENETUNREACH)$/;

/** Milliseconds by which the two clocks may differ before a refusal is put down to it. */
const SKEW = { least: 30_000, most: 24 * 60 * 60_000 };

/** Milliseconds before a call that surely did nothing is made once more; a longer `Retry-After` is the caller's to wait. */
const PAUSE = { least: 200, most: 2_000 };

/** An answer, and what its headers say. */
interface Attempt {
  readonly answer: ClinkAnswer;
  /** Clink's clock, in milliseconds since the epoch. */
  readonly serverTime?: number;
  /** Milliseconds. */
  readonly retryAfter?: number;
}

/**
 * A call that surely did nothing is made once more: with Clink's time when this machine's clock is wrong, after a pause
 * when Clink was not reached or busy. Any other is made once.
 */
export function createClinkApi(settings: ClinkSettings): ClinkApi {
  // Milliseconds to add to this machine's clock.
  let skew = 0;

  return async (method, path, json) => {
    const first = await attempt(method, path, json);
    const found = skewOf(first);
    if (found !== null) {
      skew = found;
      return (await attempt(method, path, json)).answer;
    }
    const pause = pauseAfter(first);
    if (pause === null) return first.answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return (await attempt(method, path, json)).answer;
  };

  function skewOf({ answer, serverTime }: Attempt): number | null {
    if (serverTime === undefined || answer.kind !== 'refused') return null;
    if (![400, 401, 403].includes(answer.status) && !answer.code?.includes('TIMESTAMP')) return null;
    const found = serverTime - settings.now();
    return Math.abs(found - skew) >= SKEW.least && Math.abs(found) <= SKEW.most ? found : null;
  }

  async function attempt(method: string, path: string, json: string | undefined): Promise<Attempt> {
    const abort = new AbortController();
    try {
      // Limited as well as aborted: not every fetch heeds its signal.
      return await limitTime(call(method, path, json, abort.signal), settings.timeoutMs);
    } catch {
      abort.abort();
      return { answer: { kind: 'lost', reason: 'timeout' } };
    }
  }

  async function call(
    method: string,
    path: string,
    json: string | undefined,
    signal: AbortSignal,
  ): Promise<Attempt> {
    try {
      const response = await settings.fetch(settings.apiUrl + path, {
        method,
        headers: {
          'X-API-KEY': settings.secretKey,
          'X-Timestamp': String(Math.trunc(settings.now() + skew)),
          'Content-Type': 'application/json',
        },
        ...(json === undefined ? {} : { body: json }),
        // The secret key goes to one host only.
        redirect: 'error',
        signal,
      });
      const text = await readCappedText(response.body, MAX_REPLY_BYTES);
      const told = readHeaders(response.headers);
      const hasRetryAfter = told.retryAfter !== undefined;
      return {
        answer: readClinkAnswer(response.status, typeof text === 'string' ? text : null, hasRetryAfter),
        ...told,
      };
    } catch (error) {
      return { answer: { kind: wasNeverSent(error) ? 'unreachable' : 'lost', reason: codeOf(error) } };
    }
  }
}

function readHeaders(headers: Headers): Omit<Attempt, 'answer'> {
  const serverTime = Date.parse(headers.get('Date') ?? '');
  // A date is one by Clink's own clock.
  const retryAfter = readRetryAfter(headers, serverTime);
  return {
    ...(Number.isNaN(serverTime) ? {} : { serverTime }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

/** `null` where the call may have done something, or Clink wants more time than a shopper should be kept waiting here. */
function pauseAfter({ answer, retryAfter = PAUSE.least }: Attempt): number | null {
  const isBusy = answer.kind === 'refused' && (answer.status === 429 || answer.status === 503);
  if (!isBusy && answer.kind !== 'unreachable') return null;
  return retryAfter > PAUSE.most ? null : Math.max(retryAfter, PAUSE.least) * (1 + Math.random() * 0.25);
}

function wasNeverSent(error: unknown): boolean {
  const code = codeOf(error);
  if (NEVER_SENT.test(code)) return true;
  return SENT_UNLESS_CONNECTING.test(code) && causeOf(error).syscall === 'connect';
}

function codeOf(error: unknown): string {
  const { code } = causeOf(error);
  return typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : 'connection failed';
}

/** `fetch` rejects with a bare TypeError; what happened is its cause. */
function causeOf(error: unknown): { readonly code?: unknown; readonly syscall?: unknown } {
  const cause: object | null = error instanceof Error && error.cause instanceof Error ? error.cause : null;
  return cause ?? {};
}

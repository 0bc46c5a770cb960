import { readCappedText } from './readCappedText.ts';
import type { HandlerSettings } from './readSettings.ts';

/** What came of a call to Clink's REST API. */
export type ClinkAnswer =
  | { readonly kind: 'data'; readonly data: unknown }
  /** Clink itself said no. `code` is its word for the reason, such as `CUSTOMER_NOT_FOUND`, if it gave one. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null }
  /** The call surely never reached Clink. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Sent, and then nothing that Clink could be quoted with: a timeout, a reset, a proxy's error page. */
  | { readonly kind: 'lost'; readonly reason: string };

/** Calls Clink; never rejects. `path` is below the API's address, without a leading slash. */
export type ClinkApi = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<ClinkAnswer>;

const MAX_REPLY_BYTES = 256 * 1024;

// Failures before the first byte of the request was sent: name lookup, connection, TLS handshake.
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w+_CERT|\w+_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+)$/;

export function createClinkApi(
  settings: Pick<HandlerSettings, 'apiUrl' | 'secretKey' | 'timeoutMs' | 'now' | 'fetch'>,
): ClinkApi {
  return async (method, path, body) => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Raced as well as aborted: not every fetch heeds its signal.
    const late = new Promise<ClinkAnswer>((resolve) => {
      timer = setTimeout(() => {
        resolve({ kind: 'lost', reason: 'timeout' });
        abort.abort();
      }, settings.timeoutMs);
    });
    try {
      return await Promise.race([late, call(method, path, body, abort.signal)]);
    } finally {
      clearTimeout(timer);
    }
  };

  async function call(
    method: string,
    path: string,
    body: unknown,
    signal: AbortSignal,
  ): Promise<ClinkAnswer> {
    try {
      const response = await settings.fetch(settings.apiUrl + path, {
        method,
        headers: {
          'X-API-KEY': settings.secretKey,
          'X-Timestamp': String(Math.trunc(settings.now())),
          'Content-Type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The secret key goes to one host only.
        redirect: 'error',
        signal,
      });
      return readAnswer(response.status, await readCappedText(response.body, MAX_REPLY_BYTES));
    } catch (error) {
      const reason = codeOf(error);
      return NEVER_SENT.test(reason) ? { kind: 'unreachable', reason } : { kind: 'lost', reason };
    }
  }
}

// Clink's envelope `{ code, msg, data? }` decides, not the HTTP status: an error can arrive with status 200.
function readAnswer(httpStatus: number, text: string | object): ClinkAnswer {
  const envelope = typeof text === 'string' ? parseRecord(text) : null;
  const code = envelope?.['code'];
  if (envelope !== null && (typeof code === 'number' || typeof code === 'string')) {
    const succeeded = Number(code) === 200 || Number(code) === 0;
    if (succeeded && httpStatus < 300) return { kind: 'data', data: envelope['data'] };
    return {
      kind: 'refused',
      status: httpStatus < 300 && Number.isInteger(Number(code)) ? Number(code) : httpStatus,
      code: wordIn(code) ?? wordIn(envelope['msg']),
    };
  }
  // These are said before any work is done, whoever says them.
  if ((httpStatus >= 400 && httpStatus < 500) || httpStatus === 503) {
    return { kind: 'refused', status: httpStatus, code: null };
  }
  return { kind: 'lost', reason: `HTTP ${httpStatus} without Clink's envelope` };
}

function parseRecord(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Clink's word for an error, wherever it stands: `CUSTOMER_NOT_FOUND`, or `CUSTOMER_NOT_FOUND: no such customer`. */
function wordIn(value: unknown): string | null {
  return typeof value === 'string'
    ? (/^[A-Z][A-Z0-9]{1,63}(?:_[A-Z0-9]{1,63}){1,8}\b/.exec(value)?.[0] ?? null)
    : null;
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error ? (cause as { code?: unknown }).code : undefined;
  return typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : 'connection failed';
}

import { readCappedText } from './readCappedText.ts';
import { readClinkAnswer, type ClinkAnswer } from './readClinkAnswer.ts';
import type { HandlerSettings } from './readSettings.ts';

/** Calls Clink; never rejects. `path` is below the API's address, without a leading slash; `json` is the body's text. */
export type ClinkApi = (method: 'GET' | 'POST', path: string, json?: string) => Promise<ClinkAnswer>;

const MAX_REPLY_BYTES = 256 * 1024;

// Failures before the first byte of the request was sent: name lookup, connection, TLS handshake.
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|\w+_CERT|\w+_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+)$/;

// A network that goes away can break a connection that stood as well as one that was to be made.
const SENT_UNLESS_CONNECTING = /^(?:EHOSTUNREACH|ENETUNREACH)$/;

export function createClinkApi(
  settings: Pick<HandlerSettings, 'apiUrl' | 'secretKey' | 'timeoutMs' | 'now' | 'fetch'>,
): ClinkApi {
  return async (method, path, json) => {
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
      return await Promise.race([late, call(method, path, json, abort.signal)]);
    } finally {
      clearTimeout(timer);
    }
  };

  async function call(
    method: string,
    path: string,
    json: string | undefined,
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
        ...(json === undefined ? {} : { body: json }),
        // The secret key goes to one host only.
        redirect: 'error',
        signal,
      });
      const text = await readCappedText(response.body, MAX_REPLY_BYTES);
      return readClinkAnswer(response.status, typeof text === 'string' ? text : null);
    } catch (error) {
      return { kind: wasNeverSent(error) ? 'unreachable' : 'lost', reason: codeOf(error) };
    }
  }
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

import { CLINK_REFUSALS } from '../protocol/clinkRefusals.ts';
import { readClinkCode } from '../protocol/readClinkCode.ts';
import { readOwn } from '../protocol/readOwn.ts';

/** What came of a call to Clink's REST API. `reason` is for the merchant's log. */
export type ClinkAnswer =
  | { readonly kind: 'data'; readonly data: unknown }
  /** Clink said no, and surely did nothing. `status` is what the error would be in HTTP. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** Said in Clink's envelope; else it may be a proxy's word. */
      readonly isClinks: boolean;
      readonly code: string | undefined;
      readonly reason: string;
    }
  /** Clink spoke of an error that leaves open how far it had come. */
  | { readonly kind: 'failed'; readonly code: string | undefined; readonly reason: string }
  /** The call surely never reached Clink. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Sent, and then nothing that Clink could be quoted with: a timeout, a reset, a proxy's error page. */
  | { readonly kind: 'lost'; readonly reason: string };

// Clink's words beside `CLINK_REFUSALS` are not documented. One that says what is wrong with the request says that nothing came of it; any other
// may stand for a failure on the way.
const ABOUT_THE_REQUEST =
  /(?:^(?:INVALID|MISSING|UNSUPPORTED|UNAUTHORIZED|FORBIDDEN)(?:_|$)|_(?:NOT_(?:FOUND|MATCHED|SUPPORTED|ALLOWED|PERMITTED|VALID)|INVALID|REQUIRED|MISSING|UNSUPPORTED|MISMATCH|DENIED|FORBIDDEN|UNAUTHORIZED)$)/i;

/**
 * Reads Clink's envelope `{ code, msg, data? }`, in which an error can arrive under HTTP 200. `text` is `null` for a body
 * that could not be read as text. `hasRetryAfter`: the answer says when to come back, which is how a 503 that did nothing
 * differs from a proxy's word for a connection that broke after the request was sent.
 */
export function readClinkAnswer(
  httpStatus: number,
  text: string | null,
  hasRetryAfter: boolean,
): ClinkAnswer {
  const saysNothingWasDone = (status: number): boolean =>
    (status >= 400 && status < 500 && status !== 408) || (status === 503 && hasRetryAfter);
  const envelope = parse(text);
  const told = readOwn(envelope, 'code');
  const code = readClinkCode(envelope);
  if (typeof told !== 'number' && typeof told !== 'string') {
    return saysNothingWasDone(httpStatus)
      ? { kind: 'refused', status: httpStatus, isClinks: false, code, reason: `HTTP ${httpStatus}` }
      : { kind: 'lost', reason: `HTTP ${httpStatus} without Clink's envelope` };
  }
  const number = typeof told === 'number' ? told : /^\d{1,9}$/.test(told) ? Number(told) : null;
  const succeeded = number === 200 || number === 0;
  const arrived = httpStatus >= 200 && httpStatus < 300;
  if (succeeded && arrived) return { kind: 'data', data: readOwn(envelope, 'data') };

  const reason = [`HTTP ${httpStatus}`, number, code].filter((part) => part != null).join(', ');
  const statuses = number === null ? [httpStatus] : [httpStatus, statusOf(number)];
  const isRefusal = (): boolean => {
    // Whatever number comes with it.
    if (code !== undefined && CLINK_REFUSALS.has(code)) return true;
    if (statuses.some((status) => leavesOpen(status) && !saysNothingWasDone(status))) return false;
    if (statuses.some(saysNothingWasDone)) return true;
    return statuses.length === 1 && code !== undefined && ABOUT_THE_REQUEST.test(code);
  };
  if (succeeded || !isRefusal()) return { kind: 'failed', code, reason };
  const status = statuses.find(saysNothingWasDone) ?? 422;
  return { kind: 'refused', status, isClinks: true, code, reason };
}

/** Numbers that are longer begin with the HTTP status they stand for: 40401. Only a bare 503 is surely one of HTTP's. */
function statusOf(number: number): number {
  const status = Number(String(number).slice(0, 3));
  return status === 503 && number !== 503 ? 500 : status;
}

/** 408 is no refusal: it is also said by proxies that tire of waiting for an answer. */
function leavesOpen(status: number): boolean {
  return status === 408 || (status >= 500 && status < 600);
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

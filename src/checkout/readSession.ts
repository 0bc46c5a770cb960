import { CheckoutError } from '../protocol/CheckoutError.ts';
import { environmentOfKey, holdsSecret } from '../protocol/environment.ts';
import type { ClinkEnvironment } from '../protocol/environment.ts';
import { readOwn, readOwnText } from '../protocol/readOwn.ts';
import { checkReturnAddress, fillReturnUrl, normalizeReturnUrl } from '../protocol/returnUrl.ts';
import type { SessionReply } from '../protocol/SessionReply.ts';
import { isSessionId } from '../protocol/sessionId.ts';
import type { CheckoutSession, SessionProgress } from './CheckoutSession.ts';

/** What the page has said itself, for what the reply leaves out. */
export interface SessionDefaults {
  readonly publishKey?: string | undefined;
  readonly environment?: ClinkEnvironment | undefined;
  /** With the placeholder. */
  readonly returnUrl: string;
  /** The page's own first. */
  readonly allowedReturnOrigins: readonly string[];
}

/** When the reply came, by both clocks, in milliseconds since the epoch. */
export interface ReplyTime {
  readonly received: number;
  /** From the reply's `Date` header. */
  readonly server?: number | undefined;
}

/**
 * Makes a session of an endpoint's reply, bare or in Clink's envelope, field by field.
 *
 * @throws CheckoutError `invalid_response`, `invalid_return_url`, `key_mismatch`, `secret_key_exposed`
 */
export function readSession(reply: unknown, defaults: SessionDefaults, time: ReplyTime): CheckoutSession {
  const data = readOwn(reply, 'data') ?? reply;
  const field = (name: keyof SessionReply): string | undefined => readOwnText(data, name);
  const sessionId = field('sessionId');
  if (!isSessionId(sessionId)) {
    throw invalid(
      'sessionId',
      process.env.NODE_ENV !== 'production' &&
        'The endpoint’s reply holds no usable `sessionId`. Answer with `{ sessionId, publishKey, environment }`.',
    );
  }
  const publishKey = field('publishKey') ?? defaults.publishKey;
  if (publishKey === undefined) {
    throw invalid(
      'publishKey',
      process.env.NODE_ENV !== 'production' &&
        'No publish key: the endpoint answers `publishKey`, or the checkout is given it.',
    );
  }
  if (holdsSecret(publishKey)) throw new CheckoutError('secret_key_exposed');
  const keyEnvironment = environmentOfKey(publishKey);
  const environment = field('environment') ?? defaults.environment ?? keyEnvironment;
  if (environment !== 'sandbox' && environment !== 'production') {
    throw invalid(
      'environment',
      process.env.NODE_ENV !== 'production' &&
        'No environment: the endpoint answers "sandbox" or "production", or the checkout is given it.',
    );
  }
  const others = [defaults.environment, keyEnvironment];
  if (others.some((other) => other != null && other !== environment)) {
    throw new CheckoutError('key_mismatch');
  }
  const template = normalizeReturnUrl(
    field('returnUrl') ?? defaults.returnUrl,
    defaults.allowedReturnOrigins[0],
  );
  const returnUrl = fillReturnUrl(template, sessionId);
  const refusal = checkReturnAddress(returnUrl, defaults.allowedReturnOrigins);
  if (refusal) throw new CheckoutError('invalid_return_url', { message: refusal });
  return {
    sessionId,
    publishKey,
    environment,
    expiresAt: readExpiry(readOwn(data, 'expireTime'), time),
    returnUrl,
  };
}

/** What the reply says of payments: an endpoint may answer the session that the order had before. */
export function readProgress(reply: unknown): SessionProgress {
  const paymentStatus = readOwn(readOwn(reply, 'data') ?? reply, 'paymentStatus');
  if (paymentStatus === 'paid') return 'paid';
  if (paymentStatus === 'processing') return 'accepted';
  // What nobody knows may stand for paid.
  return [undefined, null, 'unpaid', 'failed'].includes(paymentStatus as null) ? 'open' : 'submitted';
}

/** @param text left out in production, where the field's name has to do */
function invalid(field: keyof SessionReply, text: string | false): CheckoutError {
  return new CheckoutError('invalid_response', { message: text || field, retryable: false });
}

/**
 * The end of the session by this browser's clock. A fresh session that seems to have ended already tells of a clock
 * that is wrong, not of an expiry, so then nothing is known.
 */
function readExpiry(value: unknown, { received, server = received }: ReplyTime): number | null {
  const end = readTime(value) - (server - received);
  return Number.isFinite(end) && end > received ? end : null;
}

/** A number, as such or as a text, is one of seconds or milliseconds; the two cannot be mistaken before the year 5138. */
function readTime(value: unknown): number {
  if (typeof value !== 'string' && typeof value !== 'number') return NaN;
  const number = Number(value);
  if (typeof value === 'string' && Number.isNaN(number)) return Date.parse(value);
  return number < 1e11 ? number * 1000 : number;
}

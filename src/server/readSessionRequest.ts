import type { CheckoutOrder } from '../protocol/CheckoutOrder.ts';
import { findReturnUrlFault, normalizeReturnUrl } from '../protocol/returnUrl.ts';
import { RETURN_URL_FAULTS } from '../protocol/returnUrlFaults.ts';
import { IDEMPOTENCY_KEY_HEADER } from '../protocol/SessionRequest.ts';
import { CheckoutProblem } from './CheckoutProblem.ts';
import { limitTime } from './limitTime.ts';
import { parseUntrustedJson } from './parseUntrustedJson.ts';
import { readCappedText } from './readCappedText.ts';

const MAX_BODY_BYTES = 32 * 1024;
/** Milliseconds a body may take to arrive. */
const BODY_LIMIT = 30_000;
const IDEMPOTENCY_KEY = /^[A-Za-z0-9._:-]{8,128}$/;

/** A request for a session, checked. */
export interface ReadSessionRequest {
  readonly idempotencyKey: string;
  /** With the placeholder in Clink's spelling. */
  readonly returnUrl: string;
  /** Everything else in the body; the browser's word only. */
  readonly input: CheckoutOrder;
}

/** @throws CheckoutProblem 400, 413 or 415 */
export async function readSessionRequest(
  request: Request,
  allowedReturnOrigins: readonly string[],
): Promise<ReadSessionRequest> {
  const mediaType = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new CheckoutProblem(415, 'unsupported_media_type', 'Send the order as application/json.');
  }
  const idempotencyKey = request.headers.get(IDEMPOTENCY_KEY_HEADER) ?? '';
  if (!IDEMPOTENCY_KEY.test(idempotencyKey)) {
    throw new CheckoutProblem(
      400,
      'invalid_idempotency_key',
      `The ${IDEMPOTENCY_KEY_HEADER} header must hold 8 to 128 letters, digits or . _ : - and is required.`,
    );
  }
  const { uiMode, returnUrl, ...input } = await readJsonObject(request);
  if (uiMode !== 'elements') {
    throw new CheckoutProblem(400, 'invalid_request', "uiMode must be 'elements'.");
  }
  if (typeof returnUrl !== 'string') {
    throw new CheckoutProblem(400, 'invalid_return_url', 'returnUrl is missing.');
  }
  const fault = findReturnUrlFault(returnUrl, allowedReturnOrigins);
  if (fault) throw new CheckoutProblem(400, 'invalid_return_url', RETURN_URL_FAULTS[fault]);
  return { idempotencyKey, returnUrl: normalizeReturnUrl(returnUrl), input };
}

async function readJsonObject(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const text = await limitTime(readCappedText(request.body, MAX_BODY_BYTES), BODY_LIMIT).catch(() => {
    throw new CheckoutProblem(400, 'invalid_json', 'The body ended before it was complete.');
  });
  if (typeof text !== 'string') {
    throw text.unreadable === 'too-large'
      ? new CheckoutProblem(413, 'body_too_large', 'The order is larger than 32 KB.')
      : new CheckoutProblem(400, 'invalid_json', 'The body is not UTF-8.');
  }
  const body = parseUntrustedJson(text);
  if (body === null) {
    throw new CheckoutProblem(
      400,
      'invalid_json',
      'The body must be a JSON object, at most 16 levels deep, without the keys __proto__, constructor or prototype.',
    );
  }
  return body;
}

import { readCappedBytes } from '../protocol/readCappedBytes.ts';
import { WebhookError } from './WebhookError.ts';

/** A delivery, where there is no `Request`: on Node, in Express or Fastify. */
export interface WebhookDelivery {
  /** `Headers`, or a record such as Node's `request.headers`; the case of names does not matter. */
  readonly headers: Pick<Headers, 'get'> | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it was received, before any parser: `express.raw({ type: 'application/json' })` gives it. */
  readonly rawBody: string | Uint8Array;
}

/** The signed parts of a delivery, and nothing believed of them yet. */
export interface SignedDelivery {
  /** As received: it is part of what is signed. */
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

const TOO_LATE =
  'The body of this webhook was read before its signature could be checked, and the signature is over the bytes as they came. Mount the webhook before the JSON parser, or give { headers, rawBody } with the bytes.';

/**
 * @throws WebhookError `missing_header`, `malformed` or `too_large`; TypeError for a body that was read or parsed before
 */
export async function readWebhookDelivery(
  delivery: Request | WebhookDelivery,
  maxBodyBytes: number,
): Promise<SignedDelivery> {
  const { headers } = delivery;
  const timestamp = readHeader(headers, 'X-Clink-Timestamp');
  const signature = readHeader(headers, 'X-Clink-Signature');
  if (readHeader(headers, 'X-Clink-SignType') !== 'SHA256') {
    throw new WebhookError(
      'malformed',
      'X-Clink-SignType is not SHA256, the one way of signing that is known.',
    );
  }
  const body = await readBody(delivery, maxBodyBytes);
  if (body === null || body.byteLength > maxBodyBytes) {
    throw new WebhookError('too_large', `The body is larger than ${maxBodyBytes} bytes.`);
  }
  return { timestamp, signature, body };
}

/** A header that came twice becomes one text, as in `Headers`, and so matches nothing. */
function readHeader(headers: WebhookDelivery['headers'], name: string): string {
  const value = isHeaders(headers)
    ? headers.get(name)
    : Object.entries(headers)
        .filter(([key, found]) => key.toLowerCase() === name.toLowerCase() && found !== undefined)
        .flatMap(([, found]) => found)
        .join(', ');
  if (value === null || value === '') {
    throw new WebhookError('missing_header', `${name} is missing, so nothing shows that Clink sent this.`);
  }
  return value;
}

function isHeaders(headers: WebhookDelivery['headers']): headers is Pick<Headers, 'get'> {
  return typeof headers.get === 'function';
}

async function readBody(
  delivery: Request | WebhookDelivery,
  maxBodyBytes: number,
): Promise<Uint8Array | null> {
  if ('rawBody' in delivery) {
    const { rawBody } = delivery;
    if (typeof rawBody === 'string') return new TextEncoder().encode(rawBody);
    // Not `instanceof`: bytes may come from another realm.
    if (ArrayBuffer.isView(rawBody)) return rawBody;
    throw new TypeError(TOO_LATE);
  }
  const { body, bodyUsed } = delivery;
  // A Node request has neither, and a stream of another kind in its place.
  if (typeof bodyUsed !== 'boolean') {
    throw new TypeError('This is no Request. On Node, give { headers: request.headers, rawBody }.');
  }
  if (bodyUsed || body?.locked) throw new TypeError(TOO_LATE);
  try {
    return await readCappedBytes(body, maxBodyBytes);
  } catch {
    throw new WebhookError('malformed', 'The body ended before it was complete.');
  }
}

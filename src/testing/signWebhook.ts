import { toHex } from '../protocol/toHex.ts';

/**
 * The value of `X-Clink-Signature`: HMAC-SHA256 in lower-case hex over `{timestamp}.{body}`, the body being the
 * bytes as they are sent. `timestamp` is the value of `X-Clink-Timestamp` (ms since the epoch).
 */
export async function signWebhook(
  secret: string,
  timestamp: string | number,
  body: string | Uint8Array,
): Promise<string> {
  const encoder = new TextEncoder();
  const prefix = encoder.encode(`${timestamp}.`);
  const bytes = typeof body === 'string' ? encoder.encode(body) : body;
  const signed = new Uint8Array(prefix.byteLength + bytes.byteLength);
  signed.set(prefix);
  signed.set(bytes, prefix.byteLength);
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, signed);
  return toHex(new Uint8Array(signature));
}

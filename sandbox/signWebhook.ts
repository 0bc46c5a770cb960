/**
 * The value of `X-Clink-Signature`: HMAC-SHA256 in lower-case hex over `{timestamp}.{body}`, the body being the
 * bytes as they are sent. `timestamp` is the value of `X-Clink-Timestamp` (ms since the epoch).
 */
export async function signWebhook(secret: string, timestamp: string | number, body: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(`${timestamp}.${body}`));
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

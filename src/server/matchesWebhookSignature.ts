import type { SignedDelivery } from './readWebhookDelivery.ts';

const HEX = /^[0-9a-f]{64}$/;

/**
 * Whether one of the secrets made the signature: HMAC-SHA256 in lower-case hex over `{timestamp}.{body}`. The comparison
 * is WebCrypto's own, and every secret is tried whether or not one before it matched, so the time it takes tells nothing.
 */
export async function matchesWebhookSignature(
  { timestamp, signature, body }: SignedDelivery,
  secrets: readonly string[],
): Promise<boolean> {
  if (!HEX.test(signature)) return false;
  const mac = Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(signature.slice(2 * index, 2 * index + 2), 16),
  );
  const encoder = new TextEncoder();
  const prefix = encoder.encode(`${timestamp}.`);
  const signed = new Uint8Array(prefix.byteLength + body.byteLength);
  signed.set(prefix);
  signed.set(body, prefix.byteLength);
  const matches = await Promise.all(
    secrets.map(async (secret) => {
      const algorithm = { name: 'HMAC', hash: 'SHA-256' };
      const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
      return crypto.subtle.verify('HMAC', key, mac, signed);
    }),
  );
  return matches.includes(true);
}

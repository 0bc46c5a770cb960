import { isRecord } from '../protocol/isRecord.ts';
import { toHex } from '../protocol/toHex.ts';

/** SHA-256, in hex, over the content of a JSON value: the order of keys does not matter. */
export async function fingerprintOf(value: unknown): Promise<string> {
  const text = JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toHex(new Uint8Array(digest));
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(record)
      .toSorted()
      .map((key) => [key, record[key]]),
  );
}

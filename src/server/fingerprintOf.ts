/** SHA-256, in hex, over the content of a JSON value: the order of keys does not matter. */
export async function fingerprintOf(value: unknown): Promise<string> {
  const text = JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)),
  );
}

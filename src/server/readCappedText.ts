import { readCappedBytes } from '../protocol/readCappedBytes.ts';

/** Reads a body as UTF-8, and stops at the first byte too many. Rejects when the connection breaks. */
export async function readCappedText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | { readonly unreadable: 'too-large' | 'not-utf8' }> {
  const bytes = await readCappedBytes(body, maxBytes);
  if (bytes === null) return { unreadable: 'too-large' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { unreadable: 'not-utf8' };
  }
}

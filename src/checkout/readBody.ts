import { CheckoutError } from '../protocol/CheckoutError.ts';
import { readCappedBytes } from '../protocol/readCappedBytes.ts';

/** Bytes. A session is some hundred; a page that came instead of one need not be read to its end. */
const CAP = 64 * 1024;

/**
 * Reads a reply as text, up to 64 KB.
 *
 * @throws CheckoutError `invalid_response` when there is more, `network_error` when the connection broke half-way
 */
export async function readBody(response: Response): Promise<string> {
  const bytes = await readCappedBytes(response.body, CAP).catch(() => {
    throw new CheckoutError('network_error');
  });
  if (!bytes) throw new CheckoutError('invalid_response', { status: response.status });
  return new TextDecoder().decode(bytes);
}

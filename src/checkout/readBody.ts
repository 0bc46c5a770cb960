import { CheckoutError } from '../protocol/CheckoutError.ts';

/** Bytes. A session is some hundred; a page that came instead of one need not be read to its end. */
const CAP = 64 * 1024;

/**
 * Reads a reply as text, up to 64 KB.
 *
 * @throws CheckoutError `invalid_response` when there is more, `network_error` when the connection broke half-way
 */
export async function readBody(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new CheckoutError('network_error');
    });
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > CAP) {
      // Not waited for: a body that will not end may not end its cancelling either.
      reader.cancel().catch(() => {});
      throw new CheckoutError('invalid_response', { status: response.status });
    }
    text += decoder.decode(value, { stream: true });
  }
}

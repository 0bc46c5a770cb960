import { isLoopback } from '../../protocol/isLoopback.ts';
import { readCappedBytes } from '../../protocol/readCappedBytes.ts';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** What one address answered in the end, or why it did not. */
export type Fetched =
  | {
      readonly kind: 'answer';
      /** Where the redirects led. */
      readonly url: string;
      readonly status: number;
      readonly headers: Headers;
      readonly bytes: Uint8Array;
      readonly redirects: number;
    }
  | { readonly kind: 'failure'; readonly says: string };

/** Whether an address is one that a payment page may come from. */
export function isFetchable({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/**
 * GETs an address as a browser would, and follows it within its origin only. Never rejects; reads 5 MB at most, and takes
 * `timeoutMs` at most, redirects and body included.
 */
export async function fetchWithin(
  address: string,
  { headers, timeoutMs }: { headers: Readonly<Record<string, string>>; timeoutMs: number },
): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeoutMs);
  let url = new URL(address);
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(url, { headers, redirect: 'manual', signal });
      const location = response.status >= 300 && response.status < 400 && response.headers.get('Location');
      if (typeof location !== 'string') {
        const bytes = await readCappedBytes(response.body, MAX_BYTES);
        return bytes
          ? {
              kind: 'answer',
              url: url.href,
              status: response.status,
              headers: response.headers,
              bytes,
              redirects,
            }
          : { kind: 'failure', says: 'is larger than 5 MB' };
      }
      await response.body?.cancel();
      const next = URL.canParse(location, url) ? new URL(location, url) : null;
      if (next?.origin !== url.origin) return { kind: 'failure', says: 'leads to another origin' };
      next.hash = '';
      url = next;
    }
    return { kind: 'failure', says: `leads on more than ${MAX_REDIRECTS} times` };
  } catch {
    const says = signal.aborted ? `did not end within ${timeoutMs / 1000} s` : 'cannot be reached';
    return { kind: 'failure', says };
  }
}

import { fetchWithin } from './fetchWithin.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** A page as it was served. */
export interface ServedPage {
  readonly kind: 'page';
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
  readonly redirects: number;
}

/** Some tampered pages show themselves to browsers only. */
const AS_BROWSER: Readonly<Record<string, string>> = {
  'User-Agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-US,en;q=0.9',
};

/** Never rejects. The failure's `says` goes on after "The page". */
export async function fetchPage(
  options: VerifyOptions,
): Promise<ServedPage | { readonly kind: 'failure'; readonly says: string }> {
  const headers = new Headers(AS_BROWSER);
  for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
  const fetched = await fetchWithin(options.url, {
    headers: Object.fromEntries(headers),
    timeoutMs: options.timeoutMs,
  });
  if (fetched.kind === 'failure') return fetched;
  if (fetched.status !== 200) return { kind: 'failure', says: `answered with ${fetched.status}` };
  const type = fetched.headers.get('Content-Type') ?? '';
  if (!/^text\/html\s*(?:;|$)/i.test(type)) return { kind: 'failure', says: 'is no HTML' };
  // In another encoding a browser reads another page than this does.
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    return { kind: 'failure', says: 'is not in UTF-8, the one encoding that can be compared' };
  }
  return { ...fetched, kind: 'page', html: new TextDecoder().decode(fetched.bytes) };
}

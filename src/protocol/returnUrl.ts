import { isLoopback } from './isLoopback.ts';

// Both spellings that merchants use, raw or percent-encoded as `new URL(…).href` writes them.
const PLACEHOLDER = /(?:\{|<|%7B|%3C)ELEMENTS_SESSION_ID(?:\}|>|%7D|%3E)/gi;
const SPELLING = '{ELEMENTS_SESSION_ID}';

/**
 * Writes every placeholder as Clink expects it, `{ELEMENTS_SESSION_ID}`, and makes a path absolute.
 *
 * @param origin put before a template that starts with a single `/`; without it such a template stays as it is
 */
export function normalizeReturnUrl(template: string, origin = ''): string {
  const absolute = /^\/(?![/\\])/.test(template) ? origin + template : template;
  return absolute.replace(PLACEHOLDER, SPELLING);
}

/** Puts the session's id, URI-encoded, wherever a placeholder stands: query, path or hash, any number of times. */
export function fillReturnUrl(template: string, sessionId: string): string {
  const id = encodeURIComponent(sessionId);
  return template.replace(PLACEHOLDER, () => id);
}

/**
 * Whether a shopper may be sent to this address, judged by the parsed URL and never by its text.
 *
 * @param allowedOrigins origins such as `https://shop.example`
 * @returns `null` when it may be used, else a sentence that says why not. The address itself is not repeated.
 */
export function checkReturnAddress(url: string, allowedOrigins: readonly string[]): string | null {
  let parsed: URL;
  try {
    // What parsers read in different ways: it is sent as it is written.
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\0-\x20\x7f\\]/.test(url)) throw new TypeError();
    parsed = new URL(fillReturnUrl(url, 'id'));
    // A placeholder must not be a part of the host.
    if (new URL(fillReturnUrl(url, 'di')).host !== parsed.host) throw new TypeError();
  } catch {
    return 'returnUrl is not a URL: give an absolute one, or a path that starts with "/".';
  }
  const secure = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname));
  if (!secure) return 'returnUrl must use https (http is accepted on localhost only).';
  if (parsed.username !== '' || parsed.password !== '')
    return 'returnUrl must not hold a user name or password.';
  if (!allowedOrigins.includes(parsed.origin)) {
    return 'returnUrl leads to an origin that is not allowed: use the page’s own, or list the other one as allowed.';
  }
  return null;
}

/**
 * Whether this can be a session's `returnUrl`: an allowed address with the placeholder in it.
 *
 * @returns `null` when it can, else a sentence that says why not
 */
export function checkReturnUrl(template: string, allowedOrigins: readonly string[]): string | null {
  if (template.search(PLACEHOLDER) === -1) {
    return `returnUrl lacks ${SPELLING}: without it the return page cannot know which session it shows.`;
  }
  return checkReturnAddress(template, allowedOrigins);
}

import { isLoopback } from './isLoopback.ts';
import { RETURN_URL_FAULTS } from './returnUrlFaults.ts';
import type { ReturnUrlFault } from './returnUrlFaults.ts';

// Both spellings that merchants use, raw or percent-encoded as `new URL(…).href` writes them.
const PLACEHOLDER = /(?:\{|<|%7B|%3C)ELEMENTS_SESSION_ID(?:\}|>|%7D|%3E)/gi;

/**
 * Writes every placeholder as Clink expects it, `{ELEMENTS_SESSION_ID}`, and makes a path absolute.
 *
 * @param origin put before a template that starts with a single `/`; without it such a template stays as it is
 */
export function normalizeReturnUrl(template: string, origin = ''): string {
  const absolute = /^\/(?![/\\])/.test(template) ? origin + template : template;
  return absolute.replace(PLACEHOLDER, '{ELEMENTS_SESSION_ID}');
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
 * @returns `null` when it may be used, else why not
 */
function findAddressFault(url: string, allowedOrigins: readonly string[]): ReturnUrlFault | null {
  let parsed: URL;
  try {
    // What parsers read in different ways: it is sent as it is written.
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\0-\x20\x7f\\]/.test(url)) throw new TypeError();
    parsed = new URL(fillReturnUrl(url, 'id'));
    // A placeholder must not be a part of the host.
    if (new URL(fillReturnUrl(url, 'di')).host !== parsed.host) throw new TypeError();
  } catch {
    return 'not_a_url';
  }
  const secure = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname));
  if (!secure) return 'not_https';
  if (parsed.username !== '' || parsed.password !== '') return 'holds_password';
  return allowedOrigins.includes(parsed.origin) ? null : 'foreign_origin';
}

/**
 * Whether this can be a session's `returnUrl`: an allowed address with the placeholder in it.
 *
 * @returns `null` when it can, else why not
 */
export function findReturnUrlFault(
  template: string,
  allowedOrigins: readonly string[],
): ReturnUrlFault | null {
  return template.search(PLACEHOLDER) === -1 ? 'no_placeholder' : findAddressFault(template, allowedOrigins);
}

/** As `findAddressFault`, in a sentence; for browsers, whose production builds have the fault's name alone. */
export function checkReturnAddress(url: string, allowedOrigins: readonly string[]): string | null {
  return say(findAddressFault(url, allowedOrigins));
}

/** As `findReturnUrlFault`, in a sentence; for browsers, whose production builds have the fault's name alone. */
export function checkReturnUrl(template: string, allowedOrigins: readonly string[]): string | null {
  return say(findReturnUrlFault(template, allowedOrigins));
}

function say(fault: ReturnUrlFault | null): string | null {
  return process.env.NODE_ENV === 'production' ? fault : fault && RETURN_URL_FAULTS[fault];
}

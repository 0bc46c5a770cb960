import { isLoopback } from './isLoopback.ts';

/** Where Clink publishes its Elements SDK (Clink's documentation, "CDN usage"). */
export const CLINK_ELEMENTS_URL = 'https://cdn.jsdelivr.net/npm/@clink-ai/clink-elements/dist/index.iife.js';

/**
 * Whether a script may be loaded from this address as Clink's SDK: it will see card payments. Allowed are Clink's
 * package on jsDelivr (any version), Clink's own hosts, the page's own origin and the loopback (the embedded Clink).
 * A merchant who needs another one passes `loadElements`.
 */
export function isAllowedScriptUrl(url: string, pageOrigin: string): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url, pageOrigin);
  } catch {
    return false;
  }
  // The origin of a `blob:` is that of the page that made it, whoever made its content.
  if (!/^https?:$/.test(parsed.protocol)) return false;
  if (parsed.origin === pageOrigin || isLoopback(parsed.hostname)) return true;
  if (parsed.protocol !== 'https:') return false;
  // An encoded slash is one to some servers: nothing encoded may stand behind the package's name.
  return (
    (parsed.host === 'cdn.jsdelivr.net' &&
      /^\/npm\/@clink-ai\/clink-elements[@/][^%]*$/.test(parsed.pathname)) ||
    /(?:^|\.)clinkbill\.com$/.test(parsed.host)
  );
}

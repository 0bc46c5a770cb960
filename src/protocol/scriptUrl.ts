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
  if (parsed.origin === pageOrigin) return true;
  if (isLoopback(parsed.hostname)) return /^https?:$/.test(parsed.protocol);
  if (parsed.protocol !== 'https:') return false;
  return (
    (parsed.host === 'cdn.jsdelivr.net' && /^\/npm\/@clink-ai\/clink-elements[@/]/.test(parsed.pathname)) ||
    /(?:^|\.)clinkbill\.com$/.test(parsed.host)
  );
}

/** Headers that decide what a page may do; `write` records those that come, and those not in the baseline are told. */
export const SECURITY_HEADERS: readonly string[] = [
  'Content-Security-Policy',
  'Content-Security-Policy-Report-Only',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-Content-Type-Options',
  'Strict-Transport-Security',
  'X-Frame-Options',
  'Cross-Origin-Opener-Policy',
  'Cross-Origin-Embedder-Policy',
  'Cross-Origin-Resource-Policy',
  'Access-Control-Allow-Origin',
  'Refresh',
];

/** Those that allow more, or lead elsewhere, by being there. */
export const OPENING_HEADERS: ReadonlySet<string> = new Set(['Access-Control-Allow-Origin', 'Refresh']);

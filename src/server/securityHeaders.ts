import { CLINK_HOSTS } from './clinkHosts.ts';
import type { PageSecurityOptions } from './PageSecurityOptions.ts';
import { readOrigins } from './readOrigins.ts';
import { scriptInventory } from './scriptInventory.ts';

/**
 * Headers for the page that holds the checkout: a Content-Security-Policy under which it works and little else does, a
 * Permissions-Policy, a Referrer-Policy, and no guessing of types. They go well with PCI DSS 6.4.3 and 11.6.1, which ask
 * for authorised, unchanged scripts; whether a shop complies is not for a library to say.
 *
 * The policy is meant to be extended: each directive is a list that can be added to before it is sent.
 *
 * @returns header names and values
 * @throws TypeError for an address or origin that is none, or a nonce that could break out of its header
 */
export function securityHeaders(options: PageSecurityOptions): Readonly<Record<string, string>> {
  const { environment, nonce, trustedTypes = false, trustedTypesPolicies = [], reportUrl } = options;
  if (nonce !== undefined && !/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(nonce)) {
    throw new TypeError('nonce must be at least 16 characters of base64, new for each answer.');
  }
  if (!trustedTypesPolicies.every((name) => /^[\w\-#=/@.%]+$/.test(name))) {
    throw new TypeError('trustedTypesPolicies must be names without spaces, commas or semicolons.');
  }
  const clink = readOrigins('clinkOrigins', options.clinkOrigins ?? CLINK_HOSTS[environment]);
  const connect = readOrigins('connectOrigins', options.connectOrigins);
  const ancestors = readOrigins('frameAncestors', options.frameAncestors);
  const scripts = scriptInventory(options)
    .map(({ url }) => url)
    .filter((url) => !/^\/(?!\/)/.test(url));
  const policy: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...(nonce ? [`'nonce-${nonce}'`] : []), ...scripts.map(sourceOf)],
    'style-src': ["'self'", ...(nonce ? [`'nonce-${nonce}'`] : [])],
    'img-src': ["'self'", 'data:', 'https:', ...clink],
    'connect-src': ["'self'", ...clink, ...connect],
    'frame-src': clink,
    'frame-ancestors': ancestors.length > 0 ? ancestors : ["'none'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    ...(trustedTypes
      ? {
          'require-trusted-types-for': ["'script'"],
          'trusted-types': ['clink-react', ...trustedTypesPolicies],
        }
      : {}),
    ...(reportUrl ? { 'report-uri': [addressOf(reportUrl).href] } : {}),
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, sources]) => [directive, ...new Set(sources)].join(' '))
      .join('; '),
    // The frames are Clink's: wallets ask for `payment` in them.
    'Permissions-Policy': `payment=(self ${clink.map((origin) => `"${origin}"`).join(' ')}), camera=(), microphone=(), geolocation=()`,
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** An address as a policy lists sources: without its query. */
function sourceOf(address: string): string {
  const { origin, pathname } = addressOf(address);
  return origin + pathname;
}

function addressOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || /[;,\s]/.test(url.href)) {
    throw new TypeError(
      'scripts and reportUrl must be http or https addresses without spaces, commas or semicolons.',
    );
  }
  return url;
}

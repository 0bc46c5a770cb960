import { environmentOfKey, holdsSecret } from '../protocol/environment.ts';
import type { ClinkEnvironment } from '../protocol/environment.ts';
import type { ClinkOptions } from './HandlerOptions.ts';

/** How to reach Clink, with every default filled in and every rule checked. */
export interface ClinkSettings {
  readonly environment: ClinkEnvironment;
  readonly secretKey: string;
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly fetch: typeof fetch;
}

const API_URLS = {
  sandbox: 'https://uat-api.clinkbill.com/api/',
  production: 'https://api.clinkbill.com/api/',
} as const;

/** @throws TypeError for an option that is missing or wrong; the text never repeats a key. Error in a browser */
export function readClinkSettings(options: ClinkOptions): ClinkSettings {
  if (typeof window !== 'undefined' && typeof document !== 'undefined') {
    throw new Error(
      'A checkout handler was made in a browser. It needs the secret key, so it belongs on the server only.',
    );
  }
  const { environment, secretKey, timeoutMs = 10_000 } = options;
  if (environment !== 'sandbox' && environment !== 'production') {
    throw new TypeError("environment must be 'sandbox' or 'production'.");
  }
  checkKey('secretKey', 'sk_', secretKey, environment);
  if (!(timeoutMs > 0 && timeoutMs <= 120_000)) {
    throw new TypeError('timeoutMs must be more than 0 and at most 120000 milliseconds.');
  }
  return {
    environment,
    secretKey,
    timeoutMs,
    apiUrl: readApiUrl(options.apiUrl ?? API_URLS[environment], environment),
    now: options.now ?? Date.now,
    // Looked up at each call, so that instrumentation which replaces the global later is used too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
}

/** @throws TypeError for a key that is empty, of another kind or of another environment */
export function checkKey(
  option: 'secretKey' | 'publishKey',
  prefix: 'sk_' | 'pk_',
  key: unknown,
  environment: ClinkEnvironment,
): void {
  if (typeof key !== 'string' || key.trim() === '') {
    throw new TypeError(`${option} is empty. Is its environment variable set?`);
  }
  if (prefix === 'pk_' && holdsSecret(key)) {
    throw new TypeError(
      'publishKey holds a secret key, and it would be sent to browsers. Put the pk_… key there.',
    );
  }
  // Printable ASCII only: the key becomes a header.
  if (!key.startsWith(prefix) || !/^[!-~]+$/.test(key)) {
    throw new TypeError(`${option} is not a key of the form ${prefix}….`);
  }
  const belongsTo = environmentOfKey(key);
  if (belongsTo !== null && belongsTo !== environment) {
    throw new TypeError(`${option} is a ${belongsTo} key, but environment is '${environment}'.`);
  }
}

function readApiUrl(apiUrl: string, environment: ClinkEnvironment): string {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : null;
  if (url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === '') {
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    if (url.href === API_URLS[environment] || (url.protocol === 'http:' && isLoopback(url.hostname))) {
      return url.href;
    }
  }
  throw new TypeError(
    `apiUrl must be ${API_URLS[environment]} or an http address of this machine: the secret key is sent there.`,
  );
}

/** Narrower than the browser's rule on purpose: no name but `localhost` may be given the secret key. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

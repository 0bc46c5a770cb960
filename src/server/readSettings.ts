import { environmentOfKey, holdsSecret } from '../protocol/environment.ts';
import type { CheckoutHandlerOptions } from './CheckoutHandlerOptions.ts';

/** The options with every default filled in and every rule checked. */
export interface HandlerSettings extends Pick<
  CheckoutHandlerOptions,
  'secretKey' | 'publishKey' | 'environment' | 'resolveOrder' | 'authorize'
> {
  readonly onSessionCreated: NonNullable<CheckoutHandlerOptions['onSessionCreated']>;
  readonly identifyCaller: NonNullable<CheckoutHandlerOptions['identifyCaller']>;
  readonly onError: NonNullable<CheckoutHandlerOptions['onError']>;
  /** Ends in a slash. */
  readonly apiUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly allowedReturnOrigins: readonly string[];
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly fetch: typeof fetch;
}

const API_URLS = {
  sandbox: 'https://uat-api.clinkbill.com/api/',
  production: 'https://api.clinkbill.com/api/',
} as const;

/** @throws TypeError for an option that is missing or wrong; the text never repeats a key. */
export function readSettings(options: CheckoutHandlerOptions): HandlerSettings {
  const { environment, secretKey, publishKey, resolveOrder, authorize, timeoutMs = 10_000 } = options;
  if (environment !== 'sandbox' && environment !== 'production') {
    throw new TypeError("environment must be 'sandbox' or 'production'.");
  }
  checkKey('secretKey', 'sk_', secretKey, environment);
  checkKey('publishKey', 'pk_', publishKey, environment);
  if (typeof resolveOrder !== 'function') {
    throw new TypeError('resolveOrder is missing: the server must decide what is paid for, not the browser.');
  }
  if (typeof authorize !== 'function') {
    throw new TypeError('authorize is missing: without it anyone could ask what became of any session.');
  }
  if (!(timeoutMs > 0 && timeoutMs <= 120_000)) {
    throw new TypeError('timeoutMs must be more than 0 and at most 120000 milliseconds.');
  }
  const allowedOrigins = (options.allowedOrigins ?? []).map((origin) => readOrigin('allowedOrigins', origin));
  return {
    environment,
    secretKey,
    publishKey,
    resolveOrder,
    authorize,
    timeoutMs,
    onSessionCreated: options.onSessionCreated ?? (() => undefined),
    identifyCaller: options.identifyCaller ?? (() => ''),
    onError: options.onError ?? (() => undefined),
    apiUrl: readApiUrl(options.apiUrl ?? API_URLS[environment], environment),
    allowedOrigins,
    allowedReturnOrigins:
      options.allowedReturnOrigins?.map((origin) => readOrigin('allowedReturnOrigins', origin)) ??
      allowedOrigins,
    now: options.now ?? Date.now,
    // Looked up at each call, so that instrumentation which replaces the global later is used too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
}

function checkKey(
  option: 'secretKey' | 'publishKey',
  prefix: 'sk_' | 'pk_',
  key: unknown,
  environment: CheckoutHandlerOptions['environment'],
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

function readApiUrl(apiUrl: string, environment: CheckoutHandlerOptions['environment']): string {
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

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function readOrigin(option: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.pathname !== '/') {
    throw new TypeError(`${option} must list origins such as https://shop.example.`);
  }
  return url.origin;
}

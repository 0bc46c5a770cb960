import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { LoadElements } from './ClinkElements.ts';
import { CLINK_ELEMENTS_URL, isAllowedScriptUrl } from '../protocol/scriptUrl.ts';
import { trustScript } from './trustScript.ts';

/** How the script tag is made. */
export interface ScriptOptions {
  /** Clink's script, or the embedded Clink's. @default Clink's package on jsDelivr */
  readonly url?: string | undefined;
  /** For a Content-Security-Policy with nonces. */
  readonly nonce?: string | undefined;
  /** Subresource integrity; pin the version in `url` when it is given. */
  readonly integrity?: string | undefined;
  /** Milliseconds. @default 15000 */
  readonly timeout?: number | undefined;
}

/** Milliseconds between tries; short, since a blocked script should be told within a second. */
const PAUSES = [150, 400];

// Keyed by address and not by caller: the page has one script, however many ask.
const loading = new Map<string, Promise<LoadElements>>();

/**
 * Loads Clink's SDK once per page and gives its `loadClinkElements`. A failure is not remembered: the next call tries
 * again with a fresh tag.
 *
 * @throws CheckoutError `sdk_blocked`, `sdk_timeout`, `sdk_invalid`, `sdk_integrity`, `csp_blocked`, `offline`
 */
export async function loadScript(options: ScriptOptions = {}): Promise<LoadElements> {
  const address = options.url ?? CLINK_ELEMENTS_URL;
  if (!isAllowedScriptUrl(address, location.origin)) {
    throw new CheckoutError('sdk_invalid', {
      message:
        'The SDK’s address is not one of Clink’s, the page’s own or the loopback, so it was not loaded. Pass `loadElements` to use another one.',
      retryable: false,
    });
  }
  const url = new URL(address, location.href).href;
  const known = loading.get(url);
  if (known) return known;
  const promise = tryScript(url, options).catch((error: unknown) => {
    loading.delete(url);
    throw error;
  });
  loading.set(url, promise);
  return promise;
}

async function tryScript(url: string, options: ScriptOptions): Promise<LoadElements> {
  const deadline = Date.now() + (options.timeout ?? 15_000);
  for (let attempt = 0; ; attempt += 1) {
    const present = readGlobal();
    if (present) return present;
    // A proxy may have cached what is not the script: the second try asks past it.
    const address = new URL(url);
    if (attempt > 0 && !options.integrity) address.searchParams.set('retry', String(attempt));
    const outcome = await runTag(address.href, options, deadline - Date.now());
    const loaded = outcome === 'loaded' ? readGlobal() : undefined;
    if (loaded) return loaded;
    const pause = PAUSES[attempt];
    const isPassing = outcome === 'loaded' || outcome === 'sdk_blocked';
    if (!isPassing || pause === undefined || !navigator.onLine || Date.now() + pause >= deadline) {
      if (!navigator.onLine) throw new CheckoutError('offline', { phase: 'sdk' });
      throw new CheckoutError(outcome === 'loaded' ? 'sdk_invalid' : outcome);
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (0.75 + Math.random() / 2)));
  }
}

type Outcome = 'loaded' | 'sdk_blocked' | 'sdk_timeout' | 'sdk_integrity' | 'csp_blocked';

/** Waits for one tag, the page's own where it has one that can still answer. A tag that failed is removed. */
function runTag(url: string, options: ScriptOptions, limit: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const present = findTag(url);
    const tag = present ?? document.createElement('script');
    const ended = new AbortController();
    const { signal } = ended;
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      ended.abort();
      if (readGlobal()) delete tag.dataset['clinkElements'];
      else tag.remove();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('sdk_timeout'), Math.max(0, limit));
    const onViolation = (event: SecurityPolicyViolationEvent): void => {
      const isScript = /^(?:script-src|default-src|require-trusted-types-for)/.test(event.effectiveDirective);
      // A policy that only reports lets the script through. The report may name no more than the origin.
      if (event.disposition !== 'enforce' || !isScript || event.blockedURI === '') return;
      if (url.startsWith(event.blockedURI)) settle('csp_blocked');
    };
    const onError = (): void => settle(options.integrity && arrived(url) ? 'sdk_integrity' : 'sdk_blocked');
    document.addEventListener('securitypolicyviolation', onViolation, { signal });
    tag.addEventListener('load', () => settle('loaded'), { signal });
    tag.addEventListener('error', onError, { signal });
    if (present) return;
    tag.async = true;
    tag.dataset['clinkElements'] = 'loading';
    if (options.nonce) tag.nonce = options.nonce;
    if (options.integrity) {
      tag.integrity = options.integrity;
      tag.crossOrigin = 'anonymous';
    }
    try {
      tag.src = trustScript(url);
      document.head.append(tag);
    } catch {
      // The page lets no script be added by this library's Trusted Types policy.
      settle('csp_blocked');
    }
  });
}

/**
 * A tag of this address that can still answer: one of this library (another copy of it included) is marked while it
 * loads, one from the page's own markup has no entry in the resource timing yet. Any other has ended without the SDK.
 */
function findTag(url: string): HTMLScriptElement | undefined {
  const tag = [...document.scripts].find((script) => script.src === url);
  if (!tag || tag.dataset['clinkElements'] === 'loading' || !lastEntry(url)) return tag;
  tag.remove();
  return undefined;
}

/** Whether the bytes came: then an error means that they were refused. */
function arrived(url: string): boolean {
  return lastEntry(url)?.responseStatus === 200;
}

function lastEntry(url: string): PerformanceResourceTiming | undefined {
  const entries = performance.getEntriesByName(url, 'resource') as PerformanceResourceTiming[];
  // A preload of the page's own tells nothing of its script.
  return entries.findLast(({ initiatorType }) => initiatorType === 'script');
}

/** The SDK's global, by its shape: an element with that id, or another script's global, is not it. */
function readGlobal(): LoadElements | undefined {
  const sdk = (globalThis as { ClinkElements?: { loadClinkElements?: unknown } }).ClinkElements;
  return typeof sdk?.loadClinkElements === 'function' ? (sdk.loadClinkElements as LoadElements) : undefined;
}

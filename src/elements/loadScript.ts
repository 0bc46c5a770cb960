import { CheckoutError } from '../protocol/CheckoutError.ts';
import type { LoadElements } from './ClinkElements.ts';
import { CLINK_ELEMENTS_URL, isAllowedScriptUrl } from '../protocol/scriptUrl.ts';
import { onRefusal } from './onRefusal.ts';
import { trustScript } from './trustScript.ts';

/**
 * How the script tag is made. An SDK that is on the page already, whatever put it there, is used as it is, and a tag of the
 * same address that the page's own markup has is waited for: then nothing here is asked.
 */
export interface ScriptOptions {
  /** Clink's script, or the embedded Clink's: where it is loaded from, unless an SDK is there. @default Clink's package on jsDelivr */
  readonly url?: string | undefined;
  /** For a Content-Security-Policy with nonces. */
  readonly nonce?: string | undefined;
  /**
   * Subresource integrity of the tag; pin the version in `url` when it is given. Says nothing of an SDK that is there
   * already: what else may run on the page is for its Content-Security-Policy.
   */
  readonly integrity?: string | undefined;
  /** Milliseconds. @default 15000 */
  readonly timeout?: number | undefined;
}

/** Milliseconds between tries; short, since a blocked script should be told within a second. */
const PAUSES = [150, 400];

// Keyed by address and integrity and not by caller: the page has one script, however many ask.
const loading = new Map<string, Promise<LoadElements>>();

/** How often an address has stalled. In Chromium a new tag of the same address waits for the same answer. */
const stalls = new Map<string, number>();

/**
 * Loads Clink's SDK once per page and gives its `loadClinkElements`; one that is there already is taken. A failure is not
 * remembered: the next call tries again with a fresh tag. Only bytes that were refused by their integrity are not asked for again.
 *
 * @param around called with the loading itself, where it has not begun yet, to watch it
 * @throws CheckoutError `sdk_blocked`, `sdk_timeout`, `sdk_invalid`, `sdk_integrity`, `csp_blocked`, `offline`
 */
export async function loadScript(
  options: ScriptOptions = {},
  around: (load: () => Promise<LoadElements>) => Promise<LoadElements> = (load) => load(),
): Promise<LoadElements> {
  const address = options.url ?? CLINK_ELEMENTS_URL;
  if (!isAllowedScriptUrl(address, location.origin)) {
    throw new CheckoutError('sdk_invalid', {
      message:
        process.env.NODE_ENV === 'production'
          ? undefined
          : 'The SDK’s address is not one of Clink’s, the page’s own or the loopback, so it was not loaded. Pass `loadElements` to use another one.',
      retryable: false,
    });
  }
  const url = new URL(address, location.href).href;
  const key = `${url} ${options.integrity}`;
  const known = loading.get(key);
  if (known) return known;
  const promise = around(() => tryScript(url, options)).catch((error: unknown) => {
    if ((error as CheckoutError).code !== 'sdk_integrity') loading.delete(key);
    throw error;
  });
  loading.set(key, promise);
  return promise;
}

async function tryScript(url: string, options: ScriptOptions): Promise<LoadElements> {
  const deadline = Date.now() + (options.timeout ?? 15_000);
  for (let attempt = 0; ; attempt += 1) {
    const present = findSdk();
    if (present) return present;
    // A proxy may have cached what is not the script: the second try asks past it.
    const address = new URL(url);
    const stalled = stalls.get(url) ?? 0;
    const retry = stalled * (PAUSES.length + 1) + (options.integrity ? 0 : attempt);
    if (retry > 0) address.searchParams.set('retry', String(retry));
    const outcome = await runTag(address.href, options, deadline - Date.now());
    if (outcome === 'sdk_timeout') stalls.set(url, stalled + 1);
    const loaded = outcome === 'loaded' ? findSdk() : undefined;
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
      if (findSdk()) delete tag.dataset['clinkElements'];
      else tag.remove();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('sdk_timeout'), Math.max(0, limit));
    // Of another origin's answers a page learns no more than that they failed, unless they were asked for with CORS.
    const onError = (): void => {
      if (!arrived(url)) settle('sdk_blocked');
      else settle(options.integrity ? 'sdk_integrity' : 'loaded');
    };
    onRefusal(
      () => url,
      /^(?:script|default)-src/,
      () => settle('csp_blocked'),
      signal,
    );
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
      document.getElementsByTagName('head')[0]?.append(tag);
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
  // Not `document.scripts`, nor `document.head`: an element of that name on the page would stand in their place.
  const tag = [...document.getElementsByTagName('script')].find((script) => script.src === url);
  // A preload of the page's own tells nothing of its script.
  const hasEnded = entriesOf(url).some(({ initiatorType }) => initiatorType === 'script');
  if (!tag || tag.dataset['clinkElements'] === 'loading' || !hasEnded) return tag;
  tag.remove();
  return undefined;
}

/** Whether the bytes came, by the tag or by a preload that it used: then an error means that they were refused. */
function arrived(url: string): boolean {
  return entriesOf(url).some(({ responseStatus }) => responseStatus === 200);
}

function entriesOf(url: string): PerformanceResourceTiming[] {
  return performance.getEntriesByName(url, 'resource') as PerformanceResourceTiming[];
}

/** The SDK's global, by its shape: an element with that id, or another script's global, is not it. */
function findSdk(): LoadElements | undefined {
  const sdk = (globalThis as { ClinkElements?: { loadClinkElements?: unknown } }).ClinkElements;
  return typeof sdk?.loadClinkElements === 'function' ? (sdk.loadClinkElements as LoadElements) : undefined;
}

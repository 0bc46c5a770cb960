import * as ReactDOM from 'react-dom';
import type { LoadElements } from '../elements/ClinkElements.ts';
import { loadScript } from '../elements/loadScript.ts';
import { CLINK_ELEMENTS_URL, isAllowedScriptUrl } from '../protocol/scriptUrl.ts';
import type { Callbacks } from './callbacks.ts';
import type { CheckoutCreateOptions } from './CheckoutOptions.ts';

/** The SDK as the options want it. */
export function loadSdk(
  { loadElements, sdkUrl, nonce, integrity }: CheckoutCreateOptions,
  { time }: Pick<Callbacks, 'time'>,
): Promise<LoadElements> {
  if (loadElements) return Promise.resolve(loadElements);
  return loadScript({ url: sdkUrl, nonce, integrity }, (load) => time('script', load));
}

/** Starts loading the script. What it fails with is met again, and told, by whoever needs it. */
export function startScript(options: CheckoutCreateOptions, callbacks: Pick<Callbacks, 'time'>): void {
  loadSdk(options, callbacks).catch(() => {});
}

/**
 * Has a server's markup tell the browser of the script, which is then loading before any code runs. In a browser the
 * tag itself is as early, and asks for nothing that the page's policies would not let run.
 *
 * @see https://react.dev/reference/react-dom/preload
 */
export function hintScript(options: CheckoutCreateOptions): void {
  // React 19 and later. Read from the namespace, so that a bundler with React 18 finds nothing amiss.
  const { preload } = ReactDOM as Partial<Pick<typeof ReactDOM, 'preload'>>;
  const { loadElements, sdkUrl: url = CLINK_ELEMENTS_URL, nonce, integrity } = options;
  // The page's origin is not known here: a path is the page's own, and Clink's addresses are Clink's.
  const isHinted = typeof document === 'undefined' && isAllowedScriptUrl(url, 'https://page.invalid');
  if (!preload || loadElements || !isHinted) return;
  // As the tag will ask for it: the browser uses what was loaded for the same kind of request only.
  preload(url, { as: 'script', nonce, integrity, ...(integrity && { crossOrigin: 'anonymous' }) });
}

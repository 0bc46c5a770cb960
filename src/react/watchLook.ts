import type { CheckoutAppearance } from './CheckoutOptions.ts';
import { givenLook } from './Look.ts';
import type { Look } from './Look.ts';

/**
 * Tells what an appearance comes to, at once and whenever that may have changed: the shopper's setting for `system`,
 * the page's own styles for `inherit`.
 *
 * @returns the way to end the watch
 */
export function watchLook(
  appearance: CheckoutAppearance | 'inherit' | undefined,
  tell: (look: Look) => void,
): () => void {
  if (appearance === 'inherit') return watchBrand(tell);
  const given = givenLook(appearance);
  if (appearance?.theme !== 'system') {
    tell(given);
    return () => {};
  }
  const dark = matchMedia(DARK);
  const read = (): void => tell({ ...given, theme: dark.matches ? 'dark' : 'light' });
  read();
  dark.addEventListener('change', read);
  return () => dark.removeEventListener('change', read);
}

const DARK = '(prefers-color-scheme: dark)';

function watchBrand(tell: (look: Look) => void): () => void {
  let read: (() => void) | undefined;
  const dark = matchMedia(DARK);
  const observer = new MutationObserver(() => read?.());
  // Only who inherits pays for reading; it is there long before the session is.
  void import('./readBrand.ts').then(({ readBrand }) => {
    if (stopped) return;
    read = () => tell(readBrand(document));
    read();
    dark.addEventListener('change', read);
    // Where sites keep their theme: a class, a style or a data attribute of one of the two.
    for (const element of [document.documentElement, document.body])
      observer.observe(element, { attributes: true });
  });
  let stopped = false;
  return () => {
    stopped = true;
    if (read) dark.removeEventListener('change', read);
    observer.disconnect();
  };
}

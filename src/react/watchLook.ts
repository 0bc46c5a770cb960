import type { CheckoutAppearance } from './CheckoutOptions.ts';
import { givenLook } from './Look.ts';
import type { Look } from './Look.ts';
import { readBrand } from './readBrand.ts';

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
  const inherit = appearance === 'inherit';
  if (!inherit && appearance?.theme !== 'system') {
    tell(givenLook(appearance));
    return () => {};
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const read = (): void => {
    tell(
      inherit ? readBrand(document) : { ...givenLook(appearance), theme: dark.matches ? 'dark' : 'light' },
    );
  };
  read();
  dark.addEventListener('change', read);
  // Where sites keep their theme: a class, a style or a data attribute of one of the two.
  const observer = new MutationObserver(read);
  if (inherit)
    for (const element of [document.documentElement, document.body])
      observer.observe(element, { attributes: true });
  return () => {
    dark.removeEventListener('change', read);
    observer.disconnect();
  };
}

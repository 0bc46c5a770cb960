import type { CheckoutAppearance } from './CheckoutOptions.ts';
import { givenLook } from './Look.ts';
import type { Look } from './Look.ts';

/** A look that is being followed. */
export interface LookWatch {
  /** Resolves once the look has been told for the first time. */
  readonly known: Promise<void>;
  stop(): void;
}

/**
 * Tells what an appearance comes to, at once and whenever that may have changed: the shopper's setting for `system`,
 * the page's own styles for `inherit`.
 *
 */
export function watchLook(
  appearance: CheckoutAppearance | 'inherit' | undefined,
  tell: (look: Look) => void,
): LookWatch {
  if (appearance === 'inherit') return watchBrand(tell);
  const given = givenLook(appearance);
  if (appearance?.theme !== 'system') {
    tell(given);
    return { known: Promise.resolve(), stop: () => {} };
  }
  const dark = globalThis.matchMedia?.(DARK);
  const read = (): void => tell({ ...given, theme: dark?.matches ? 'dark' : 'light' });
  read();
  dark?.addEventListener('change', read);
  return { known: Promise.resolve(), stop: () => dark?.removeEventListener('change', read) };
}

/** Milliseconds that a checkout waits for the look of the page rather than load its fields without it. */
const PATIENCE = 2000;
const DARK = '(prefers-color-scheme: dark)';

function watchBrand(tell: (look: Look) => void): LookWatch {
  let read: (() => void) | undefined;
  let stopped = false;
  const dark = globalThis.matchMedia?.(DARK);
  const observer = new MutationObserver(() => read?.());
  const start = async (): Promise<void> => {
    // Only who inherits pays for the reading. Without it the checkout keeps its own look.
    const { readBrand } = await import('./readBrand.ts');
    if (stopped) return;
    read = () => tell(readBrand(document));
    read();
    dark?.addEventListener('change', read);
    // Where sites keep their theme: a class, a style or a data attribute of one of the two.
    for (const element of [document.documentElement, document.body])
      observer.observe(element, { attributes: true });
  };
  return {
    known: Promise.race([
      start().catch(() => {}),
      new Promise<void>((resolve) => setTimeout(resolve, PATIENCE)),
    ]),
    stop: () => {
      stopped = true;
      if (read) dark?.removeEventListener('change', read);
      observer.disconnect();
    },
  };
}

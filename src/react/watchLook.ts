import type { CheckoutAppearance } from './CheckoutOptions.ts';
import { givenLook } from './Look.ts';
import type { Look } from './Look.ts';

/** A look that is being followed. */
export interface LookWatch {
  /** Resolves once the look has been told for the first time. */
  readonly known: Promise<void>;
  stop(): void;
}

/** Milliseconds that a checkout waits for the look of the page rather than load its fields without it. */
const PATIENCE = 2000;

/**
 * Tells what an appearance comes to, at once and whenever that may have changed: the shopper's setting for `system`,
 * the page's own styles for `inherit`.
 */
export function watchLook(
  appearance: CheckoutAppearance | 'inherit' | undefined,
  tell: (look: Look) => void,
): LookWatch {
  const isInherited = appearance === 'inherit';
  const isSystem = !isInherited && appearance?.theme === 'system';
  // Not touched where nothing hangs on it.
  const dark = isInherited || isSystem ? globalThis.matchMedia?.('(prefers-color-scheme: dark)') : undefined;
  let read: (() => Look) | undefined;
  let stopped = false;
  const update = (): void => {
    if (read) tell(read());
  };
  const observer = new MutationObserver(update);
  const readPage = async (): Promise<void> => {
    // Only who inherits pays for the reading. Without it the checkout keeps its own look.
    const { readBrand } = await import('./readBrand.ts');
    if (stopped) return;
    read = () => readBrand(document);
    update();
    // Where sites keep their theme: a class, a style or a data attribute of one of the two.
    for (const element of [document.documentElement, document.body])
      observer.observe(element, { attributes: true });
  };
  let known = Promise.resolve();
  if (isInherited) {
    const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
    known = Promise.race([readPage().catch(() => {}), late]);
  } else {
    const given = givenLook(appearance);
    read = () => (isSystem ? { ...given, theme: dark?.matches ? 'dark' : 'light' } : given);
    update();
  }
  dark?.addEventListener('change', update);
  return {
    known,
    stop: () => {
      stopped = true;
      dark?.removeEventListener('change', update);
      observer.disconnect();
    },
  };
}

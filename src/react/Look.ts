import { hashKey } from '@tanstack/react-query';
import type { CheckoutAppearance } from './CheckoutOptions.ts';

/** What an appearance comes to at the moment, with everything looked up that was left to the page or the system. */
export interface Look extends Pick<CheckoutAppearance, 'primaryColor' | 'radius'> {
  /** `system` looked up; left out where the SDK is to choose. */
  readonly theme?: 'light' | 'dark' | undefined;
}

type Appearance = CheckoutAppearance | 'inherit' | undefined;

/** What can be said of an appearance without looking at a page, as on a server. */
export function givenLook(appearance: Appearance): Look {
  if (appearance === undefined || appearance === 'inherit') return {};
  const { theme, primaryColor, radius } = appearance;
  return { theme: theme === 'system' ? undefined : theme, primaryColor, radius };
}

/** Whether two looks or appearances, often new objects with each render, say the same. */
export function isSame<T extends Look | Appearance>(a: T, b: T): boolean {
  return hashKey([a]) === hashKey([b]);
}

import type { CheckoutAppearance } from './CheckoutOptions.ts';

/** What an appearance comes to at the moment, with everything looked up that was left to the page or the system. */
export interface Look extends Pick<CheckoutAppearance, 'primaryColor' | 'radius'> {
  readonly theme?: 'light' | 'dark' | undefined;
}

type Appearance = CheckoutAppearance | 'inherit' | undefined;

/** What can be said of an appearance without looking at a page, as on a server. */
export function givenLook(appearance: Appearance): Look {
  if (appearance === undefined || appearance === 'inherit') return {};
  const { theme, primaryColor, radius } = appearance;
  return { theme: theme === 'system' ? undefined : theme, primaryColor, radius };
}

export function isSameLook(a: Look, b: Look): boolean {
  return (
    a.theme === b.theme &&
    a.primaryColor === b.primaryColor &&
    a.radius?.components === b.radius?.components &&
    a.radius?.card === b.radius?.card
  );
}

/** Whether two appearances, often new objects with each render, ask for the same. */
export function isSameAppearance(a: Appearance, b: Appearance): boolean {
  if (a === 'inherit' || b === 'inherit') return a === b;
  return a?.theme === b?.theme && isSameLook(givenLook(a), givenLook(b));
}

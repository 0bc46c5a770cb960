import type { CheckoutAppearance } from 'react-clink-checkout';
import type { Theme } from './themeStore.ts';

/** The shop's look, as the checkout and its return page are told of it. */
export function lookOf(theme: Theme): CheckoutAppearance {
  return { theme, primaryColor: '#1f7a5c', radius: { components: 10, card: 14 } };
}

import { createStore } from '../createStore.ts';

export type Theme = 'light' | 'dark';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** The shopper's choice; `null` follows the system. `public/theme.js` reads the same entry before the first paint. */
const choice = createStore<Theme | null>({
  key: 'theme',
  storage: () => localStorage,
  read: (stored) => (stored === 'light' || stored === 'dark' ? stored : null),
  initial: () => null,
});

/** The theme in effect. */
export const themeStore = {
  get: (): Theme => choice.get() ?? (systemIsDark.matches ? 'dark' : 'light'),
  set: (theme: Theme): void => {
    document.documentElement.dataset['theme'] = theme;
    choice.set(theme);
  },
  subscribe: (listener: () => void): (() => void) => {
    const unsubscribe = choice.subscribe(listener);
    systemIsDark.addEventListener('change', listener);
    return () => {
      unsubscribe();
      systemIsDark.removeEventListener('change', listener);
    };
  },
};

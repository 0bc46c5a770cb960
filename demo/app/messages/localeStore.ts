import { createStore } from '../createStore.ts';

export const LOCALES = { en: 'English', de: 'Deutsch', 'zh-CN': '简体中文', ja: '日本語' } as const;

export type Locale = keyof typeof LOCALES;

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && Object.hasOwn(LOCALES, value);
}

/** The shopper's language. @default the first of the browser's that the shop speaks */
export const localeStore = createStore<Locale>({
  key: 'locale',
  storage: () => localStorage,
  read: (stored) => (isLocale(stored) ? stored : null),
  initial: () => {
    for (const wanted of navigator.languages) {
      const [language] = wanted.split('-');
      const locale = Object.keys(LOCALES).find((code) => code === wanted || code.split('-')[0] === language);
      if (isLocale(locale)) return locale;
    }
    return 'en';
  },
});

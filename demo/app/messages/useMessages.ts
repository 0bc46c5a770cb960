import { useEffect } from 'react';
import { useStore } from '../useStore.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';
import { localeStore, type Locale } from './localeStore.ts';
import type { ShopMessages } from './ShopMessages.ts';

const MESSAGES: Readonly<Record<Locale, ShopMessages>> = {
  en: ENGLISH,
  de: GERMAN,
  'zh-CN': CHINESE,
  ja: JAPANESE,
};

/** The shop's texts in the shopper's language. */
export function useMessages(): ShopMessages {
  const locale = useStore(localeStore);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return MESSAGES[locale];
}

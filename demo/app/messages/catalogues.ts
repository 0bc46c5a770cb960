import type { CheckoutMessages } from 'react-clink-checkout';
import { messages as german } from 'react-clink-checkout/locales/de';
import { messages as english } from 'react-clink-checkout/locales/en';
import { messages as japanese } from 'react-clink-checkout/locales/ja';
import { messages as chinese } from 'react-clink-checkout/locales/zh-CN';
import type { Locale } from './localeStore.ts';

/** The checkout's texts in the shop's languages. */
export const CATALOGUES: Readonly<Record<Locale, CheckoutMessages>> = {
  en: english,
  de: german,
  'zh-CN': chinese,
  ja: japanese,
};

import { de } from './de.ts';
import { en } from './en.ts';
import type { FrameTexts } from './FrameTexts.ts';
import { zhCN } from './zhCN.ts';

/** The texts for a locale (BCP 47), by its language; English where there are none. */
export function textsFor(locale: string): FrameTexts {
  const language = locale.toLowerCase().split('-')[0];
  return language === 'de' ? de : language === 'zh' ? zhCN : en;
}

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../src/react/messages.ts';
import { CATALOGUES, readTexts } from './catalogues.ts';

const ANY_DIRECTION_MARK = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What a language's own rules forbid. */
const FORBIDDEN: Readonly<Record<string, readonly RegExp[]>> = {
  ar: [/[,;?]/],
  // The ellipsis stands for words, so a space goes before it.
  de: [/(?<!\u00a0)…/],
  es: [/^[^¡]*!/, /^[^¿]*\?/],
  fr: [/(?<![\u00a0\u202f])[:;!?]/],
  // A colon reads as visarga.
  hi: [/[.:]/],
  ja: [/[,.:;!?]/],
  'zh-CN': [/[,.:;!?]/],
  'zh-TW': [/[,.:;!?]/],
};

function readEnding(text: string): 'ellipsis' | 'sentence' | 'label' {
  if (text.endsWith('…')) return 'ellipsis';
  return /[.!。！।]$/.test(text) ? 'sentence' : 'label';
}

const mapValues = <T>(texts: Readonly<Record<string, string>>, map: (text: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, map(text)]));

describe.each(CATALOGUES)('%s', (tag, messages) => {
  const texts = readTexts(messages);
  const textsWith = (pattern: RegExp): string[] => Object.values(texts).filter((text) => pattern.test(text));

  it('ends sentences as sentences, progress with an ellipsis, and labels with neither', () => {
    expect(mapValues(texts, readEnding)).toEqual(mapValues(readTexts(ENGLISH), readEnding));
  });

  it('has no typewriter quotes, no three dots and no stray spaces', () => {
    expect(textsWith(/['"]|\.\.|\s\s|^\s|\s$/)).toEqual([]);
  });

  it('keeps the rules of its own script', () => {
    for (const pattern of FORBIDDEN[tag] ?? []) expect(textsWith(pattern)).toEqual([]);
  });

  it('leaves direction to the page, besides isolating what Arabic inserts', () => {
    if (tag === 'ar') {
      expect(messages.pay('9')).toMatch(/\u20689\u2069$/);
      expect(messages.promotionRemove('9')).toMatch(/\u20689\u2069$/);
    }
    const plain = mapValues(texts, (text) => (tag === 'ar' ? text.replace('\u20689\u2069', '9') : text));
    expect(Object.values(plain).filter((text) => ANY_DIRECTION_MARK.test(text))).toEqual([]);
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../src/react/messages.ts';
import { CATALOGUES, MODULES, readTexts } from './catalogues.ts';

/** English words that are words of the language too, or loanwords its shops use. */
const SHARED_WORDS: Readonly<Record<string, readonly string[]>> = {
  de: ['bank', 'code', 'in', 'offline', 'shop'],
  es: ['a', 'subtotal', 'total'],
  fil: [
    'blocker',
    'card',
    'code',
    'content',
    'currency',
    'form',
    'load',
    'offline',
    'order',
    'page',
    'subtotal',
  ],
  fr: ['a', 'code', 'page', 'total'],
  id: ['bank', 'offline', 'subtotal', 'total'],
  'pt-BR': ['a', 'do', 'subtotal', 'total', 'use'],
};

const readWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
const ENGLISH_WORDS = new Set(Object.values(readTexts(ENGLISH)).flatMap(readWords));

it('there is a catalogue for each of the thirteen languages, named by its canonical tag', () => {
  const tags = MODULES.map(([tag]) => tag);
  expect(tags.toSorted()).toEqual(
    ['ar', 'de', 'en', 'es', 'fil', 'fr', 'hi', 'id', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-TW'].toSorted(),
  );
  expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
});

it.each(MODULES)('%s exports its messages and nothing else', (_tag, exports) => {
  expect(Object.keys(exports)).toEqual(['messages']);
});

it('English is what is shown without a catalogue', () => {
  expect(MODULES.find(([tag]) => tag === 'en')?.[1].messages).toBe(ENGLISH);
});

describe.each(CATALOGUES)('%s', (_tag, messages) => {
  const texts = readTexts(messages);

  it('has the same keys as English, with the same kind of value', () => {
    const readKinds = (catalogue: object): string[] =>
      Object.entries(catalogue)
        .map(([key, value]) => `${key}: ${typeof value}`)
        .toSorted();
    expect(readKinds(messages)).toEqual(readKinds(ENGLISH));
  });

  it('has no empty text, and no two alike: what differs for the shopper is said differently', () => {
    expect(Object.entries(texts).filter(([, text]) => !/\p{L}|×/u.test(text))).toEqual([]);
    const keys = Object.keys(texts);
    const repeated = keys.filter((key) => keys.some((other) => other !== key && texts[other] === texts[key]));
    expect(repeated).toEqual([]);
  });

  it('names the amount, the code and the quantity as they are given', () => {
    expect(messages.pay('US$\u00a01,234.50')).toContain('US$\u00a01,234.50');
    expect(messages.pay('9')).not.toBe(messages.payWithoutAmount);
    expect(messages.promotionRemove('WELCOME-10')).toContain('WELCOME-10');
    for (const quantity of [2, 3, 11, 100]) {
      expect(messages.quantity(quantity)).toMatch(new RegExp(`(^|\\D)${quantity}(\\D|$)`));
    }
  });
});

it.each(CATALOGUES.filter(([tag]) => tag !== 'en'))(
  '%s has no English left, besides the words that both languages use',
  (tag, messages) => {
    const words = Object.values(readTexts(messages)).flatMap(readWords);
    const left = new Set(words.filter((word) => ENGLISH_WORDS.has(word)));
    expect([...left].toSorted()).toEqual(SHARED_WORDS[tag] ?? []);
  },
);

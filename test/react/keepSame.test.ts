import { describe, expect, it } from 'vitest';
import { keepSame } from '../../src/react/keepSame.ts';

const KEY = Symbol('key');
const list = [1];

describe('the value before is kept', () => {
  it.each([
    ['the same fields', { a: 1, b: list }, { b: list, a: 1 }],
    ['the same symbol', { [KEY]: 1 }, { [KEY]: 1 }],
    ['nothing in either', {}, {}],
    ['no number twice', { a: Number.NaN }, { a: Number.NaN }],
  ])('where the next one has %s', (_, before, next) => {
    const keep = keepSame<object>();
    keep(before);
    expect(keep(next)).toBe(before);
  });
});

describe('the next value is taken', () => {
  it.each([
    ['another field', { a: 1 }, { a: 2 }],
    ['a field more', { a: 1 }, { a: 1, b: undefined }],
    ['a field fewer', { a: 1, b: undefined }, { a: 1 }],
    ['a field of another name', { a: undefined }, { b: undefined }],
    ['another symbol’s value', { [KEY]: 1 }, { [KEY]: 2 }],
    ['another list of the same content', [1], [1]],
    ['another instance', new Date(0), new Date(0)],
    ['nothing', { a: 1 }, null],
  ])('where it has %s', (_, before, next) => {
    const keep = keepSame<unknown>();
    keep(before);
    expect(keep(next)).toBe(next);
  });
});

// @vitest-environment node
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/server/fingerprintOf.ts';

describe('the fingerprint of a JSON value', () => {
  it('is the SHA-256 of its text with the keys in order, in hex', async () => {
    const sorted = '{"a":[{"c":1,"d":null}],"b":"ä"}';
    expect(await fingerprintOf({ b: 'ä', a: [{ d: null, c: 1 }] })).toBe(
      createHash('sha256').update(sorted).digest('hex'),
    );
  });

  it('is the same in whatever order the keys stand, at any depth', async () => {
    const names = ['b', 'a', 'B', '10', '9', 'ab', ''];
    const turned = names.toReversed();
    const record = (keys: readonly string[]): object => Object.fromEntries(keys.map((key) => [key, 1]));
    const orders = [names, turned, names.toSorted(), [...names.slice(3), ...names.slice(0, 3)]];
    const prints = orders.map((keys) => fingerprintOf({ deep: [{ ...record(keys), more: record(keys) }] }));
    expect(new Set(await Promise.all(prints)).size).toBe(1);
  });

  it.each([
    ['another value', { a: 1 }, { a: 2 }],
    ['another type', { a: 1 }, { a: '1' }],
    ['another name', { a: 1 }, { b: 1 }],
    ['one key more', { a: 1 }, { a: 1, b: null }],
    ['values that changed places', { a: 1, b: 2 }, { a: 2, b: 1 }],
    ['another order in a list', { a: [1, 2] }, { a: [2, 1] }],
    ['a list for a record', { a: { 0: 1 } }, { a: [1] }],
    ['another nesting', { a: { b: 1 }, c: 2 }, { a: { b: 1, c: 2 } }],
  ])('is another for %s', async (_case, left, right) => {
    expect(await fingerprintOf(left)).not.toBe(await fingerprintOf(right));
  });
});

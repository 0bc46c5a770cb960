// @vitest-environment node
import { expect, it } from 'vitest';
import { CASES } from './cases.ts';
import { readNamedCases } from './readNamedCases.ts';

const named = readNamedCases();

it('every case is answered by a test that names it', () => {
  const unanswered = CASES.filter(({ number }) => !named.has(number)).map(({ number }) => number);
  expect(unanswered).toEqual([]);
});

it('no test names a case that is not in the list', () => {
  const known = new Set(CASES.map(({ number }) => number));
  expect([...named.keys()].filter((number) => !known.has(number))).toEqual([]);
});

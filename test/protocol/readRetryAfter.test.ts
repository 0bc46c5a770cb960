import { expect, it } from 'vitest';
import { readRetryAfter } from '../../src/protocol/readRetryAfter.ts';

const NOW = Date.parse('2030-01-01T00:00:00Z');

it.each([
  ['seconds', '3', 3_000],
  ['a date', 'Tue, 01 Jan 2030 00:00:05 GMT', 5_000],
  ['a date that has passed as no time', 'Mon, 31 Dec 2029 23:59:00 GMT', 0],
  ['more than a number holds as for ever', '9'.repeat(400), Infinity],
])('reads %s', (_, text, wait) => {
  expect(readRetryAfter(new Headers({ 'Retry-After': text }), NOW)).toBe(wait);
});

it.each(['', '-1 s', 'soon'])('reads nothing in "%s"', (text) => {
  expect(readRetryAfter(new Headers({ 'Retry-After': text }), NOW)).toBeUndefined();
});

it('reads a date by no clock as nothing', () => {
  const headers = new Headers({ 'Retry-After': 'Tue, 01 Jan 2030 00:00:05 GMT' });
  expect(readRetryAfter(headers, Number.NaN)).toBeUndefined();
  expect(readRetryAfter(new Headers(), NOW)).toBeUndefined();
});

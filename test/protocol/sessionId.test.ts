// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isSessionId } from '../../src/protocol/sessionId.ts';

describe('a session id', () => {
  it.each(['sess_1', 'a', 'Z-9_', 'x'.repeat(128)])('may be %s', (value) => {
    expect(isSessionId(value)).toBe(true);
  });

  it.each([
    '',
    'x'.repeat(129),
    'sess 1',
    'sess_1\n',
    '\nsess_1',
    'sess/1',
    '../1',
    'sess_1?a=b',
    'sess_1#',
    'sess%31',
    'sess_ä',
    '<b>',
    1,
    null,
    undefined,
    ['sess_1'],
    { toString: () => 'sess_1' },
  ])('may not be %j', (value) => {
    expect(isSessionId(value)).toBe(false);
  });
});

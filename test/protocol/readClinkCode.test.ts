// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readClinkCode } from '../../src/protocol/readClinkCode.ts';

describe('the code of a reply that says no', () => {
  it.each([
    ['code', { code: 'CUSTOMER_NOT_FOUND', msg: 'no' }, 'CUSTOMER_NOT_FOUND'],
    ['code of one word', { code: 'EXPIRED' }, 'EXPIRED'],
    ['code in small letters', { code: 'card_declined' }, 'card_declined'],
    ['code with a hyphen', { code: 'sold-out' }, 'sold-out'],
    ['code of a problem document', { type: 'about:blank', code: 'outcome_unknown' }, 'outcome_unknown'],
    ['error.code', { error: { code: 'insufficient_funds', message: 'No.' } }, 'insufficient_funds'],
    ['error', { error: 'OUT_OF_STOCK' }, 'OUT_OF_STOCK'],
    [
      'the beginning of msg',
      { code: 40_401, msg: 'CUSTOMER_NOT_FOUND: no such customer' },
      'CUSTOMER_NOT_FOUND',
    ],
    ['the beginning of msg, without a space', { code: 1, msg: 'A_B:ada' }, 'A_B'],
    ['the beginning of msg, as a sentence', { code: 1, msg: 'PARAM_INVALID. See docs.' }, 'PARAM_INVALID'],
    ['the whole of msg', { code: 500, msg: 'EXPIRED' }, 'EXPIRED'],
    [
      'msg behind a number as text',
      { code: '40001', msg: 'CURRENCY_NOT_SUPPORTED' },
      'CURRENCY_NOT_SUPPORTED',
    ],
  ])('is found in %s', (_case, envelope, code) => {
    expect(readClinkCode(envelope)).toBe(code);
  });

  it('is taken from the place that is nearest to the top', () => {
    expect(readClinkCode({ code: 'A_1', error: { code: 'B_1' }, msg: 'C_1' })).toBe('A_1');
    expect(readClinkCode({ code: 400, error: { code: 'B_1' }, msg: 'C_1' })).toBe('B_1');
    expect(readClinkCode({ code: 400, error: 'D_1', msg: 'C_1' })).toBe('D_1');
  });

  it.each([
    ['a number', { code: 40_401 }],
    ['a number as text', { code: '40401' }],
    ['success', { code: 200, msg: 'success' }],
    ['a sentence as code', { code: 'No such customer' }],
    ['a sentence as error', { error: 'ada@shop.example is unknown' }],
    ['a sentence as msg', { msg: 'ada lovelace' }],
    ['one word as msg', { msg: 'ada' }],
    ['an abbreviation at the beginning of msg', { msg: 'USD is not supported' }],
    ['a symbol further on in msg', { msg: 'Refused: CUSTOMER_NOT_FOUND' }],
    ['an address at the beginning of msg', { msg: 'ADA_LOVELACE@SHOP.EXAMPLE' }],
    ['a host at the beginning of msg', { msg: 'DB_1.internal is down' }],
    ['a word that goes on in small letters', { msg: 'CUSTOMER_NOT_Found' }],
    ['two lines', { code: 'A_1\nB' }],
    [
      'more than 64 characters',
      { code: 'A'.repeat(65), error: 'a'.repeat(65), msg: `A_${'B'.repeat(63)} x` },
    ],
    ['one letter', { code: 'A' }],
    ['a secret', { code: 'sk_test_abc', error: { code: 'whsec_abc' } }],
    ['a list', ['CUSTOMER_NOT_FOUND']],
    ['a text', 'CUSTOMER_NOT_FOUND'],
    ['nothing', null],
    ['an inherited code', Object.create({ code: 'CUSTOMER_NOT_FOUND' }) as unknown],
  ])('is not made of %s', (_case, envelope) => {
    expect(readClinkCode(envelope)).toBeUndefined();
  });

  it('is found at once, however long the text is', () => {
    const before = performance.now();
    expect(readClinkCode({ code: 'a_'.repeat(500_000), msg: 'A_'.repeat(500_000) })).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

import { describe, expect, it } from 'vitest';
import { describeExpiry } from '../../src/inspector/describeExpiry.ts';
import { formatDuration } from '../../src/inspector/formatDuration.ts';
import { redact } from '../../src/inspector/redact.ts';
import { shortenId } from '../../src/inspector/shortenId.ts';
import { writeReport } from '../../src/inspector/writeReport.ts';

it.each([
  ['sess_0123456789abcdef', 'sess_…cdef'],
  ['sess_fake_1_1', 'sess_…'],
  ['0123456789abcdef', '…cdef'],
  ['', '…'],
])('of the id %j it shows %j', (id, shown) => {
  expect(shortenId(id)).toBe(shown);
});

it.each([
  ['card_declined', 'card_declined'],
  ['refused sk_live_51abc', 'refused sk_…'],
  ['pk_test_1 whsec_2 sess_3', 'pk_… whsec_… sess_…'],
  ['for ada@example.com again', 'for … again'],
])('of the text %j it tells %j', (text, told) => {
  expect(redact(text)).toBe(told);
});

it.each([
  [-5, '0 s'],
  [999, '0 s'],
  [59_999, '59 s'],
  [125_000, '2 min 5 s'],
  [86_399_000, '23 h 59 min'],
])('%d ms are %j', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

it.each([
  [null, 'not known'],
  [61_000, 'in 1 min 1 s'],
  [0, '0 s ago'],
  [-61_000, '1 min 1 s ago'],
])('a session that ends at %j ends %j', (expiresAt, text) => {
  expect(describeExpiry(expiresAt, 0)).toBe(text);
});

describe('a report', () => {
  it('says where money may have moved, and what was left out', () => {
    const report = writeReport({
      view: { status: 'failed', session: null, amount: null, outcomeUnknown: true },
      timeline: {
        entries: [{ id: 3, at: 12, name: 'failed', detail: 'timeout', entered: 'failed' }],
        dropped: 2,
        statusSince: 0,
        lastError: null,
      },
      now: 0,
      userAgent: 'Browser/1',
    });
    expect(report.split('\n').slice(1)).toEqual([
      'Browser: Browser/1',
      'Time: 1970-01-01T00:00:00.000Z',
      'Status: failed, and whether money moved is not known',
      'Session: none',
      'Amount: not known',
      'Last error: none',
      'Timeline, in milliseconds:',
      '  2 older entries are left out',
      '      12 failed -> failed timeout',
    ]);
  });
});

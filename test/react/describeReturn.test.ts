// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { ReturnState } from '../../src/checkout/createReturn.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { describeReturn } from '../../src/react/describeReturn.ts';
import { ENGLISH } from '../../src/react/messages.ts';
import type { CheckoutMessages } from '../../src/react/messages.ts';

const refused = new CheckoutError('payment_failed', { phase: 'return' });
const forbidden = new CheckoutError('endpoint_error', { phase: 'return', status: 403 });

type Row = readonly [
  status: ReturnState['status'],
  error: CheckoutError | null,
  kind: string,
  text: keyof CheckoutMessages,
  action: string | undefined,
];

const ROWS: readonly Row[] = [
  ['reading', null, 'progress', 'paying', undefined],
  ['confirming', null, 'progress', 'paying', undefined],
  ['paid', null, 'success', 'paid', undefined],
  ['processing', null, 'progress', 'unconfirmed', 'recheck'],
  ['failed', refused, 'error', 'declined', 'retry'],
  ['failed', forbidden, 'warning', 'outcomeUnknown', 'recheck'],
  ['expired', null, 'warning', 'expired', 'renew'],
  ['invalid', null, 'warning', 'outcomeUnknown', undefined],
];

describe('what is said on the return page', () => {
  it.each(ROWS)('%s with %s is a %s: %s, with %s', (status, error, kind, text, action) => {
    expect(describeReturn({ status, error }, ENGLISH)).toEqual({
      kind,
      text: ENGLISH[text],
      ...(action === undefined ? {} : { action }),
    });
  });

  it('says not to pay again, or says how, and never both', () => {
    for (const [status, error] of ROWS) {
      const { text, action } = describeReturn({ status, error }, ENGLISH);
      const mayPay = action === 'retry' || action === 'renew';
      if (text.includes('Do not pay again')) expect(mayPay).toBe(false);
      if (mayPay) expect(text).toMatch(/not accepted|Nothing was charged/);
    }
  });
});

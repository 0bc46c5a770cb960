// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT_ERRORS } from '../../reference/errors/checkoutErrors.ts';
import { SERVER_PROBLEMS } from '../../reference/errors/serverProblems.ts';
import { shopperText } from '../../reference/errors/shopperText.ts';
import { WEBHOOK_ERRORS } from '../../reference/errors/webhookErrors.ts';
import { whoTriesAgain } from '../../reference/errors/whoTriesAgain.ts';
import { writeErrors } from '../../reference/errors/writeErrors.ts';
import { requestSession } from '../../src/checkout/requestSession.ts';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { WebhookError } from '../../src/server/WebhookError.ts';
import type { WebhookErrorCode } from '../../src/server/WebhookError.ts';
import { readProblemCodes } from './readProblemCodes.ts';

const text = writeErrors().text;
const WEBHOOK_CODES = Object.keys(WEBHOOK_ERRORS) as WebhookErrorCode[];

describe('the table of error codes', () => {
  it('has every problem that the server entry makes, and no other', () => {
    const webhook = WEBHOOK_CODES.map((code) => `${new WebhookError(code, '').status} ${code}`);
    expect([...Object.keys(SERVER_PROBLEMS), ...webhook].toSorted()).toEqual(readProblemCodes());
  });

  it('has one address for each code', () => {
    const addresses = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
    const server = Object.keys(SERVER_PROBLEMS).map((problem) => `server-${problem.split(' ')[1]}`);
    expect(addresses.toSorted()).toEqual(
      [
        ...Object.keys(CHECKOUT_ERRORS),
        ...new Set(server),
        ...WEBHOOK_CODES.map((code) => `webhook-${code}`),
      ].toSorted(),
    );
  });

  it('has as many cells in each row as its head', () => {
    const widths = text
      .split(/\n\n/)
      .filter((block) => block.startsWith('|'))
      .map(
        (table) =>
          new Set(
            table
              .trim()
              .split('\n')
              .map((row) => row.match(/(?<!\\)\|/g)?.length),
          ).size,
      );
    expect(widths).toEqual([1, 1, 1, 1]);
  });

  it('says of a failure that might be a payment’s no word of charges', () => {
    expect(shopperText(new CheckoutError('already_mounted'), 'failure')).toBe('outcomeUnknown');
    expect(shopperText(new CheckoutError('network_error'), 'failure')).toBe('failedPassing');
    expect(shopperText(new CheckoutError('payment_failed'), 'notice')).toBe('declined');
  });
});

describe('what it says of trying again', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.unstubAllGlobals());

  const problems = Object.entries(SERVER_PROBLEMS).filter(
    ([, { askedFor }]) => askedFor !== 'status' && askedFor !== 'event',
  );

  it.each(problems.map(([problem]) => problem))('of %s is what the checkout does', async (problem) => {
    const [status = '', code = ''] = problem.split(' ');
    const again = whoTriesAgain(Number(status), code);
    let calls = 0;
    vi.stubGlobal('navigator', { onLine: true });
    vi.stubGlobal('document', new EventTarget());
    vi.stubGlobal('fetch', async () => {
      calls += 1;
      // The one conflict there is says when to come back.
      const headers = {
        'Content-Type': 'application/problem+json',
        ...(status === '409' && { 'Retry-After': '1' }),
      };
      return new Response(JSON.stringify({ code, status: Number(status) }), {
        status: Number(status),
        headers,
      });
    });
    const request = { uiMode: 'elements', returnUrl: 'https://shop.example/{ELEMENTS_SESSION_ID}' } as const;
    const asked = requestSession({ endpoint: '/api/checkout' }, request, 'key_0001');
    asked.catch(() => {});
    await vi.runAllTimersAsync();
    await expect(asked).rejects.toMatchObject({
      code: 'endpoint_error',
      clinkCode: code,
      retryable: again !== 'no',
    });
    expect(calls).toBe(again === 'itself' ? 3 : 1);
  });
});

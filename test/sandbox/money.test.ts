// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { convert, share, toMajor, toMinor } from '../../sandbox/money/minorUnits.ts';
import { openSandbox } from './openSandbox.ts';

test.each([
  [4.99, 'USD', 499],
  [0.1 + 0.2, 'USD', 30],
  [1_234_567.89, 'EUR', 123_456_789],
  [500, 'JPY', 500],
  [1.234, 'KWD', 1_234],
  [4.999, 'USD', null],
  [0.5, 'JPY', null],
  [1.2345, 'KWD', null],
  [1e17, 'USD', null],
] as const)('%d %s is %s in minor units', (major, currency, minor) => {
  expect(toMinor(major, currency)).toBe(minor);
});

test('minor units come back as the amount they were', () => {
  expect([toMajor(499, 'USD'), toMajor(500, 'JPY'), toMajor(1_234, 'KWD')]).toEqual([4.99, 500, 1.234]);
});

test.each([
  [4_990, 'USD', 'JPY', 7_735], // 7734.5
  [4_990, 'USD', 'KWD', 15_319], // 15.3193
  [500, 'JPY', 'USD', 323], // 3.2258
  [1_000, 'KWD', 'EUR', 300], // 2.9967
  [1, 'USD', 'USD', 1],
] as const)('%d minor units of %s are %s %d', (minor, from, to, expected) => {
  expect(convert(minor, from, to)).toBe(expected);
});

test('a share is rounded half up to a whole minor unit', () => {
  expect([share(4_990, 1_000), share(5, 1_000), share(4, 1_000), share(333, 1_900)]).toEqual([499, 1, 0, 63]);
});

describe('a session', () => {
  test.each([
    ['JPY', 7_735, 774, 6_961],
    ['KWD', 15.319, 1.532, 13.787],
    ['BRL', 269.46, 26.95, 242.51],
  ])('priced in %s adds up to the last digit', async (currency, subtotal, discount, total) => {
    const { createSession, load, elements } = openSandbox();
    const token = await load(await createSession({ allowPromotionCodes: true, promotionCode: 'WELCOME10' }));
    const { reply } = await elements('currency', { token, currency });
    expect(reply.amount).toMatchObject({
      currency,
      subtotalAmount: subtotal,
      discountAmount: discount,
      taxAmount: 0,
      totalAmount: total,
    });
  });

  test('shows its items in the currency chosen, and original amounts to the merchant', async () => {
    const { createSession, load, elements, rest } = openSandbox();
    const sessionId = await createSession({
      originalAmount: 20,
      priceDataList: [
        { name: 'Beans', unitAmount: 10, quantity: 2, imageUrl: 'https://shop.example/beans.png' },
      ],
    });
    const { reply } = await elements('currency', { token: await load(sessionId), currency: 'EUR' });
    expect(reply.amount?.products).toEqual([
      {
        name: 'Beans',
        quantity: 2,
        unitAmount: 9.2,
        imageUrl: 'https://shop.example/beans.png',
        trialLabel: null,
        recurringLabel: null,
      },
    ]);
    const { envelope } = await rest('GET', `checkout/session/${sessionId}`);
    expect(envelope.data).toMatchObject({ amountSubtotal: 20, amountTotal: 18.4, paymentCurrency: 'EUR' });
  });

  test('carries tax on what is left after the discount', async () => {
    const { sandbox, createSession, load, elements } = openSandbox();
    sandbox.control.configure({ taxPercent: 19 });
    const token = await load(await createSession({ allowPromotionCodes: true, promotionCode: 'WELCOME10' }));
    const { reply } = await elements('session', { token });
    expect(reply.amount).toMatchObject({ discountAmount: 4.99, taxAmount: 8.53, totalAmount: 53.44 });
  });

  test('offers every currency, or the local one alone', async () => {
    const { createSession, load, elements } = openSandbox();
    const open = await elements('session', {
      token: await load(await createSession({ originalCurrency: 'EUR' })),
    });
    expect(open.reply.currencies).toEqual(['EUR', 'USD', 'GBP', 'JPY', 'KWD', 'BRL']);
    const token = await load(await createSession({ localPriceOnly: true }));
    expect((await elements('session', { token })).reply.currencies).toEqual(['USD']);
    expect((await elements('currency', { token, currency: 'EUR' })).status).toBe(422);
  });
});

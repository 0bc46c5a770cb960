import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/checkout/amount.ts';
import { readSession } from '../../src/checkout/readSession.ts';
import { readSessionStatus } from '../../src/protocol/SessionStatus.ts';
import { createAmountInfo, createSessionReply, createSessionStatus } from '../../src/testing/index.ts';

describe('an amount', () => {
  it('is 24 USD with promotion codes where nothing is said', () => {
    expect(createAmountInfo()).toEqual({ totalAmount: 24, currency: 'USD', enablePromotionCode: true });
  });

  it('sums up its products, less the discount and with the tax', () => {
    const amount = createAmountInfo({
      products: [
        { name: 'Mug', quantity: 3, unitAmount: 0.1 },
        { name: 'Beans', unitAmount: '32' },
      ],
      discountAmount: 2.3,
      taxAmount: 1.05,
    });
    expect(amount).toMatchObject({ subtotalAmount: 32.3, totalAmount: 31.05 });
    expect(readAmount(amount)).toMatchObject({ total: 31.05, subtotal: 32.3, discount: 2.3, tax: 1.05 });
  });

  it('has the digits of its currency', () => {
    const products = [{ name: 'Mug', quantity: 3, unitAmount: 0.3335 }];
    expect(createAmountInfo({ products, currency: 'KWD' }).totalAmount).toBe(1.001);
    expect(createAmountInfo({ products, currency: 'JPY' }).totalAmount).toBe(1);
  });

  it('is what was given, where that is said', () => {
    const given = { totalAmount: '9.90', currency: 'EUR', subtotalAmount: 11, enablePromotionCode: false };
    expect(createAmountInfo(given)).toEqual(given);
  });

  it.each([
    [{ currency: 'usd' }, 'ISO 4217'],
    [{ totalAmount: -1 }, '0 or more'],
    [{ totalAmount: 'free' }, '0 or more'],
    [{ discountAmount: 30 }, '0 or more'],
  ])('that Clink would never send is refused: %j', (given, reason) => {
    expect(() => createAmountInfo(given)).toThrow(reason);
  });
});

describe('a session', () => {
  it('is one that the checkout accepts, and a new one each time', () => {
    const [first, second] = [createSessionReply(), createSessionReply()];
    expect(first.sessionId).not.toBe(second.sessionId);
    const session = readSession(
      first,
      { returnUrl: `${location.origin}/complete`, allowedReturnOrigins: [location.origin] },
      { received: Date.now() },
    );
    expect(session.expiresAt).toBeGreaterThan(Date.now());
    expect(session).toMatchObject({ sessionId: first.sessionId, environment: 'sandbox' });
    expect(createSessionReply({ publishKey: 'pk_test_mine' }).publishKey).toBe('pk_test_mine');
  });

  it('is paid where nothing else is said of its status', () => {
    const status = createSessionStatus({ sessionId: 'sess_1' });
    expect(readSessionStatus(status)).toEqual({
      sessionId: 'sess_1',
      status: 'complete',
      paymentStatus: 'paid',
    });
    expect(createSessionStatus({ status: 'open', paymentStatus: 'processing' })).toMatchObject({
      status: 'open',
    });
  });
});

it('a status other than complete is not that of a paid session', () => {
  expect(createSessionStatus({ status: 'expired' }).paymentStatus).toBe('unpaid');
  expect(createSessionStatus({ status: 'open', paymentStatus: 'processing' }).paymentStatus).toBe(
    'processing',
  );
  expect(createSessionStatus().paymentStatus).toBe('paid');
});

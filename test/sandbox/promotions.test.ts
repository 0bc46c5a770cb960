// @vitest-environment node
import { expect, test } from 'vitest';
import { openSandbox } from './openSandbox.ts';

async function apply(code: string | null, more: object = {}) {
  const { createSession, load, elements } = openSandbox();
  const token = await load(await createSession({ allowPromotionCodes: true, ...more }));
  return elements('promotion', { token, code });
}

test.each([
  ['WELCOME10', 4.99, 44.91, 'Once', null],
  [' save5 ', 5, 44.9, null, null],
  ['FOREVER20', 9.98, 39.92, 'Forever', expect.stringContaining('every payment')],
])('%s takes its share off', async (code, discountAmount, totalAmount, durationLabel, terms) => {
  const { status, reply } = await apply(code);
  expect(status).toBe(200);
  expect(reply.amount).toMatchObject({
    totalAmount,
    discountAmount,
    enablePromotionCode: true,
    promotionCodeInfo: { code: code.trim().toUpperCase(), discountAmount, durationLabel, terms },
  });
});

test('a fixed discount is never more than the price', async () => {
  const { reply } = await apply('SAVE5', { originalAmount: 3 });
  expect(reply.amount).toMatchObject({ discountAmount: 3, totalAmount: 0 });
});

test.each([
  ['EXPIRED10', 'promotion_code_expired'],
  ['NOPE', 'promotion_code_invalid'],
  ['', 'promotion_code_invalid'],
  ['__proto__', 'promotion_code_invalid'],
])('%s is refused', async (code, reason) => {
  const { status, reply } = await apply(code);
  expect([status, reply.error?.name, reply.error?.code]).toEqual([422, 'PromoCodeError', reason]);
});

test('a session that takes no codes refuses every one', async () => {
  expect((await apply('SAVE5', { allowPromotionCodes: false })).reply.error?.code).toBe(
    'promotion_codes_not_allowed',
  );
});

test('a code can be taken away again', async () => {
  const { reply } = await apply(null, { promotionCode: 'SAVE5' });
  expect(reply.amount).toMatchObject({ promotionCodeInfo: null, discountAmount: 0, totalAmount: 49.9 });
});

test('a code given at creation is applied at once; one that is not valid makes no session', async () => {
  const { createSession, load, elements } = openSandbox();
  const token = await load(await createSession({ allowPromotionCodes: true, promotionCode: 'SAVE5' }));
  expect((await elements('session', { token })).reply.amount?.totalAmount).toBe(44.9);
  await expect(createSession({ allowPromotionCodes: true, promotionCode: 'EXPIRED10' })).rejects.toThrow(
    'PROMOTION_CODE_INVALID',
  );
});

test('a code that the merchant hides is applied but cannot be changed by a form', async () => {
  const { createSession, load, elements } = openSandbox();
  const token = await load(
    await createSession({ allowPromotionCodes: true, showPromotionCode: false, promotionCode: 'SAVE5' }),
  );
  const { reply } = await elements('session', { token });
  expect(reply.amount).toMatchObject({ enablePromotionCode: false, totalAmount: 44.9 });
});

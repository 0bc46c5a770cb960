import type { PromotionCodeChange } from '../elements/ClinkElements.ts';
import { createAmountInfo } from './createAmountInfo.ts';
import type { FakeClink } from './FakeClink.ts';
import type { FakeElements } from './FakeElements.ts';
import { roundAmount } from './roundAmount.ts';
import { sdkError } from './sdkError.ts';

type FakeVerbs = Pick<
  FakeClink,
  | 'ready'
  | 'changeAmount'
  | 'enableSubmit'
  | 'showSubmit'
  | 'acceptPromotion'
  | 'clearPromotion'
  | 'rejectPromotion'
  | 'decline'
  | 'pend'
  | 'succeed'
  | 'expire'
  | 'raise'
>;

/**
 * What a test has Clink do.
 *
 * @param live the instance it happens to; throws where there is none
 * @param strict whether a verb is refused at a moment at which Clink would not do it
 */
export function createFakeVerbs(live: () => FakeElements, strict: boolean): FakeVerbs {
  /** The live instance, where what the verb does can happen to it now. */
  const when = (verb: string, can: (instance: FakeElements) => boolean, advice: string): FakeElements => {
    const instance = live();
    if (!strict) return instance;
    const { state } = instance;
    if (state === 'paid' || state === 'expired') {
      throw new Error(`${verb}: the session is ${state}, and nothing follows that.`);
    }
    if (!can(instance)) throw new Error(`${verb}: ${advice}`);
    return instance;
  };
  /** While the form is in the page and no payment is pending. */
  const filling = (verb: string): FakeElements =>
    when(
      verb,
      ({ isReady, state }) => isReady && state === 'open',
      'the payment fields are not ready, or a payment is pending. Wait for the form, as with `await screen.findByRole("button", { name: /Pay/ })`.',
    );
  const paying = (verb: string): FakeElements =>
    when(
      verb,
      ({ isPaying }) => isPaying,
      'no payment is under way. Press the pay button first; `showSubmit(false)` stands for a wallet inside the payment fields.',
    );
  /** Where this change of the promotion code has been asked for, and the price can still change. */
  const asked = (verb: string, is: (change: PromotionCodeChange) => boolean, advice: string): FakeElements =>
    when(
      verb,
      ({ promotionAsked, state }) => state === 'open' && promotionAsked !== null && is(promotionAsked),
      `${advice} While a payment is pending no price changes.`,
    );
  /** Tells the amount with this promotion code, or without one, in place of the one before. */
  const promote = (instance: FakeElements, code: string | null, discount: number): void => {
    const { amount } = instance;
    const undiscounted = Number(amount.totalAmount) + Number(amount.discountAmount ?? 0);
    instance.setAmount(
      createAmountInfo({
        ...amount,
        totalAmount: roundAmount(undiscounted - discount, amount.currency),
        discountAmount: code === null ? null : discount,
        promotionCodeInfo: code === null ? null : { code, discountAmount: discount },
      }),
    );
  };

  return {
    ready: () =>
      when(
        'ready()',
        ({ mounted }) => mounted.paymentMethod !== null,
        'no payment fields are mounted. Render <PaymentMethod />, or the element of `paymentMethodRef`, first.',
      ).ready(),
    changeAmount: (change) => {
      const instance = filling('changeAmount()');
      instance.setAmount({ ...instance.amount, ...change });
    },
    enableSubmit: (canSubmit = true) => filling('enableSubmit()').emit('submit-enabled', canSubmit),
    showSubmit: (visible = true) => filling('showSubmit()').emit('submit-visible', visible),
    acceptPromotion: (code, discount) => {
      const isThis = (change: PromotionCodeChange): boolean =>
        change.type === 'apply' && change.code.toUpperCase() === code.toUpperCase();
      const advice = 'nobody has asked for this promotion code. Have the shopper enter it first.';
      promote(asked('acceptPromotion()', isThis, advice), code, discount);
    },
    clearPromotion: () => {
      const advice = 'nobody has asked to take the promotion code off.';
      promote(
        asked('clearPromotion()', ({ type }) => type === 'clear', advice),
        null,
        0,
      );
    },
    rejectPromotion: () => {
      const advice = 'nobody has asked for a promotion code, or to take one off.';
      const instance = asked('rejectPromotion()', () => true, advice);
      instance.emit('promo-code-error', sdkError('PromoCodeError'));
    },
    decline: (code = 'card_declined') => {
      const instance = paying('decline()');
      instance.fail(sdkError('PaymentError', code));
      instance.emit('submit-enabled', true);
    },
    pend: () => paying('pend()').emit('session-pending', undefined),
    succeed: () => paying('succeed()').emit('session-success', undefined),
    expire: () =>
      when(
        'expire()',
        ({ state }) => state === 'open',
        'a payment is on its way, and outlives the session’s time.',
      ).fail(sdkError('SessionExpiredError')),
    raise: (name, code) => when('raise()', () => true, '').fail(sdkError(name, code)),
  };
}

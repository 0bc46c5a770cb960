import type { AmountInfo } from '../elements/AmountInfo.ts';
import { createAmountInfo } from './createAmountInfo.ts';
import { createSessionReply } from './createSessionReply.ts';
import type { FakeClink, FakeClinkOptions, FakeSession } from './FakeClink.ts';
import { FakeElements, sdkError } from './FakeElements.ts';
import { FakeSteps } from './FakeSteps.ts';

const DAY = 86_400_000;

let fakes = 0;

/** A Clink of a test's own: nothing is shared between two of them. */
export function createFakeClink(options: FakeClinkOptions = {}): FakeClink {
  fakes += 1;
  const prefix = `sess_fake_${fakes}`;
  const { sessionLifetime = DAY, autoReady = true, strict = true } = options;
  const sessions: FakeSession[] = [];
  const instances: FakeElements[] = [];
  const calls: string[] = [];
  const misuses: string[] = [];
  const owners = new Map<string, FakeElements>();
  const steps = new FakeSteps();
  const amount = createAmountInfo(options.amount);

  const live = (): FakeElements => {
    const found = instances.find((instance) => !instance.isDestroyed);
    if (found) return found;
    throw new Error(
      instances.length === 0
        ? 'There is no live instance: nothing has been loaded yet. Wait for the form, as with `await screen.findByRole("button", { name: /Pay/ })`.'
        : 'There is no live instance: the last one was destroyed, since its checkout ended, failed or was taken away.',
    );
  };
  /** The live instance, where what the verb does can happen to it now. */
  const when = (verb: string, can: (instance: FakeElements) => boolean, advice: string): FakeElements => {
    const instance = live();
    if (strict && !can(instance)) throw new Error(`${verb}: ${advice}`);
    return instance;
  };
  const paying = (verb: string): FakeElements =>
    when(
      verb,
      ({ isPaying }) => isPaying,
      'no payment is under way. Press the pay button first; `showSubmit(false)` stands for a wallet inside the payment fields.',
    );
  const setAmount = (next: AmountInfo): void => {
    live().amount = next;
    live().emit('amount-change', next);
  };

  const props: FakeClink['props'] = {
    endpoint: async (request, context?: { readonly idempotencyKey: string }) => {
      const idempotencyKey = context?.idempotencyKey;
      if (!idempotencyKey) {
        throw new Error(
          'The fake endpoint was called without an idempotency key, by which it knows a repeat. Hand the whole of it to the checkout: endpoint={clink.endpoint}.',
        );
      }
      calls.push('endpoint');
      await steps.pass('endpoint');
      let session = sessions.find((made) => made.idempotencyKey === idempotencyKey);
      if (!session) {
        session = { sessionId: `${prefix}_${sessions.length + 1}`, idempotencyKey, request };
        sessions.push(session);
      }
      const expireTime = new Date(Date.now() + sessionLifetime).toISOString();
      return createSessionReply({ sessionId: session.sessionId, expireTime });
    },
    loadElements: async ({ sessionId, environment, publishKey }) => {
      calls.push('load');
      await steps.pass('load');
      if (environment !== 'sandbox' || !publishKey.startsWith('pk_test_')) throw sdkError('ClinkApiError');
      if (owners.has(sessionId)) {
        misuses.push('load of a session that has a live instance');
        throw new Error('This session has a live instance already');
      }
      const instance = new FakeElements({
        sessionId,
        amount,
        autoReady,
        onMisuse: (text) => misuses.push(text),
        log: (call) => calls.push(call),
        onDestroy: () => owners.delete(sessionId),
      });
      owners.set(sessionId, instance);
      instances.push(instance);
      return instance;
    },
  };

  return {
    sessions,
    instances,
    calls,
    misuses,
    get current() {
      return live();
    },
    ...props,
    props,
    hold: (step) => steps.hold(step),
    fail: (step, error) => steps.fail(step, error),
    failToLoad: (name = 'SessionLoadError', code) => steps.fail('load', sdkError(name, code)),
    verify: () => {
      const complaints = [...misuses.map((text) => `Clink’s SDK forbids this: ${text}`), ...steps.unmet];
      if (complaints.length > 0) throw new Error(`The fake Clink complains:\n- ${complaints.join('\n- ')}`);
    },
    ready: () =>
      when(
        'ready()',
        ({ mounted }) => mounted.paymentMethod !== null,
        'no payment fields are mounted. Render <PaymentMethod />, or the element of `paymentMethodRef`, first.',
      ).ready(),
    changeAmount: (change) => setAmount({ ...live().amount, ...change }),
    enableSubmit: (canSubmit = true) => live().emit('submit-enabled', canSubmit),
    showSubmit: (visible = true) => live().emit('submit-visible', visible),
    acceptPromotion: (code, discount) => {
      const { amount: before } = when(
        'acceptPromotion()',
        ({ promotionAsked: asked }) =>
          asked?.type === 'apply' && asked.code.toUpperCase() === code.toUpperCase(),
        'nobody has asked for this promotion code. Have the shopper enter it first.',
      );
      setAmount({
        ...before,
        totalAmount: Number(before.totalAmount) - discount,
        discountAmount: discount,
        promotionCodeInfo: { code, discountAmount: discount },
      });
    },
    clearPromotion: () => {
      const { amount: before } = when(
        'clearPromotion()',
        ({ promotionAsked }) => promotionAsked?.type === 'clear',
        'nobody has asked to take the promotion code off.',
      );
      const discount = Number(before.discountAmount ?? 0);
      setAmount({
        ...before,
        totalAmount: Number(before.totalAmount) + discount,
        discountAmount: null,
        promotionCodeInfo: null,
      });
    },
    rejectPromotion: () =>
      when(
        'rejectPromotion()',
        ({ promotionAsked }) => promotionAsked !== null,
        'nobody has asked for a promotion code, or to take one off.',
      ).emit('promo-code-error', sdkError('PromoCodeError')),
    decline: (code = 'card_declined') => {
      const instance = paying('decline()');
      instance.emit('error', sdkError('PaymentError', code));
      instance.emit('submit-enabled', true);
    },
    pend: () => paying('pend()').emit('session-pending', undefined),
    succeed: () => paying('succeed()').emit('session-success', undefined),
    expire: () => live().emit('error', sdkError('SessionExpiredError')),
    raise: (name, code) => live().emit('error', sdkError(name, code)),
  };
}

import { describe, expect, it } from 'vitest';
import { createFakeClink } from '../../src/testing/index.ts';
import type { FakeClink, FakeElements } from '../../src/testing/index.ts';

const REQUEST = { cartId: 'cart_1', uiMode: 'elements', returnUrl: '/complete' } as const;

/** A session, and an instance of it whose fields are in the page and ready. */
async function open(clink: FakeClink, key = 'key_1'): Promise<FakeElements> {
  const { sessionId, publishKey = '' } = await clink.endpoint(REQUEST, { idempotencyKey: key });
  await clink.loadElements({ sessionId, publishKey, environment: 'sandbox' });
  clink.current
    .createElement('paymentMethod')
    .mount(document.body.appendChild(document.createElement('div')));
  await Promise.resolve();
  return clink.current;
}

function told(instance: FakeElements): unknown[] {
  const events: unknown[] = [];
  for (const name of [
    'session-success',
    'session-pending',
    'error',
    'promo-code-error',
    'amount-change',
  ] as const)
    instance.on(name, () => events.push(name));
  return events;
}

describe('a verb at a moment at which Clink would not do it', () => {
  it.each(['decline', 'pend', 'succeed'] as const)('%s is refused while nobody is paying', async (verb) => {
    const clink = createFakeClink();
    const events = told(await open(clink));
    expect(() => clink[verb]()).toThrow(`${verb}(): no payment is under way. Press the pay button first`);
    expect(events).toEqual([]);
  });

  it.each(['decline', 'pend', 'succeed'] as const)('%s is fine for a wallet in the fields', async (verb) => {
    const clink = createFakeClink();
    const events = told(await open(clink));
    clink.showSubmit(false);
    clink[verb]();
    expect(events).toHaveLength(1);
  });

  it('a payment has one end, and a pending one may have it later', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    instance.submit();
    clink.pend();
    clink.decline();
    expect(() => clink.succeed()).toThrow('no payment is under way');
    instance.submit();
    clink.succeed();
    expect(() => clink.succeed()).toThrow('succeed(): the session is paid, and nothing follows that.');
    expect(() => clink.expire()).toThrow('the session is paid');
    expect(() => clink.raise('PaymentError')).toThrow('the session is paid');
    expect(() => clink.ready()).toThrow('the session is paid');
  });

  it.each(['changeAmount', 'enableSubmit', 'showSubmit'] as const)(
    '%s needs a form that the shopper can fill in',
    async (verb) => {
      const clink = createFakeClink({ autoReady: false });
      const instance = await open(clink);
      const act = (): void => (verb === 'changeAmount' ? clink.changeAmount({}) : clink[verb]());
      expect(act).toThrow(`${verb}(): the payment fields are not ready`);
      clink.ready();
      act();
      instance.submit();
      clink.pend();
      expect(act).toThrow('or a payment is pending');
    },
  );

  it('a form that takes the submit back can be submitted again, and not paid before that', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    instance.submit();
    clink.enableSubmit();
    expect(() => clink.succeed()).toThrow('no payment is under way');
    instance.submit();
    clink.succeed();
  });

  it('a wallet in the fields leaves nothing to submit from outside', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    clink.showSubmit(false);
    expect(() => instance.submit()).toThrow('submit while it is not visible');
  });

  it('happens to the newest of two forms', async () => {
    const clink = createFakeClink();
    const first = told(await open(clink));
    const second = told(await open(clink, 'key_2'));
    clink.expire();
    expect([first, second]).toEqual([[], ['error']]);
  });

  it('a promotion code is answered by its name, once, and only when it was asked for', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    expect(() => clink.acceptPromotion('WELCOME10', 2)).toThrow('nobody has asked for this promotion code');
    expect(() => clink.rejectPromotion()).toThrow('nobody has asked for a promotion code');
    instance.promoCodeChange({ type: 'apply', code: 'welcome10' });
    expect(() => clink.acceptPromotion('OTHER', 2)).toThrow('nobody has asked for this promotion code');
    expect(() => clink.clearPromotion()).toThrow('nobody has asked to take');
    clink.acceptPromotion('WELCOME10', 2);
    expect(instance.amount).toMatchObject({ totalAmount: 22, discountAmount: 2 });
    expect(() => clink.rejectPromotion()).toThrow('nobody has asked');
    instance.promoCodeChange({ type: 'apply', code: 'OTHER' });
    clink.acceptPromotion('OTHER', 4.1);
    expect(instance.amount).toMatchObject({ totalAmount: 19.9, discountAmount: 4.1 });
    instance.promoCodeChange({ type: 'apply', code: 'TOO_MUCH' });
    expect(() => clink.acceptPromotion('TOO_MUCH', 25)).toThrow('the total must be a number of 0 or more');
    instance.promoCodeChange({ type: 'clear' });
    clink.clearPromotion();
    expect(instance.amount).toMatchObject({ totalAmount: 24, discountAmount: null });
  });

  it('no price changes while a payment is pending', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    instance.promoCodeChange({ type: 'apply', code: 'WELCOME10' });
    instance.submit();
    clink.pend();
    expect(() => clink.acceptPromotion('WELCOME10', 2)).toThrow(
      'While a payment is pending no price changes.',
    );
  });

  it('there is no form to be ready before the fields are mounted', async () => {
    const clink = createFakeClink({ autoReady: false });
    const { sessionId } = await clink.endpoint(REQUEST, { idempotencyKey: 'key_1' });
    await clink.loadElements({ sessionId, publishKey: 'pk_test_fake', environment: 'sandbox' });
    expect(() => clink.ready()).toThrow('no payment fields are mounted');
  });

  it('says whether nothing was loaded yet or the last instance is gone', async () => {
    const clink = createFakeClink();
    expect(() => clink.expire()).toThrow('nothing has been loaded yet');
    const instance = await open(clink);
    instance.destroy();
    expect(() => clink.expire()).toThrow('the last one was destroyed');
  });

  it('is carried out where the test says that it is not to be strict', async () => {
    const clink = createFakeClink({ strict: false });
    const events = told(await open(clink));
    clink.succeed();
    expect(events).toEqual(['session-success']);
  });
});

describe('a session', () => {
  it('tells how far it has come, over all of its instances', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    const state = (): unknown => clink.sessions[0]?.state;
    expect(state()).toBe('open');
    instance.submit();
    clink.pend();
    instance.destroy();
    await open(clink);
    expect(state()).toBe('pending');
    clink.succeed();
    expect(state()).toBe('paid');
  });

  it('keeps its amount for the next instance of it', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    clink.changeAmount({ totalAmount: 30 });
    instance.destroy();
    expect((await open(clink)).amount).toMatchObject({ totalAmount: 30 });
    expect((await open(clink, 'key_2')).amount).toMatchObject({ totalAmount: 24 });
  });

  it('is taken from the moment at which its load begins', async () => {
    const clink = createFakeClink();
    const held = clink.hold('load');
    const first = open(clink);
    await expect(open(clink)).rejects.toMatchObject({ name: 'DuplicateInstanceError' });
    held.release();
    await first;
    expect(clink.misuses).toEqual(['load of a session that has a live instance']);
  });

  it('is free again when its load has failed', async () => {
    const clink = createFakeClink();
    clink.failToLoad();
    await expect(open(clink)).rejects.toThrow();
    await open(clink);
    expect(clink.misuses).toEqual([]);
  });

  it('cannot be loaded once its time is over', async () => {
    const clink = createFakeClink({ sessionLifetime: 0 });
    await expect(open(clink)).rejects.toMatchObject({ name: 'SessionExpiredError' });
  });
});

describe('the endpoint', () => {
  it('makes one session for a key and tells what was asked of it', async () => {
    const clink = createFakeClink();
    const first = await clink.endpoint(REQUEST, { idempotencyKey: 'key_1' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const again = await clink.endpoint(REQUEST, { idempotencyKey: 'key_1' });
    const other = await clink.endpoint(REQUEST, { idempotencyKey: 'key_2' });
    expect(again).toEqual(first);
    expect(other.sessionId).not.toBe(first.sessionId);
    expect(clink.sessions.map(({ idempotencyKey, request }) => [idempotencyKey, request['cartId']])).toEqual([
      ['key_1', 'cart_1'],
      ['key_2', 'cart_1'],
    ]);
    expect(clink.calls).toEqual(['endpoint', 'endpoint', 'endpoint']);
  });

  it('refuses a call without a key, as a wrapper makes it that hands on half of its arguments', async () => {
    const clink = createFakeClink();
    const careless = clink.endpoint as (request: typeof REQUEST) => Promise<unknown>;
    await expect(careless(REQUEST)).rejects.toThrow('without an idempotency key');
    expect(clink.sessions).toEqual([]);
  });
});

describe('a load that fails', () => {
  it('does so once, by the name that the SDK gives it', async () => {
    const clink = createFakeClink();
    clink.failToLoad('SessionNotSupportedError', 'UI_MODE');
    await expect(open(clink)).rejects.toMatchObject({ name: 'SessionNotSupportedError', code: 'UI_MODE' });
    expect(await open(clink)).toBe(clink.current);
  });

  it('is one that may pass where nothing else is said', async () => {
    const clink = createFakeClink();
    clink.failToLoad();
    await expect(open(clink)).rejects.toMatchObject({ name: 'SessionLoadError' });
  });
});

describe('verify', () => {
  it('is content with a test that used all of what it arranged', async () => {
    const clink = createFakeClink();
    const held = clink.hold('endpoint');
    const opened = open(clink);
    held.release();
    await opened;
    expect(() => clink.verify()).not.toThrow();
  });

  it('tells of what was arranged and never came', () => {
    const clink = createFakeClink();
    clink.hold('endpoint');
    clink.failToLoad();
    expect(() => clink.verify()).toThrow(
      'The fake Clink complains:\n- the next endpoint was to wait, and there was none\n- the next load was to fail, and there was none',
    );
  });

  it('tells of what the SDK forbids, though a caller has swallowed it', async () => {
    const clink = createFakeClink();
    const instance = await open(clink);
    instance.destroy();
    expect(() => instance.submit()).toThrow('submit after destroy');
    expect(() => clink.verify()).toThrow('Clink’s SDK forbids this: submit after destroy');
  });
});

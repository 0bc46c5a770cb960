import { beforeEach, describe, expect, it } from 'vitest';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { canRenew, isResuming } from '../../src/checkout/state.ts';
import { openTestCheckout, resetPage } from './createTestCheckout.ts';

beforeEach(resetPage);

const loads = (calls: readonly string[]): number => calls.filter((call) => call === 'load').length;

describe('a form that was moved in the page', () => {
  it('is loaded anew with the same session, the old instance destroyed first (case 16)', async () => {
    const test = await openTestCheckout();
    test.disturb('moved');
    expect(test.checkout.getState().status).toBe('loading');
    await test.settle();
    expect(test.checkout.getState().status).toBe('ready');
    expect(test.sessions).toHaveLength(1);
    expect(test.forgotten).toEqual([]);
    expect(test.fake.calls.indexOf('destroy')).toBeLessThan(test.fake.calls.lastIndexOf('load'));
    expect(test.fake.misuses).toEqual([]);
  });

  it('ends a submit that was under way as one whose outcome is not known, with nothing to pay again (cases 16, 20)', async () => {
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    test.disturb('moved');
    await expect(submitted).resolves.toMatchObject({
      ok: false,
      error: { code: 'element_removed', phase: 'payment' },
    });
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', progress: 'submitted' });
    expect(test.progress.at(-1)).toBe('submitted');
    expect(canRenew(test.checkout.getState())).toBe(false);
  });

  it('is taken for one that may be paying while a wallet has the payment in hand (case 16)', async () => {
    const test = await openTestCheckout();
    test.fake.showSubmit(false);
    test.disturb('moved');
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', progress: 'submitted' });
    // First that there is something to come back to, then that it may be paid.
    expect(test.progress).toEqual(['open', 'submitted']);
  });

  it('that was pending is pending again, and in flight all the while (cases 16, 20)', async () => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    test.fake.pend();
    test.disturb('moved');
    expect(isResuming(test.checkout.getState())).toBe(true);
    await test.settle();
    expect(test.checkout.getState().status).toBe('pending');
    expect(test.sessions).toHaveLength(1);
  });

  it('again and again is told at the fourth time, and loaded again when the shopper asks (case 16)', async () => {
    const test = await openTestCheckout();
    for (let move = 0; move < 3; move += 1) {
      test.disturb('moved');
      await test.settle();
      expect(test.checkout.getState().status).toBe('ready');
    }
    test.disturb('moved');
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', error: { code: 'element_removed' } });
    test.checkout.retry();
    await test.settle();
    test.disturb('moved');
    await test.settle();
    expect(test.checkout.getState().status).toBe('ready');
  });

  it('before it can be used is left to the SDK and the time limit', async () => {
    const test = await openTestCheckout({ autoReady: false });
    test.disturb('moved');
    expect(test.checkout.getState().status).toBe('mounting');
    expect(loads(test.fake.calls)).toBe(1);
  });

  it('is let be once the checkout is complete', async () => {
    const test = await openTestCheckout();
    test.fake.succeed();
    test.disturb('moved');
    test.disturb('removed');
    await test.settle();
    expect(test.checkout.getState().status).toBe('complete');
    expect(loads(test.fake.calls)).toBe(1);
  });
});

describe('a form that was removed from the page', () => {
  it('is told, its instance destroyed, and shown again by a retry with the same session (cases 17, 19)', async () => {
    const test = await openTestCheckout();
    test.disturb('removed');
    expect(test.checkout.getState()).toMatchObject({
      status: 'failed',
      error: { code: 'element_removed', phase: 'mount', retryable: true },
    });
    await test.settle();
    expect(test.fake.instances.map(({ isDestroyed }) => isDestroyed)).toEqual([true]);
    test.checkout.retry();
    await test.settle();
    expect(test.checkout.getState().status).toBe('ready');
    expect(test.sessions).toHaveLength(1);
  });

  it('is told as such when its container is still missing at the retry (case 17)', async () => {
    const test = await openTestCheckout();
    document.body.replaceChildren();
    test.disturb('removed');
    test.checkout.retry();
    await test.settle();
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', error: { code: 'element_removed' } });
  });

  it('is told with the reason where the page does not let it load (case 79)', async () => {
    const test = await openTestCheckout();
    test.disturb(new CheckoutError('csp_blocked', { phase: 'mount' }));
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', error: { code: 'csp_blocked' } });
  });

  it('is let be while a payment is under way and its place is there: the SDK may have done it', async () => {
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    test.disturb('removed');
    expect(test.checkout.getState().status).toBe('submitting');
    test.fake.succeed();
    await expect(submitted).resolves.toMatchObject({ ok: true });
  });

  it('with its place in the middle of a payment leaves the outcome unknown (case 20)', async () => {
    const test = await openTestCheckout();
    void test.checkout.submit();
    document.body.replaceChildren();
    test.disturb('removed');
    expect(test.checkout.getState()).toMatchObject({ status: 'failed', progress: 'submitted' });
  });

  it('is watched no more once the checkout is left', async () => {
    const test = await openTestCheckout();
    const { disturb } = test;
    test.checkout.close();
    disturb('removed');
    expect(test.checkout.getState().status).toBe('idle');
  });
});

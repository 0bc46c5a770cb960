import { beforeEach, describe, expect, it } from 'vitest';
import { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { openTestCheckout, resetPage } from './createTestCheckout.ts';

beforeEach(resetPage);

const loads = (calls: readonly string[]): number => calls.filter((call) => call === 'load').length;

describe('a form that was moved in the page', () => {
  it('is loaded anew with the same session, the old instance destroyed first (case 16)', async () => {
    const test = await openTestCheckout();
    test.disturb('moved');
    expect(test.checkout.getState().status).toBe('creating');
    await test.settle();
    expect(test.checkout.getState().status).toBe('ready');
    expect(test.sessions).toHaveLength(1);
    expect(test.forgotten).toEqual([]);
    expect(test.fake.calls.indexOf('destroy')).toBeLessThan(test.fake.calls.lastIndexOf('load'));
    expect(test.fake.misuses).toEqual([]);
  });

  it('answers a submit that was under way, and keeps in mind that it may have paid (case 16)', async () => {
    const test = await openTestCheckout();
    const submitted = test.checkout.submit();
    test.disturb('moved');
    await expect(submitted).resolves.toMatchObject({
      ok: false,
      error: { code: 'element_removed', phase: 'payment' },
    });
    await test.settle();
    expect(test.progress).toEqual(['submitted']);
    expect(test.sessions).toHaveLength(1);
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

  it('is watched no more once the checkout is left', async () => {
    const test = await openTestCheckout();
    const { disturb } = test;
    test.checkout.close();
    disturb('removed');
    expect(test.checkout.getState().status).toBe('idle');
  });
});

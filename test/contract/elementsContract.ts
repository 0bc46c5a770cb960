import { afterEach, describe, expect, it } from 'vitest';
import { readAmount } from '../../src/checkout/amount.ts';
import type {
  ClinkElements,
  ElementsEvents,
  LoadElements,
  LoadElementsOptions,
} from '../../src/elements/ClinkElements.ts';

/** One implementation of the SDK, and the other side's part in what the contract needs. */
export interface ContractHarness {
  readonly load: LoadElements;
  createSession(): Promise<LoadElementsOptions>;
  /** Answers a promotion code that was asked for, where the implementation does not do so by itself. */
  answerPromotion(answer: 'accepted' | 'cleared' | 'rejected'): void;
  expire(sessionId: string): Promise<void>;
  /** Pays with the payment fields of `container`, so that it ends like this. */
  pay(
    instance: ClinkElements,
    container: HTMLElement,
    end: 'succeeds' | 'is refused' | 'is pending',
  ): Promise<void>;
}

const NAMES: readonly (keyof ElementsEvents)[] = [
  'amount-change',
  'submit-visible',
  'submit-enabled',
  'session-init-success',
  'session-success',
  'session-pending',
  'promo-code-error',
  'error',
];

interface Recorded {
  readonly options: LoadElementsOptions;
  readonly instance: ClinkElements;
  readonly events: { readonly name: keyof ElementsEvents; readonly payload: unknown }[];
  readonly container: HTMLElement;
}

/** What this library relies on in Clink's SDK. Whoever stands in for the SDK has to keep it. */
export function describeElementsContract(name: string, createHarness: () => ContractHarness): void {
  describe(`${name} keeps the contract of Clink Elements`, () => {
    const harness = createHarness();
    let undo: (() => void)[] = [];
    afterEach(() => {
      for (const step of undo) step();
      undo = [];
    });

    const load = async (given?: LoadElementsOptions): Promise<Recorded> => {
      const options = given ?? (await harness.createSession());
      const instance = await harness.load(options);
      const events: Recorded['events'] = [];
      for (const event of NAMES)
        instance.on(event, (payload: unknown) => events.push({ name: event, payload }));
      const container = document.body.appendChild(document.createElement('div'));
      let isDestroyed = false;
      const { destroy } = instance;
      instance.destroy = () => {
        isDestroyed = true;
        destroy.call(instance);
      };
      undo.push(() => {
        if (!isDestroyed) instance.destroy();
        container.remove();
      });
      return { options, instance, events, container };
    };
    const until = (recorded: Recorded, event: keyof ElementsEvents) =>
      expect.poll(() => recorded.events.map(({ name: seen }) => seen), { timeout: 8000 }).toContain(event);
    const loadReady = async (options?: LoadElementsOptions): Promise<Recorded> => {
      const recorded = await load(options);
      recorded.instance.createElement('paymentMethod').mount(recorded.container);
      await until(recorded, 'session-init-success');
      return recorded;
    };
    const last = (recorded: Recorded, event: keyof ElementsEvents): unknown =>
      recorded.events.findLast(({ name: seen }) => seen === event)?.payload;

    it('does not accept an environment that the key does not belong to', async () => {
      const options = await harness.createSession();
      await expect(harness.load({ ...options, environment: 'production' })).rejects.toMatchObject({
        name: 'ClinkApiError',
      });
    });

    it('gives a session one instance at a time, and a new one after destroy', async () => {
      const options = await harness.createSession();
      const first = await load(options);
      await expect(harness.load(options)).rejects.toThrow();
      first.instance.destroy();
      await expect(load(options)).resolves.toBeDefined();
    });

    it('gives a session to the first of two loads, also before that has an answer', async () => {
      const options = await harness.createSession();
      const first = load(options);
      await expect(harness.load(options)).rejects.toThrow();
      await expect(first).resolves.toBeDefined();
    });

    it('gives no instance of a session that is paid', async () => {
      const recorded = await loadReady();
      await harness.pay(recorded.instance, recorded.container, 'succeeds');
      await until(recorded, 'session-success');
      recorded.instance.destroy();
      await expect(harness.load(recorded.options)).rejects.toMatchObject({ name: 'SessionCompleteError' });
    });

    it('gives no instance of a session that has expired', async () => {
      const recorded = await loadReady();
      await harness.expire(recorded.options.sessionId);
      recorded.instance.destroy();
      await expect(harness.load(recorded.options)).rejects.toMatchObject({ name: 'SessionExpiredError' });
    });

    it('tells the next instance of a session that its payment is pending, and lets nobody pay it twice', async () => {
      const before = await loadReady();
      await harness.pay(before.instance, before.container, 'is pending');
      await until(before, 'session-pending');
      before.instance.destroy();
      const recorded = await loadReady(before.options);
      await until(recorded, 'session-pending');
      expect(recorded.events.map(({ name: seen }) => seen)).toEqual([
        'amount-change',
        'submit-visible',
        'submit-enabled',
        'session-init-success',
        'session-pending',
      ]);
      expect(last(recorded, 'submit-enabled')).toBe(false);
      expect(() => recorded.instance.submit()).toThrow();
    });

    it('creates each element once, the payment method first', async () => {
      const { instance } = await load();
      expect(() => instance.createElement('currencySelect')).toThrow();
      instance.createElement('paymentMethod');
      instance.createElement('currencySelect');
      expect(() => instance.createElement('paymentMethod')).toThrow();
      expect(() => instance.createElement('currencySelect')).toThrow();
    });

    it('mounts into elements of the page only', async () => {
      const { instance } = await load();
      const element = instance.createElement('paymentMethod');
      expect(() => element.mount(document.createElement('div'))).toThrow();
    });

    it('mounts an element in one place at a time', async () => {
      const { instance, container } = await load();
      const element = instance.createElement('paymentMethod');
      element.mount(container);
      expect(() => element.mount(container)).toThrow();
      element.unmount();
      expect(() => element.mount(container)).not.toThrow();
    });

    it('takes no submit while its fields are off the page, and says again that it is ready when they are back', async () => {
      const recorded = await load();
      const element = recorded.instance.createElement('paymentMethod');
      element.mount(recorded.container);
      await until(recorded, 'session-init-success');
      element.unmount();
      expect(() => recorded.instance.submit()).toThrow();
      const before = recorded.events.length;
      element.mount(recorded.container);
      await expect
        .poll(() => recorded.events.slice(before).map(({ name: seen }) => seen), { timeout: 8000 })
        .toEqual(['amount-change', 'submit-visible', 'submit-enabled', 'session-init-success']);
      expect(last(recorded, 'submit-enabled')).toBe(true);
    });

    it('tells amount, visibility and permission before it says that it is ready', async () => {
      const recorded = await loadReady();
      const order = recorded.events.map(({ name: seen }) => seen);
      expect(order).toEqual(['amount-change', 'submit-visible', 'submit-enabled', 'session-init-success']);
      expect(last(recorded, 'submit-enabled')).toBe(true);
      expect(last(recorded, 'submit-visible')).toBe(true);
      expect(readAmount(last(recorded, 'amount-change'))).toMatchObject({
        total: 24,
        currency: 'USD',
        acceptsPromotionCode: true,
        promotion: null,
      });
    });

    it('refuses a submit before it is ready', async () => {
      const { instance } = await load();
      expect(() => instance.submit()).toThrow();
    });

    it('says that no second submit is possible while one is under way', async () => {
      const recorded = await loadReady();
      void recorded.instance.submit();
      expect(last(recorded, 'submit-enabled')).toBe(false);
      expect(() => recorded.instance.submit()).toThrow();
    });

    it('tells a refused payment as an error with a code, then allows another try', async () => {
      const recorded = await loadReady();
      await harness.pay(recorded.instance, recorded.container, 'is refused');
      await until(recorded, 'error');
      expect(last(recorded, 'error')).toMatchObject({ name: 'PaymentError', code: 'card_declined' });
      await expect.poll(() => last(recorded, 'submit-enabled')).toBe(true);
      await harness.pay(recorded.instance, recorded.container, 'succeeds');
      await until(recorded, 'session-success');
      expect(() => recorded.instance.submit()).toThrow();
    });

    it('tells an accepted payment as pending before its success', async () => {
      const recorded = await loadReady();
      await harness.pay(recorded.instance, recorded.container, 'is pending');
      await until(recorded, 'session-pending');
      expect(recorded.events.map(({ name: seen }) => seen)).not.toContain('session-success');
      expect(last(recorded, 'submit-enabled')).toBe(false);
    });

    it('unmounts any number of times', async () => {
      const { instance, container } = await load();
      const element = instance.createElement('paymentMethod');
      element.mount(container);
      element.unmount();
      element.unmount();
      expect(container.childElementCount).toBe(0);
    });

    it('applies a promotion code, clears it, and reports one that is refused', async () => {
      const recorded = await loadReady();
      const promotion = () => readAmount(last(recorded, 'amount-change'))?.promotion?.code;
      void recorded.instance.promoCodeChange({ type: 'apply', code: 'WELCOME10' });
      harness.answerPromotion('accepted');
      await expect.poll(promotion).toBe('WELCOME10');
      expect(readAmount(last(recorded, 'amount-change'))).toMatchObject({ total: 21.6, discount: 2.4 });
      void recorded.instance.promoCodeChange({ type: 'clear' });
      harness.answerPromotion('cleared');
      await expect.poll(promotion).toBeUndefined();
      void recorded.instance.promoCodeChange({ type: 'apply', code: 'NO-SUCH-CODE' });
      harness.answerPromotion('rejected');
      await until(recorded, 'promo-code-error');
      expect(last(recorded, 'promo-code-error')).toMatchObject({ name: 'PromoCodeError' });
      expect(last(recorded, 'submit-enabled')).toBe(true);
    });

    it('changes locale and theme without starting again', async () => {
      const recorded = await loadReady();
      recorded.instance.setLocale('de');
      recorded.instance.setTheme('dark');
      expect(recorded.events.filter(({ name: seen }) => seen === 'session-init-success')).toHaveLength(1);
    });

    it('tells the end of the session by its name', async () => {
      const recorded = await loadReady();
      await harness.expire(recorded.options.sessionId);
      // A session that ended elsewhere is noticed when something is asked of it.
      void recorded.instance.promoCodeChange({ type: 'apply', code: 'WELCOME10' });
      await until(recorded, 'error');
      expect(last(recorded, 'error')).toMatchObject({ name: 'SessionExpiredError' });
    });

    it('calls a handler no more that was taken off', async () => {
      const { instance, container, events } = await load();
      const seen: unknown[] = [];
      const handler = (payload: unknown): number => seen.push(payload);
      instance.on('submit-enabled', handler);
      instance.off('submit-enabled', handler);
      instance.createElement('paymentMethod').mount(container);
      await expect.poll(() => events.length, { timeout: 8000 }).toBeGreaterThan(3);
      expect(seen).toEqual([]);
    });

    it('cannot be used after destroy, and is silent then', async () => {
      const recorded = await loadReady();
      const { instance } = recorded;
      instance.destroy();
      const before = recorded.events.length;
      const uses: (() => unknown)[] = [
        () => instance.createElement('currencySelect'),
        () => instance.on('error', () => {}),
        () => instance.submit(),
        () => instance.setLocale('de'),
        () => instance.setTheme('dark'),
        () => instance.promoCodeChange({ type: 'clear' }),
        () => instance.destroy(),
      ];
      for (const use of uses) await expect((async () => use())()).rejects.toThrow();
      expect(recorded.container.childElementCount).toBe(0);
      expect(recorded.events).toHaveLength(before);
    });

    it('keeps two sessions on one page apart', async () => {
      const first = await loadReady();
      const second = await loadReady();
      first.instance.destroy();
      void second.instance.promoCodeChange({ type: 'apply', code: 'WELCOME10' });
      harness.answerPromotion('accepted');
      await expect.poll(() => readAmount(last(second, 'amount-change'))?.promotion?.code).toBe('WELCOME10');
      expect(readAmount(last(first, 'amount-change'))?.promotion).toBeNull();
    });
  });
}
